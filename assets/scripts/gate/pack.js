// What this device took along (`src/entry/offline/pack.rs`): an open head, and rows that open only with the code on the
// badge. Nobody can be listed from it; whoever holds a code holds the key to its row, and nothing else.

const FORM = 2;
const ADDRESS = 16;
const DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LOOKALIKES = { O: "0", I: "1", L: "1" };
const text = new TextEncoder();
const words = new TextDecoder();

/** The 23 letters of a code, out of whatever a scanner or a thumb gave; null if it has not that form. */
export function canonical(given) {
  const told = given.trim().split(/[?#]/)[0].replace(/\/+$/, "");
  if (!/^[\x20-\x7e]{1,300}$/.test(told)) return null;
  const at = told.lastIndexOf("/");
  if (at >= 0 && !told.slice(0, at).toUpperCase().endsWith("/B")) return null;
  const letters = [...told.slice(at + 1).toUpperCase()].map((letter) => LOOKALIKES[letter] ?? letter);
  const values = letters.map((letter) => DIGITS.indexOf(letter));
  if (values.length !== 23 || values.includes(-1)) return null;
  // Version 1 in the first three bits; the last three are spare and zero.
  return values[0] >> 2 === 1 && (values[22] & 7) === 0 ? letters.join("") : null;
}

/** Nine digits, as somebody types them. */
export function isShort(given) {
  const digits = given.normalize("NFKC").replace(/[\s-]/g, "");
  return /^\d{9}$/.test(digits);
}

/** Bytes that only this code leads to. */
async function derived(code, salt, purpose, bytes) {
  const secret = await crypto.subtle.importKey("raw", text.encode(code), "HKDF", false, ["deriveBits"]);
  const how = { name: "HKDF", hash: "SHA-256", salt, info: text.encode(purpose) };
  return new Uint8Array(await crypto.subtle.deriveBits(how, secret, bytes * 8));
}

/** What this device remembers a badge by: the same in every pack, and no way back to the code. */
export async function markOf(code, edition) {
  return hex(await derived(code, text.encode(edition), "aisle seen 1", 16));
}

export class Pack {
  /** Throws what is no pack, or one of another form. */
  constructor(buffer) {
    const view = new DataView(buffer);
    const headSize = view.getUint32(0, true);
    this.head = JSON.parse(words.decode(new Uint8Array(buffer, 4, headSize)));
    if (this.head.form !== FORM) throw new TypeError("a pack of another form");
    this.salt = unhex(this.head.salt);
    this.count = view.getUint32(4 + headSize, true);
    const addresses = 8 + headSize;
    this.addresses = new Uint8Array(buffer, addresses, this.count * ADDRESS);
    const offsets = addresses + this.count * ADDRESS;
    this.begins = (n) => view.getUint32(offsets + 4 * n, true);
    this.rows = new Uint8Array(buffer, offsets + 4 * (this.count + 1));
  }

  /** The row of a code, or null: not in this pack. */
  async row(code) {
    const bytes = await derived(code, this.salt, "aisle row 1", ADDRESS + 32);
    const address = bytes.subarray(0, ADDRESS);
    const place = this.find(address);
    if (place < 0) return null;
    const key = await crypto.subtle.importKey("raw", bytes.subarray(ADDRESS), "AES-GCM", false, ["decrypt"]);
    const closed = this.rows.subarray(this.begins(place), this.begins(place + 1));
    const how = { name: "AES-GCM", iv: new Uint8Array(12), additionalData: address };
    return JSON.parse(words.decode(await crypto.subtle.decrypt(how, key, closed)));
  }

  find(address) {
    let [low, high] = [0, this.count - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const order = this.compare(middle, address);
      if (order === 0) return middle;
      if (order < 0) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  compare(place, address) {
    for (let n = 0; n < ADDRESS; n += 1) {
      const difference = this.addresses[place * ADDRESS + n] - address[n];
      if (difference !== 0) return difference;
    }
    return 0;
  }
}

function hex(bytes) {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function unhex(digits) {
  return new Uint8Array(digits.match(/../g).map((pair) => Number.parseInt(pair, 16)));
}
