// Scans that could not be sent yet. They lie in IndexedDB, so a reload or an empty battery loses none.

export class Queue {
  static async open() {
    try {
      return new Queue(await opened("aisle-gate"));
    } catch {
      return new Queue(null);
    }
  }

  constructor(base) {
    this.base = base;
    this.memory = new Map();
    this.onchange = () => {};
  }

  async keep(scan) {
    if (this.base) await this.within("readwrite", (scans) => scans.put(scan));
    else this.memory.set(scan.scan_id, scan);
    await this.count();
  }

  /** The oldest, in the order they were scanned. */
  async first(many) {
    if (!this.base) return [...this.memory.values()].slice(0, many);
    return this.within("readonly", (scans) => scans.index("scanned_at").getAll(null, many));
  }

  async drop(id) {
    if (this.base) await this.within("readwrite", (scans) => scans.delete(id));
    else this.memory.delete(id);
    await this.count();
  }

  async count() {
    const waiting = this.base ? await this.within("readonly", (scans) => scans.count()) : this.memory.size;
    this.onchange(waiting);
    return waiting;
  }

  within(mode, work) {
    return new Promise((done, failed) => {
      const change = this.base.transaction("scans", mode, { durability: "strict" });
      const request = work(change.objectStore("scans"));
      change.oncomplete = () => done(request.result);
      change.onabort = change.onerror = () => failed(change.error);
    });
  }
}

function opened(name) {
  return new Promise((done, failed) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("scans", { keyPath: "scan_id" }).createIndex("scanned_at", "scanned_at");
    };
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
}
