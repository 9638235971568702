// What the steward sees: the verdict as colour, shape and word with the name large, the strip that says
// whether there is a connection, and the last few scans.

const KEEP = 12;
const COUNTED = new Set(["ok", "greet", "force"]);

export class Card {
  constructor(page, words, signals) {
    this.words = words;
    this.signals = signals;
    this.page = page;
    this.card = page.querySelector("[data-gate-result]");
    this.strip = page.querySelector("[data-gate-strip]");
    this.log = page.querySelector("[data-gate-log]");
    this.latest = 0;
  }

  asking(seq, scan) {
    this.latest = seq;
    // Only a slow answer is worth saying that we are waiting for it.
    this.wait = setTimeout(() => {
      if (this.latest === seq) this.draw({ result: "asking" }, scan);
    }, 200);
  }

  show(seq, scan, answer, ms) {
    clearTimeout(this.wait);
    this.note(scan, answer);
    if (seq < this.latest) return;
    this.draw(answer, scan);
    Object.assign(this.card.dataset, { seq, token: scan.code, ms: Math.round(ms) });
    this.signals.give(answer.result);
    if (COUNTED.has(answer.reason)) this.countOne();
  }

  /** A kept scan has been decided after all. What this device decided itself was counted then. */
  settle(scan, answer) {
    if (scan.offline) return;
    const late = this.log.querySelector(`[data-scan="${scan.scan_id}"]`);
    if (late) late.replaceWith(this.entry(scan, answer));
    else this.note(scan, answer);
    if (this.card.dataset.verdict === "undecided" && this.card.dataset.token === scan.code) {
      this.draw(answer, scan);
      this.signals.give(answer.result);
    }
    if (COUNTED.has(answer.reason)) this.countOne();
  }

  /** Something is wrong with the scanner itself. */
  trouble(sentence) {
    this.draw({ result: "trouble", sentence });
  }

  link(state, decides) {
    const told = state === "off" && decides ? "alone" : state;
    this.strip.dataset.link = state;
    this.strip.querySelector("[data-link-word]").textContent = this.words.link[told];
  }

  /** How old the pack is: `{kind, n}`. */
  pack({ kind, n }) {
    const place = this.strip.querySelector("[data-pack]");
    place.dataset.pack = kind;
    place.textContent = this.words.pack[kind].replace("{n}", n);
  }

  /** How many are in the zone behind the gate: `{inside, capacity}`. */
  behind(zone) {
    const place = this.strip.querySelector("[data-behind]");
    place.hidden = !zone;
    if (!zone) return;
    const { inside, capacity } = zone;
    const full = capacity != null && inside >= capacity;
    place.dataset.behind = full ? "full" : "room";
    place.querySelector("[data-inside]").textContent = capacity == null ? inside : `${inside} / ${capacity}`;
    place.querySelector("[data-behind-word]").textContent = full ? this.words.full : "";
  }

  waiting(many) {
    const place = this.strip.querySelector("[data-pending]");
    place.dataset.pending = many;
    place.textContent = many;
    place.parentElement.classList.toggle("some", many > 0);
  }

  countOne() {
    const count = this.strip.querySelector("[data-today]");
    count.textContent = Number(count.textContent) + 1;
  }

  draw(answer, scan) {
    const { result, badge } = answer;
    const shape = this.page.querySelector(`template[data-shape="${result}"]`);
    const first = answer.first_admission;
    this.card.dataset.verdict = result;
    this.part("shape").replaceChildren(shape ? shape.content.cloneNode(true) : "");
    this.part("word").textContent = this.words.verdict[result];
    this.part("why").textContent = answer.sentence ?? this.words.why[answer.reason ?? result] ?? answer.reason ?? "";
    this.part("name").textContent = badge?.name ?? (result === "asking" || !scan ? "" : shorten(scan.code));
    this.part("firm").textContent = [badge?.company, badge?.category_name].filter(Boolean).join(" · ");
    this.part("since").textContent = first && result === "repeat" ? `${first.time} · ${first.gate_name}` : "";
    delete this.card.dataset.fresh;
    requestAnimationFrame(() => (this.card.dataset.fresh = ""));
  }

  note(scan, answer) {
    this.log.prepend(this.entry(scan, answer));
    while (this.log.children.length > KEEP) this.log.lastElementChild.remove();
  }

  entry(scan, answer) {
    const item = document.createElement("li");
    const when = new Date(scan.scanned_at).toTimeString().slice(0, 8);
    const mark = this.words.mark[answer.result] ?? "";
    item.dataset.scan = scan.scan_id;
    item.dataset.verdict = answer.result;
    item.textContent = `${when} ${answer.badge?.name ?? shorten(scan.code)} ${mark}`;
    return item;
  }

  part(name) {
    return this.card.querySelector(`[data-part="${name}"]`);
  }
}

/** A code nobody could name: its last characters are enough to tell two apart. */
function shorten(code) {
  const tail = code.slice(code.lastIndexOf("/") + 1);
  return tail.length > 12 ? `…${tail.slice(-6)}` : tail;
}
