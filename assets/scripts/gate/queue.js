// What this device must not forget: scans that could not be sent yet, who passed here, and the pack. All of it lies in
// IndexedDB, so a reload, a crash or an empty battery loses nothing; without one it lies in memory and says so.

const BASE = "aisle-gate";

export class Queue {
  static async open() {
    try {
      const base = await opened();
      navigator.storage?.persist?.().catch(() => {});
      return new Queue(base);
    } catch {
      return new Queue(null);
    }
  }

  constructor(base) {
    this.base = base;
    this.memory = { scans: new Map(), passes: new Map(), kept: new Map() };
    this.onchange = () => {};
  }

  /** A scan to be sent, the pass that it was, and what else changed with it: all or nothing. */
  async keep(scan, pass = null, more = null) {
    await this.write(({ scans, passes, kept }) => {
      scans.put(scan);
      if (pass) passes.put(pass);
      for (const [name, value] of Object.entries(more ?? {})) if (value) kept.put(value, name);
    });
    await this.count();
  }

  /** The oldest, in the order they were scanned. */
  async first(many) {
    if (!this.base) return [...this.memory.scans.values()].slice(0, many);
    return this.read("scans", (scans) => scans.index("scanned_at").getAll(null, many));
  }

  /** The server has these scans. `at`: its clock, so that a pack made later is known to count them. */
  async settled(ids, at) {
    const passes = await Promise.all(ids.map((id) => this.pass(id)));
    await this.write((stores) => {
      for (const id of ids) stores.scans.delete(id);
      for (const pass of passes) if (pass) stores.passes.put({ ...pass, settled: at });
    });
    await this.count();
  }

  /** Somebody passed here. */
  async passed(pass) {
    await this.write(({ passes }) => passes.put(pass));
  }

  async pass(id) {
    if (!this.base) return this.memory.passes.get(id);
    return this.read("passes", (passes) => passes.get(id));
  }

  /** What was seen here of the badge with this mark. */
  async passesOf(mark) {
    if (!this.base) return [...this.memory.passes.values()].filter((pass) => pass.mark === mark);
    return this.read("passes", (passes) => passes.index("mark").getAll(mark));
  }

  /** By how much the scans that wait here change the count of a zone. */
  async unsent(zone) {
    const waiting = this.base ? await this.read("scans", (scans) => scans.getAllKeys()) : [...this.memory.scans.keys()];
    const passes = await Promise.all(waiting.map((id) => this.pass(id)));
    return passes.reduce((sum, pass) => sum + (pass?.zone === zone ? (pass.moved ?? 0) : 0), 0);
  }

  /** Forgets what a pack made at this time knows already. */
  async forgetBefore(made) {
    const all = this.base ? await this.read("passes", (passes) => passes.getAll()) : [...this.memory.passes.values()];
    const known = all.filter(({ settled }) => settled && settled <= made);
    await this.write(({ passes }) => known.forEach(({ scan_id }) => passes.delete(scan_id)));
  }

  async value(name) {
    if (!this.base) return this.memory.kept.get(name);
    return this.read("kept", (kept) => kept.get(name));
  }

  async setValue(name, value) {
    await this.write(({ kept }) => (value === undefined ? kept.delete(name) : kept.put(value, name)));
  }

  async count() {
    const waiting = this.base ? await this.read("scans", (scans) => scans.count()) : this.memory.scans.size;
    this.onchange(waiting);
    return waiting;
  }

  read(store, work) {
    return new Promise((done, failed) => {
      const request = work(this.base.transaction(store).objectStore(store));
      request.onsuccess = () => done(request.result);
      request.onerror = () => failed(request.error);
    });
  }

  write(work) {
    if (!this.base) {
      work(inMemory(this.memory));
      return Promise.resolve();
    }
    return new Promise((done, failed) => {
      const names = ["scans", "passes", "kept"];
      const change = this.base.transaction(names, "readwrite", { durability: "strict" });
      change.oncomplete = () => done();
      change.onabort = change.onerror = () => failed(change.error);
      work(Object.fromEntries(names.map((name) => [name, change.objectStore(name)])));
    });
  }
}

function inMemory({ scans, passes, kept }) {
  const by = (map) => ({ put: (row) => map.set(row.scan_id, row), delete: (id) => map.delete(id) });
  return { scans: by(scans), passes: by(passes), kept: { put: (value, name) => kept.set(name, value), delete: (name) => kept.delete(name) } };
}

function opened() {
  return new Promise((done, failed) => {
    const request = indexedDB.open(BASE, 2);
    request.onupgradeneeded = ({ oldVersion }) => {
      const base = request.result;
      if (oldVersion < 1) base.createObjectStore("scans", { keyPath: "scan_id" }).createIndex("scanned_at", "scanned_at");
      base.createObjectStore("passes", { keyPath: "scan_id" }).createIndex("mark", "mark");
      base.createObjectStore("kept");
    };
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
}
