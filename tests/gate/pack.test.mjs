// A device opens what the server closed, decides alone, and does it fast. The closed row below is the one that
// `src/entry/offline/seal.rs` makes.
import assert from "node:assert/strict";
import { webcrypto } from "node:crypto";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { Judge } from "../../assets/scripts/gate/judge.js";
import { canonical, isShort, markOf, Pack } from "../../assets/scripts/gate/pack.js";

const CODE = "450001G40R40M30E209185G";
const ADDRESS = "bca777c78409a18181a5babaee8709ca";
const CLOSED = "ad343cc7612587e4fb7dc503aa24c46fd94b5be59eddd8c2f1d5f85955d52197";
const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const cases = JSON.parse(await readFile(new URL("../cases/admission.json", import.meta.url)));
const rules = { ...cases.rules, categories: [...cases.rules.categories, ...cases.limited] };
const text = new TextEncoder();

const HEAD = {
  form: 2,
  edition: "0190aaaaaaaa7aaaaaaaaaaaaaaaaaaa",
  zone: "Asia/Shanghai",
  made_at: Date.parse("2025-10-30T00:00:00Z"),
  rules,
  gates: { A: { zh: "", en: "Gate A" }, B: { zh: "", en: "Gate B" } },
  zones: { A: "halls", B: "halls", R: "room", X: "halls" },
  ways: { A: "both", B: "both", R: "both", X: "out" },
  categories: { VIS: { zh: "", en: "Visitor" } },
  days: { en: { "2025-10-31": "Fri 31 Oct" } },
  sentences: { en: { "entry-why-ok": "First time.", "entry-why-already-inside": "First in at {since}, {gate}.", "entry-why-too-late-next": "Next: {day}, {time}." } },
};

/** The bytes of a pack with these rows, each `[address, closed]`. */
function packOf(rows, salt) {
  const head = text.encode(JSON.stringify({ ...HEAD, salt: salt.toString("hex") }));
  rows.sort(([a], [b]) => Buffer.compare(a, b));
  const number = (n) => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32LE(n);
    return bytes;
  };
  let at = 0;
  const begins = rows.map(([, row]) => number((at += row.length) - row.length));
  const all = [number(head.length), head, number(rows.length), ...rows.map(([a]) => a), ...begins, number(at), ...rows.map(([, row]) => row)];
  const bytes = Buffer.concat(all);
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
}

async function closed(code, row, salt) {
  const secret = await webcrypto.subtle.importKey("raw", text.encode(code), "HKDF", false, ["deriveBits"]);
  const how = { name: "HKDF", hash: "SHA-256", salt, info: text.encode("aisle row 1") };
  const bytes = Buffer.from(await webcrypto.subtle.deriveBits(how, secret, 48 * 8));
  const address = bytes.subarray(0, 16);
  const key = await webcrypto.subtle.importKey("raw", bytes.subarray(16), "AES-GCM", false, ["encrypt"]);
  const sealed = { name: "AES-GCM", iv: new Uint8Array(12), additionalData: address };
  return [address, Buffer.from(await webcrypto.subtle.encrypt(sealed, key, text.encode(JSON.stringify(row))))];
}

function codeOf(n) {
  const random = [...`${n}`.padStart(18, "0")].map((digit, place) => LETTERS[(Number(digit) * 7 + place) % 32]).join("");
  return `4${random}GGGG`.slice(0, 22) + "0";
}

const scan = (code, direction = "in") => ({ scan_id: `s-${Math.random()}`, code, direction });
const at = (time) => Date.parse(`2025-10-30T${time}:00+08:00`);

/** A gate that remembers its own passes. */
function gateWith(pack, { gate = "A", inside = 0 } = {}) {
  const seen = [];
  const passes = async (mark) => seen.filter((pass) => pass.mark === mark);
  const judge = new Judge(pack, { gate, lang: "en", passes, inside: () => inside });
  return async (code, time, direction) => {
    const { answer, pass } = await judge.answer(scan(code, direction), at(time));
    if (pass) {
      seen.push(pass);
      inside += pass.moved;
    }
    return answer;
  };
}

test("a device opens what the server closed", async () => {
  const pack = new Pack(packOf([[Buffer.from(ADDRESS, "hex"), Buffer.from(CLOSED, "hex")]], Buffer.alloc(16, 7)));
  assert.deepEqual(await pack.row(CODE), { n: "Mei" });
  assert.equal(await pack.row(CODE.replace("85G", "95G")), null, "one letter more or less opens nothing");
});

test("a code is read in any form that a scanner or a thumb gives it", () => {
  for (const form of [CODE, CODE.toLowerCase(), `HTTPS://X.CN/B/${CODE}`, ` https://x.cn/b/${CODE}/?from=x `, CODE.replaceAll("0", "O")]) {
    assert.equal(canonical(form), CODE, form);
  }
  for (const other of ["", "x", `https://x.cn/C/${CODE}`, `${CODE}0`, CODE.replace(/^4/, "8"), CODE.replace(/G$/, "H"), "WIFI:S:x;;"]) {
    assert.equal(canonical(other), null, other);
  }
  assert.ok(isShort("482 913 507") && isShort("４８２９１３５０７") && !isShort("12345678"));
});

