// Decides a scan on this device: the pack says whose badge it is and what was known when it was made, the passes that
// were seen here since say the rest, and the rules decide. What comes out looks like an answer of the server.
import { canonical, isShort, markOf } from "./pack.js";
import { decide, letsIn, sentenceKey } from "./rules.js";

export class Judge {
  /** `passes(mark)` tells what this device saw of a badge; `inside(zone)` how many it believes to be in a zone, or null. */
  constructor(pack, { gate, lang, passes, inside = () => null }) {
    Object.assign(this, { pack, gate, lang, passes, inside });
    const numbers = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" };
    this.clock = new Intl.DateTimeFormat("en", { timeZone: pack.head.zone, hourCycle: "h23", ...numbers });
  }

  /** The answer to a scan, and the pass to remember if somebody went through. `at`: milliseconds by the show's clock. */
  async answer(scan, at) {
    const { day, minute } = this.local(at);
    const code = canonical(scan.code);
    const row = code && (await this.pack.row(code));
    const mark = row && (await markOf(code, this.pack.head.edition));
    const visits = row ? this.history(row, await this.passes(mark)) : new Map();
    const { zone, way } = this.door();
    const reading = row ? badge(row, visits, day, zone) : stranger(scan.code, code);
    const { direction } = scan;
    const occasion = { zone, day, minute, direction, way, inside: this.inside(zone), forced: false };
    const verdict = decide(this.pack.head.rules, reading, occasion);
    const today = visits.get(`${day} ${zone}`);
    const enters = letsIn(verdict.reason);
    const went = enters || verdict.reason === "left";
    // By how much the count of the zone changes.
    const moved = Number(enters) - Number(today?.inside ?? false);
    const pass = mark && went ? { scan_id: scan.scan_id, mark, day, minute, at, gate: this.gate, zone, direction, moved } : null;
    return { answer: this.told(verdict, row, today), pass };
  }

  /** Where this gate leads, and which way it is passed. */
  door() {
    const { zones, ways } = this.pack.head;
    return { zone: zones[this.gate], way: ways?.[this.gate] };
  }

  /** Day and minute as the show's clocks show them. */
  local(at) {
    const part = Object.fromEntries(this.clock.formatToParts(at).map(({ type, value }) => [type, value]));
    return { day: `${part.year}-${part.month}-${part.day}`, minute: Number(part.hour) * 60 + Number(part.minute) };
  }

  /** The days of a badge in each zone: as the pack knows them, and what was seen here that it cannot know. */
  history(row, passes) {
    const visits = new Map();
    const put = (visit) => visits.set(`${visit.day} ${visit.zone}`, visit);
    // Days before the last one are told by the number of their entries only.
    for (const [zone, entries] of Object.entries(row.e ?? {})) put({ day: "", zone, entries });
    for (const [day, first, gate, entries, last, inside, zone] of row.h ?? []) {
      put({ day, zone, first, gate, entries, last, inside: inside === 1 });
    }
    const news = passes.filter(({ settled }) => !settled || settled > this.pack.head.made_at);
    for (const { day, minute, gate, direction, zone = this.pack.head.zones[gate] } of news.sort((a, b) => a.at - b.at)) {
      const known = visits.get(`${day} ${zone}`);
      if (direction === "out") {
        if (known) known.inside = false;
      } else if (known) {
        Object.assign(known, { entries: known.entries + 1, last: minute, inside: true });
      } else {
        put({ day, zone, first: minute, gate, entries: 1, last: minute, inside: true });
      }
    }
    return visits;
  }

  told(verdict, row, today) {
    const { head } = this.pack;
    const language = this.lang === "en" ? "en" : "zh";
    const category = row && (head.categories[row.g]?.[language] || row.g);
    const [day, minute] = verdict.next ?? ["", 0];
    const places = {
      category: category ?? "",
      day: head.days[this.lang]?.[day] ?? day,
      time: clockTime(minute),
      since: today ? clockTime(today.first) : "",
      gate: today ? head.gates[today.gate]?.[language] || today.gate : "",
    };
    const sentence = head.sentences[this.lang]?.[sentenceKey(verdict)] ?? verdict.reason;
    return {
      // Nobody is sent away for a code that cannot be checked here.
      result: verdict.reason === "unread" ? "undecided" : verdict.result,
      reason: verdict.reason,
      sentence: sentence.replace(/\{(\w+)\}/g, (whole, name) => places[name] ?? whole),
      badge: row ? { name: row.n, company: row.c, category: row.g, category_name: category } : undefined,
      first_admission: today ? { time: places.since, gate: today.gate, gate_name: places.gate } : undefined,
    };
  }
}

function badge(row, visits, day, zone) {
  const today = visits.get(`${day} ${zone}`);
  const all = [...visits.values()];
  return {
    category: row.g,
    revoked: Boolean(row.r),
    blocked: Boolean(row.b),
    valid_from: row.f,
    valid_until: row.u,
    earlier: today ? (today.inside ? "inside" : "left") : null,
    elsewhere: all.some((visit) => visit.day === day && visit.zone !== zone),
    entries: all.filter((visit) => visit.zone === zone).reduce((sum, { entries }) => sum + entries, 0),
    entries_today: today?.entries ?? 0,
    last_entry: today?.last ?? null,
  };
}

function stranger(given, code) {
  if (code) return "unlisted";
  return isShort(given) ? "typed" : "unknown";
}

function clockTime(minute) {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}
