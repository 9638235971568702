// Scans of a booth that the server does not have yet, a list per company in this phone's storage.

export class Waiting {
  constructor(company) {
    this.key = `aisle-leads-${company}`;
    this.memory = [];
  }

  all() {
    try {
      return JSON.parse(localStorage.getItem(this.key) ?? "[]");
    } catch {
      return this.memory;
    }
  }

  /** False when the phone has no room left. */
  write(scans) {
    this.memory = scans;
    try {
      localStorage.setItem(this.key, JSON.stringify(scans));
      return true;
    } catch {
      return false;
    }
  }

  keep(scan) {
    return this.write([...this.all(), scan]);
  }

  /** Takes a scan out and gives it back. */
  drop(id) {
    const scans = this.all();
    this.write(scans.filter((scan) => scan.scan_id !== id));
    return scans.find((scan) => scan.scan_id === id);
  }

  /** Adds to a scan that still waits; false when it does not. */
  change(id, more) {
    const scans = this.all();
    const scan = scans.find((it) => it.scan_id === id);
    if (!scan) return false;
    Object.assign(scan, more);
    return this.write(scans);
  }
}