test("without a connection the limits, the hours and what was seen here hold", async () => {
  const salt = Buffer.alloc(16, 9);
  const [mei, bo, li, anna, zoe, eva] = [1, 2, 3, 5, 6, 7].map(codeOf);
  const rows = [
    await closed(mei, { n: "Mei", c: "Lingnan", g: "VIS" }, salt),
    await closed(bo, { n: "Bo", c: "", g: "VIS", r: 1 }, salt),
    await closed(zoe, { n: "Zoe", c: "", g: "VIS", b: 1 }, salt),
    await closed(eva, { n: "Eva", c: "", g: "VIS", u: "2025-10-29" }, salt),
    await closed(anna, { n: "Anna", c: "", g: "TWO", h: [["2025-10-29", 545, "B", 1, 545, 0, "halls"]], e: { halls: 1 } }, salt),
    await closed(li, { n: "Li", c: "", g: "VIS", h: [["2025-10-30", 545, "B", 1, 545, 1, "halls"]] }, salt),
  ];
  const pack = new Pack(packOf(rows, salt));
  const holds = gateWith(pack);
  const first = await holds(mei, "09:10");
  assert.deepEqual([first.result, first.badge.name, first.sentence], ["admitted", "Mei", "First time."]);
  const again = await holds(mei, "09:11");
  assert.deepEqual([again.result, again.sentence], ["repeat", "First in at 09:10, Gate A."]);
  assert.equal((await holds(mei, "12:00", "out")).reason, "left");
  assert.equal((await holds(mei, "13:00")).reason, "back");
  assert.equal((await holds(bo, "09:10")).reason, "revoked");
  assert.equal((await holds(li, "09:20")).sentence, "First in at 09:05, Gate B.");
  assert.equal((await holds(mei, "18:00")).sentence, "Next: Fri 31 Oct, 09:00.");
  assert.equal((await holds(codeOf(4), "09:10")).reason, "unchecked");
  assert.equal((await holds(anna, "09:10")).reason, "used_up", "other days count");
  assert.deepEqual([(await holds(zoe, "09:10")).reason, (await holds(eva, "09:10")).reason], ["blocked", "expired"]);
  assert.deepEqual([(await holds("482913507", "09:10")).result, (await holds("hello", "09:10")).reason], ["undecided", "unknown_code"]);
});

test("a zone fills up as far as the device knows, and an exit makes room", async () => {
  const salt = Buffer.alloc(16, 9);
  const [mei, bo, li] = [codeOf(1), codeOf(2), codeOf(3)];
  const rows = [
    await closed(mei, { n: "Mei", c: "", g: "RMS", h: [["2025-10-30", 545, "A", 1, 545, 1, "halls"]] }, salt),
    await closed(bo, { n: "Bo", c: "", g: "RMS" }, salt),
    await closed(li, { n: "Li", c: "", g: "RMS" }, salt),
  ];
  const pack = new Pack(packOf(rows, salt));
  // The room of the shared rules holds three; two are inside by the last pulse.
  const holds = gateWith(pack, { gate: "R", inside: 2 });
  assert.equal((await holds(mei, "10:00")).reason, "ok", "being in the halls is not being in the room");
  assert.equal((await holds(mei, "10:01")).reason, "already_inside");
  assert.equal((await holds(bo, "10:02")).reason, "full");
  assert.equal((await holds(mei, "10:03", "out")).reason, "left");
  assert.equal((await holds(bo, "10:04")).reason, "ok");
  assert.equal((await holds(li, "10:05")).reason, "full");
  const out = gateWith(pack, { gate: "X" });
  assert.deepEqual([(await out(bo, "10:06")).reason, (await out(mei, "10:07", "out")).reason], ["wrong_way", "left"]);
});

test("nobody can be read from a pack", async () => {
  const salt = Buffer.alloc(16, 9);
  const bytes = packOf([await closed(codeOf(1), { n: "Mei Wang", c: "Lingnan Paper", g: "VIS" }, salt)], salt);
  const all = Buffer.from(bytes).toString("latin1");
  for (const word of ["Mei", "Wang", "Lingnan", codeOf(1)]) assert.ok(!all.includes(word), word);
  assert.notEqual(await markOf(codeOf(1), HEAD.edition), await markOf(codeOf(2), HEAD.edition));
});

test("a decision is quick: the figure is printed", async () => {
  const salt = Buffer.alloc(16, 9);
  const codes = Array.from({ length: 300 }, (_, n) => codeOf(n));
  const pack = new Pack(packOf(await Promise.all(codes.map((code) => closed(code, { n: "N", c: "C", g: "VIS" }, salt))), salt));
  const holds = gateWith(pack);
  const times = [];
  for (const code of codes) {
    const begun = performance.now();
    assert.equal((await holds(code, "10:00")).reason, "ok");
    times.push(performance.now() - begun);
  }
  times.sort((a, b) => a - b);
  const [p50, p95] = [0.5, 0.95].map((part) => times[Math.floor(times.length * part)]);
  console.log(`offline decision: p50 ${p50.toFixed(2)} ms, p95 ${p95.toFixed(2)} ms over ${times.length} badges`);
});
