// The connection to the server: one scan at once, kept scans in batches, and whether it is there at all. A scan carries
// its own id, so sending it again is harmless: the server answers as it did the first time.
//
// Nobody switches anything. A request that fails or takes too long means: alone from now on. A pulse every two seconds
// finds out when that is over; with a connection it comes now and then and keeps the show's clock.

const QUICK = 1200;
const PATIENT = 10000;
const HEAVY = 30000;
const BATCH = 100;
const CALM = 20000;
const SEARCHING = 2000;

/** No answer came: the network, the server or its database is away. */
export class Unreachable extends Error {}

export class Line {
  constructor(address, { pulse, pack }) {
    Object.assign(this, { address, pulseAddress: pulse, packAddress: pack });
    this.state = navigator.onLine ? "on" : "off";
    this.onchange = () => {};
    this.onpulse = () => {};
    this.report = async () => ({});
    this.ahead = 0;
  }

  /** The show's time, in milliseconds. */
  now() {
    return Date.now() - this.ahead;
  }

  /** One scan, answered within little more than a second or not at all. */
  async send(scan) {
    if (this.state === "off") throw new Unreachable("no_connection");
    return this.post(this.address, scan, QUICK);
  }

  /** Listens to the pulse, and sends what the queue holds whenever there is somebody to send it to. */
  watch(queue, settled) {
    Object.assign(this, { queue, settled });
    window.addEventListener("online", () => this.pulse());
    window.addEventListener("offline", () => this.become("off"));
    this.onchange(this.state);
    return this.pulse();
  }

  async pulse() {
    clearTimeout(this.timer);
    const how = new URLSearchParams(await this.report().catch(() => ({})));
    const sent = performance.now();
    const sentAt = Date.now();
    try {
      const answer = await this.reach(`${this.pulseAddress}?${how}`, { method: "GET" }, QUICK);
      if (answer.ok) {
        const { now_ms, expires_ms, behind } = await answer.json();
        this.ahead = Math.round(sentAt + (performance.now() - sent) / 2 - now_ms);
        this.understands(answer);
        await this.onpulse({ ahead: this.ahead, expires: expires_ms, behind });
        await this.flush();
      } else this.understands(answer);
    } catch {
      // The next pulse tells more.
    }
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.pulse(), this.state === "off" ? SEARCHING : CALM);
  }

  async flush() {
    if (this.flushing) return;
    this.flushing = true;
    try {
      for (let scans; (scans = await this.queue.first(BATCH)).length > 0; ) {
        if (!(await this.sendBatch(scans))) break;
      }
    } catch {
      // They stay in the queue; the next pulse sends them.
    } finally {
      this.flushing = false;
    }
  }

  /** Each scan has an answer of its own: one that the server cannot take now stays, and keeps no other from going. */
  async sendBatch(scans) {
    const { answers } = await this.post(`${this.address}/batch`, { scans }, PATIENT);
    const done = scans.filter((_, place) => !isLater(answers[place]?.status));
    await this.queue.settled(done.map(({ scan_id }) => scan_id), this.now());
    for (const [place, scan] of scans.entries()) {
      if (done.includes(scan)) await this.settled(scan, answers[place]);
    }
    return done.length === scans.length;
  }

  /** The pack, or null if the one we have is still true. */
  async pack(etag) {
    const headers = etag ? { "If-None-Match": etag } : {};
    const answer = await this.reach(this.packAddress, { method: "GET", headers }, HEAVY, { quietly: true });
    if (answer.status === 304) return null;
    if (!answer.ok) throw new Unreachable("no_connection");
    return { etag: answer.headers.get("ETag"), bytes: await answer.arrayBuffer() };
  }

  async post(address, body, patience) {
    const headers = { "Content-Type": "application/json", Accept: "application/json" };
    const answer = await this.reach(address, { method: "POST", headers, body: JSON.stringify(body) }, patience);
    this.understands(answer);
    const said = await answer.json();
    if (!answer.ok) throw new Error(said.detail ?? said.title ?? String(answer.status));
    return said;
  }

  /** What an answer says about the connection. */
  understands(answer) {
    if (answer.status === 401) {
      this.become("unpaired");
      throw new Unreachable("unpaired");
    }
    if (isLater(answer.status)) {
      this.become("off");
      throw new Unreachable("no_connection");
    }
    this.become("on");
  }

  async reach(address, request, patience, { quietly = false } = {}) {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), patience);
    try {
      const ask = () => fetch(address, { ...request, credentials: "same-origin", cache: "no-store", signal: stop.signal });
      const answer = await ask();
      // Another request may just have been the first with a new secret: then this one came with the old one.
      return answer.status === 401 ? await ask() : answer;
    } catch {
      if (!quietly) this.become("off");
      throw new Unreachable("no_connection");
    } finally {
      clearTimeout(timer);
    }
  }

  become(state) {
    if (state === this.state) return;
    this.state = state;
    this.onchange(state);
    if (state !== "off") return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.pulse(), SEARCHING);
  }
}

/** Busy, too many, or broken: the same request may succeed in a moment. */
function isLater(status) {
  return status >= 500 || status === 429;
}
