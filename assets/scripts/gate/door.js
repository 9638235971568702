// The one function every code goes through: forget what was just seen, name the scan, ask, show, keep.
import { Unreachable } from "./line.js";
import { canonical, markOf } from "./pack.js";
import { letsIn } from "./rules.js";

const SEEN_FOR = 3000;
/** What an answer of the server does to the count behind the gate. */
const MOVES = { ok: 1, greet: 1, back: 1, force: 1, left: -1 };

export class Door {
  constructor({ gate, direction, card, line, queue, carrier }) {
    Object.assign(this, { gate, direction, card, line, queue, carrier });
    this.seen = new Map();
    this.seq = 0;
    this.turn = Promise.resolve();
  }

  /** `via` is camera, wedge or typed; what is typed by hand is always meant. */
  async take(text, via) {
    const code = text.trim();
    if (!code || (via !== "typed" && this.justSeen(code))) return;
    this.seen.set(code, performance.now());
    const begun = performance.now();
    const seq = ++this.seq;
    const scan = {
      scan_id: newId(),
      code,
      gate: this.gate,
      direction: this.direction,
      scanned_at: new Date().toISOString(),
    };
    this.card.asking(seq, scan);
    const answer = await this.ask(scan);
    if (!answer) return;
    this.card.show(seq, scan, answer, performance.now() - begun);
    window.dispatchEvent(new CustomEvent("gate:scan", { detail: { seq, via, code, ...answer } }));
  }

  /** The same code is ignored until it has been out of sight for three seconds. */
  justSeen(code) {
    const now = performance.now();
    for (const [other, at] of this.seen) if (now - at > SEEN_FOR) this.seen.delete(other);
    if (!this.seen.has(code)) return false;
    this.seen.set(code, now);
    return true;
  }

  /** The server's verdict; without a connection this device's own, and the scan is kept. */
  async ask(scan) {
    try {
      const answer = await this.line.send(scan);
      this.remember(scan, answer).catch(() => {});
      return answer;
    } catch (problem) {
      if (!(problem instanceof Unreachable)) return { result: "trouble", reason: problem.message };
      // One after the other: of two scans of one badge the second must know of the first.
      const mine = this.turn.then(() => this.alone(scan, problem.message));
      this.turn = mine.catch(() => {});
      return mine;
    }
  }

  async alone(scan, why) {
    const decided = why === "unpaired" ? null : await this.carrier.decide(scan);
    if (!decided) {
      await this.queue.keep(scan);
      return { result: "undecided", reason: why };
    }
    const { answer, pass } = decided;
    const offline = { reason: answer.reason, clock_ahead_ms: Math.round(this.line.ahead) };
    await this.queue.keep({ ...scan, offline }, pass, pass && { behind: this.carrier.moves(pass.moved) });
    return { ...answer, offline: true };
  }

  /** Who passed here with a connection is known here without one. */
  async remember(scan, { reason }) {
    const { judge } = this.carrier;
    if (MOVES[reason]) await this.queue.setValue("behind", this.carrier.moves(MOVES[reason]));
    const code = canonical(scan.code);
    if (!judge || !code || !(letsIn(reason) || reason === "left")) return;
    const at = this.line.now();
    const mark = await markOf(code, judge.pack.head.edition);
    const { scan_id, direction } = scan;
    await this.queue.passed({ scan_id, mark, ...judge.local(at), at, gate: this.gate, zone: judge.door().zone, direction, settled: at });
  }
}

function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
