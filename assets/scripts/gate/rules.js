// Who may pass which gate, and when: the twin of `src/entry/admission.rs`, for a device without a connection. The rules
// themselves come with the pack as data. `tests/cases/admission.json` holds both to one table of answers: change one,
// and the other fails. Nothing here asks, waits or knows a clock.

const OUTCOMES = {
  ok: "admitted",
  back: "admitted",
  left: "admitted",
  greet: "attention",
  not_inside: "attention",
  force: "attention",
  unchecked: "attention",
  already_inside: "repeat",
};
const LETS_IN = new Set(["ok", "greet", "back", "force", "unchecked"]);
const STRANGERS = {
  unknown: "unknown_code",
  forged: "forged",
  other_edition: "other_edition",
  unlisted: "unchecked",
  typed: "unread",
};
const MIDNIGHT = 24 * 60;

/** Does somebody walk in on this reason? */
export const letsIn = (reason) => LETS_IN.has(reason);

const verdict = (reason, more = {}) => ({ result: OUTCOMES[reason] ?? "refused", reason, next: null, phase: null, ...more });

/**
 * The verdict on one scan.
 * @param rules    `{windows, categories}` of the pack
 * @param reading  the word for a code that is no badge here (`unknown`, `unlisted`, …), or the badge: `{category, revoked,
 *                 blocked, valid_from, valid_until, earlier, elsewhere, entries, entries_today, last_entry}`
 * @param occasion `{zone, day, minute, direction, way, inside, forced}`; `inside`: how many are in the zone, if that is known
 */
export function decide(rules, reading, occasion) {
  if (typeof reading === "string") return verdict(STRANGERS[reading]);
  const badge = reading;
  if (badge.revoked) return verdict("revoked");
  if (badge.blocked) return verdict("blocked");
  const out = occasion.direction === "out";
  const turned = (occasion.way ?? "both") !== "both" && occasion.way !== occasion.direction;
  if (out && !turned) return verdict(badge.earlier ? "left" : "not_inside");
  if (occasion.forced && !out) return verdict("force");
  if (turned) return verdict("wrong_way");
  const category = rules.categories.find(({ code }) => code === badge.category);
  if (!category) return verdict("wrong_category");
  return (
    validity(badge, occasion) ??
    hours(rules, category, badge, occasion) ??
    zone(category, occasion) ??
    stillInside(category, badge) ??
    limits(category, badge, occasion) ??
    room(rules, badge, occasion) ??
    welcome(category, badge.earlier)
  );
}

function validity(badge, { day }) {
  if (badge.valid_from && day < badge.valid_from) return verdict("not_valid_yet");
  if (badge.valid_until && day > badge.valid_until) return verdict("expired");
  return null;
}

function hours({ windows }, category, { earlier, elsewhere }, { day, minute }) {
  const lastShow = windows.findLast(({ phase }) => phase === "show")?.day;
  const mine = windows.filter((window) => category.phases.includes(window.phase) && (!category.last_day_only || window.day === lastShow));
  const later = mine.find((window) => window.day > day || (window.day === day && opens(category, window) > minute));
  const next = later ? [later.day, opens(category, later)] : null;

  const today = windows.filter((window) => window.day === day);
  if (today.length === 0) return verdict("closed_today", { next });
  const mineToday = mine.filter((window) => window.day === day);
  if (mineToday.length === 0) {
    const waits = category.last_day_only && next;
    const { phase } = today.find((window) => minute < window.closes) ?? today[0];
    return verdict(waits ? "not_valid_yet" : "wrong_category", { next, phase });
  }
  const until = (window) => (earlier || elsewhere || worksHere(category) ? window.closes : window.last_entry);
  if (mineToday.some((window) => opens(category, window) <= minute && minute <= until(window))) return null;
  const stillToCome = mineToday.some((window) => minute < opens(category, window));
  return verdict(stillToCome ? "too_early" : "too_late", { next });
}

/** Whoever builds, staffs or clears the show is not a guest: last entry does not bind them. */
function worksHere({ phases }) {
  return phases.some((phase) => phase !== "show");
}

function opens({ from }, window) {
  return from != null && window.phase === "show" ? Math.min(from, window.opens) : window.opens;
}

function zone({ zones }, occasion) {
  return zones.some((zone) => zone === "all" || zone === occasion.zone) ? null : verdict("wrong_zone");
}

function stillInside({ reentry }, { earlier }) {
  return earlier === "inside" && (reentry ?? "after_exit") === "after_exit" ? verdict("already_inside") : null;
}

/** The numbers of a category. The limit that lasts longest is told first. */
function limits({ entries, entries_a_day, gap }, badge, { day, minute }) {
  if (entries != null && badge.entries >= entries) return verdict("used_up");
  if (entries_a_day != null && badge.entries_today >= entries_a_day) return verdict("used_up_today");
  if (gap == null || badge.last_entry == null) return null;
  const again = badge.last_entry + gap;
  return minute < again ? verdict("too_soon", { next: again < MIDNIGHT ? [day, again] : null }) : null;
}

/** A full zone takes one in when one goes out. Whoever is counted as inside already takes no room. */
function room({ zones = [] }, { earlier }, { zone, inside }) {
  const limited = zones.find(({ code }) => code === zone);
  if (!limited || inside == null || earlier === "inside") return null;
  return inside >= limited.capacity ? verdict("full") : null;
}

function welcome({ greet }, earlier) {
  if (earlier) return verdict("back");
  return verdict(greet ? "greet" : "ok");
}

/** The key of the one sentence that helps. */
export function sentenceKey({ reason, phase, next }) {
  const plain = `entry-why-${reason.replaceAll("_", "-")}`;
  switch (reason) {
    case "wrong_category":
      if (phase === "build_up" && next) return `${plain}-build-up`;
      return phase === "tear_down" ? `${plain}-tear-down` : plain;
    case "too_early":
      return next ? plain : `${plain}-today`;
    case "too_late":
    case "closed_today":
      return next ? `${plain}-next` : plain;
    case "not_valid_yet":
      return next ? `${plain}-day` : plain;
    case "too_soon":
      return next ? `${plain}-at` : plain;
    default:
      return plain;
  }
}
