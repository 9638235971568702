// Carries what a device must know to decide alone: the pack, and how many are in the zone behind its gate. Takes the pack out of the device's memory at the start, renews it in the background, tells its age, and
// throws it away when the pairing ends.
import { Judge } from "./judge.js";
import { Pack } from "./pack.js";

const RENEWED = 5 * 60000;
const FRESH = 60000;

export class Carrier {
  constructor({ line, queue, gate, lang }) {
    Object.assign(this, { line, queue, gate, lang });
    this.onchange = () => {};
  }

  async load() {
    const clock = await this.queue.value("clock");
    if (clock) Object.assign(this, { expires: clock.expires });
    if (clock) this.line.ahead = clock.ahead;
    this.behind = await this.queue.value("behind");
    const kept = await this.queue.value("pack");
    if (kept) this.take(kept);
  }

  take(kept) {
    try {
      const pack = new Pack(kept.bytes);
      const passes = (mark) => this.queue.passesOf(mark);
      const inside = (zone) => (this.behind?.zone === zone ? this.behind.inside : null);
      this.judge = new Judge(pack, { gate: this.gate, lang: this.lang, passes, inside });
      this.kept = kept;
    } catch {
      this.judge = this.kept = undefined;
    }
    this.onchange();
  }

  /** With every pulse: the show's clock, the end of the pairing, who is inside, and a new pack if it is time. */
  async heard({ ahead, expires, behind }) {
    this.expires = expires;
    await this.queue.setValue("clock", { ahead, expires });
    // The server does not know yet who passed here alone.
    const unsent = behind ? await this.queue.unsent(behind.zone) : 0;
    await this.counts(behind && { ...behind, inside: behind.inside + unsent });
    if (!this.kept || this.age() > RENEWED) this.renew();
  }

  /** Somebody went through: one more or one less behind the gate, until the next pulse knows better. To be kept. */
  moves(by) {
    if (this.behind && by !== 0) this.behind = { ...this.behind, inside: Math.max(0, this.behind.inside + by) };
    this.onchange();
    return this.behind;
  }

  async counts(behind) {
    this.behind = behind;
    await this.queue.setValue("behind", behind);
    this.onchange();
  }

  async renew() {
    if (this.renewing) return;
    this.renewing = true;
    try {
      const asked = this.line.now();
      const news = await this.line.pack(this.kept?.etag);
      const kept = { ...(news ?? this.kept), checked: asked };
      await this.queue.setValue("pack", kept);
      if (news) {
        this.take(kept);
        await this.queue.forgetBefore(this.judge?.pack.head.made_at ?? 0);
      } else this.kept = kept;
      this.onchange();
    } catch {
      // The old one is better than none.
    } finally {
      this.renewing = false;
    }
  }

  /** Decides alone; null without a pack, or when its time is over. */
  async decide(scan) {
    if (this.expires && this.line.now() > this.expires) await this.drop();
    return this.judge ? this.judge.answer(scan, this.line.now()) : null;
  }

  async drop() {
    this.judge = this.kept = undefined;
    await this.queue.setValue("pack", undefined);
    this.onchange();
  }

  /** Milliseconds since the server last said that the pack is true. */
  age() {
    return this.kept ? Math.max(0, this.line.now() - this.kept.checked) : null;
  }

  /** For the strip: `none`, `fresh`, or a number of minutes or hours. */
  told() {
    const age = this.age();
    if (age === null) return { kind: "none" };
    if (age < FRESH) return { kind: "fresh" };
    const minutes = Math.floor(age / 60000);
    return minutes < 120 ? { kind: "minutes", n: minutes } : { kind: "hours", n: Math.floor(minutes / 60) };
  }
}
