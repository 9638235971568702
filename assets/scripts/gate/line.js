// The connection to the server: one scan at once, kept scans in batches, and whether it is there at all.
// A scan carries its own id, so sending it again is harmless: the server answers as it did the first time.

const QUICK = 1500;
const PATIENT = 10000;
const BATCH = 100;
const PAUSES = [1000, 2000, 4000, 8000, 15000];

/** No answer came: the network, the server or its database is away. */
export class Unreachable extends Error {}

export class Line {
  constructor(address) {
    this.address = address;
    this.state = navigator.onLine ? "on" : "off";
    this.onchange = () => {};
    this.misses = 0;
  }

  /** One scan, answered within a second and a half or not at all. */
  async send(scan) {
    return this.post(this.address, scan, QUICK);
  }

  /** Sends what the queue holds whenever there is something to send and somebody to send it to. */
  watch(queue, settled) {
    this.flush = async () => {
      clearTimeout(this.timer);
      if (this.flushing) return;
      this.flushing = true;
      try {
        for (let scans; (scans = await queue.first(BATCH)).length > 0; ) {
          await this.sendBatch(scans, queue, settled);
        }
      } catch {
        this.later();
      } finally {
        this.flushing = false;
      }
    };
    window.addEventListener("online", () => this.flush());
    window.addEventListener("offline", () => this.become("off"));
    this.onchange(this.state);
    this.flush();
  }

  async sendBatch(scans, queue, settled) {
    const { answers } = await this.post(`${this.address}/batch`, { scans }, PATIENT);
    for (const [place, scan] of scans.entries()) {
      settled(scan, answers[place]);
      await queue.drop(scan.scan_id);
    }
  }

  retrySoon() {
    this.later();
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), PAUSES[Math.min(this.misses++, PAUSES.length - 1)]);
  }

  async post(address, body, patience) {
    const answer = await this.reach(address, body, patience);
    if (answer.status === 401) {
      this.become("unpaired");
      throw new Unreachable("unpaired");
    }
    if (answer.status >= 500 || answer.status === 429) {
      this.become("off");
      throw new Unreachable("no_connection");
    }
    this.misses = 0;
    this.become("on");
    const said = await answer.json();
    if (!answer.ok) throw new Error(said.detail ?? said.title ?? String(answer.status));
    return said;
  }

  async reach(address, body, patience) {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), patience);
    try {
      return await fetch(address, {
        method: "POST",
        headers: { "Content-Type": "application/json", Accept: "application/json" },
        body: JSON.stringify(body),
        credentials: "same-origin",
        cache: "no-store",
        signal: stop.signal,
      });
    } catch {
      this.become("off");
      throw new Unreachable("no_connection");
    } finally {
      clearTimeout(timer);
    }
  }

  become(state) {
    if (state === this.state) return;
    this.state = state;
    this.onchange(state);
  }
}
