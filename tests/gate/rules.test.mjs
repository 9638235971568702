// The rules of a device without a connection give the answers of the shared case file, which the server's rules give too
// (`src/entry/admission_cases.rs`).
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { decide, letsIn, sentenceKey } from "../../assets/scripts/gate/rules.js";

const file = JSON.parse(await readFile(new URL("../cases/admission.json", import.meta.url)));
const rules = { ...file.rules, categories: [...file.rules.categories, ...file.limited] };
const STRANGERS = new Set(["unknown", "forged", "other_edition", "unlisted", "typed"]);
let decided = 0;

function minute(time) {
  const [hours, minutes] = time.split(":").map(Number);
  return hours * 60 + minutes;
}

function badge(category, told, before = {}) {
  const { earlier = null, elsewhere = false, entries = 0, entries_today = 0, last } = before;
  const { revoked = false, blocked = false, valid_from, valid_until } = told;
  return { category, revoked, blocked, valid_from, valid_until, earlier, elsewhere, entries, entries_today, last_entry: last ? minute(last) : null };
}

function verdict(reading, { zone = "halls", day = "2025-10-31", time, direction = "in", way = "both", inside = null, forced = false }) {
  decided += 1;
  return decide(rules, reading, { zone, day, minute: minute(time), direction, way, inside, forced });
}

const said = ({ result, reason }) => `${result} ${reason}`;

test("every category at every hour", () => {
  for (const hour of file.hours) {
    for (const [codes, expected] of Object.entries(hour.answers)) {
      for (const code of codes.split(" ")) {
        assert.equal(said(verdict(badge(code, {}), hour)), expected, `${code} on ${hour.day} at ${hour.time}`);
      }
    }
  }
});

test("every limit in every situation", () => {
  for (const limit of file.limits) {
    for (const code of limit.category.split(" ")) {
      for (const [expected, letters] of Object.entries(limit.answers)) {
        for (const letter of letters.split(" ")) {
          const reading = badge(code, limit, file.situations[letter]);
          assert.equal(said(verdict(reading, limit)), expected, `${code} ${letter} at ${limit.time}`);
        }
      }
    }
  }
});

test("every case by itself", () => {
  for (const one of file.cases) {
    const reading = STRANGERS.has(one.code) ? one.code : badge(one.category ?? "VIS", one, one);
    const answer = verdict(reading, one);
    assert.equal(said(answer), one.expect, one.name);
    if (one.sentence) assert.equal(sentenceKey(answer), one.sentence, one.name);
    if (one.next) {
      const [day, at] = answer.next;
      const time = `${String(Math.floor(at / 60)).padStart(2, "0")}:${String(at % 60).padStart(2, "0")}`;
      assert.equal(`${day} ${time}`, one.next, one.name);
    }
  }
});

test("the file is long enough to believe", () => {
  assert.ok(decided >= 500, `${decided} decisions`);
  console.log(`${decided} decisions alike on both sides`);
  assert.deepEqual(["ok", "greet", "back", "force", "unchecked"].map(letsIn), [true, true, true, true, true]);
  assert.deepEqual(["left", "already_inside", "revoked", "unread"].map(letsIn), [false, false, false, false]);
});
