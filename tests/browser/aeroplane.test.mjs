// The gate in aeroplane mode: a server that hangs, one that is gone, two hundred scans, a reload, and the way back.
// Nothing is lost, nothing is counted twice, and what the gates did not know of each other is listed once.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { badge, somebody } from "./steps/badge.mjs";
import { invitesPhone, signsIn } from "./steps/office.mjs";
import { browser, Reader } from "./support/reader.mjs";
import { Show } from "./support/show.mjs";

const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const SCANS = 200;

let show, window, office, steward, wearer;

/** Codes of the right form that no pack knows. */
function stranger(n) {
  const middle = [...`7${String(n).padStart(20, "0")}`].map((digit) => LETTERS[Number(digit) + 9]).join("");
  return `4${middle}0`;
}

/** Sends codes one after the other through the page's own door, as a wedge scanner would, and gives back the verdicts. */
function scans(page, codes) {
  return page.evaluate(async (all) => {
    const verdicts = [];
    for (const code of all) {
      const said = new Promise((done) => window.addEventListener("gate:scan", ({ detail }) => done(detail), { once: true }));
      const begun = performance.now();
      for (const key of code) document.body.dispatchEvent(new KeyboardEvent("keydown", { key, code: /[A-Z]/.test(key) ? `Key${key}` : "", bubbles: true }));
      document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", code: "Enter", bubbles: true, cancelable: true }));
      const { result, reason, badge, offline = false } = await said;
      verdicts.push({ result, reason, name: badge?.name, offline, ms: performance.now() - begun });
    }
    return verdicts;
  }, codes);
}

/** What is typed by hand is always meant, also a moment after it was seen. */
async function types(page, code) {
  const said = page.evaluate(() => new Promise((done) => {
    const begun = performance.now();
    window.addEventListener("gate:scan", ({ detail }) => done({ ...detail, name: detail.badge?.name, ms: performance.now() - begun }), { once: true });
  }));
  await page.locator('[data-gate-typed] [name="code"]').fill(code);
  await page.locator("[data-gate-typed] button").first().click();
  return said;
}

const link = (page, state) => page.locator(`[data-gate-strip][data-link="${state}"]`).waitFor({ timeout: 20_000 });
const waiting = (page, many) => page.locator(`[data-pending="${many}"]`).waitFor({ state: "attached", timeout: 20_000 });
const packed = (page) => page.locator('[data-gate-strip] [data-pack]:not([data-pack="none"])').waitFor({ timeout: 20_000 });

before(async () => {
  show = await Show.open({ exhibitors: 10, visitors: 20 });
  window = await browser();
});
after(async () => {
  await window?.close();
  await show?.closes();
});

describe("aeroplane mode", () => {
  it("pairs a phone that carries a pack and opens without a network", async () => {
    const visitor = await Reader.open(window, show, { lang: "en", name: "aeroplane-visitor" });
    wearer = await badge(visitor, somebody("en", 1280), { matching: false });
    await visitor.leaves();
    office = await Reader.open(window, show, { lang: "en", name: "aeroplane-office" });
    const { email, password } = show.signIn("owner");
    await signsIn(office, email, password);
    const pairing = await invitesPhone(office, "Aeroplane");
    steward = await Reader.open(window, show, { lang: "en", width: 390, name: "aeroplane-gate", more: { serviceWorkers: "allow" } });
    await steward.goes(pairing);
    await steward.page.locator("form[method=post] button").last().click();
    await steward.page.locator("[data-gate][data-ready]").waitFor();
    await packed(steward.page);
    await steward.page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
    await steward.page.reload();
    await steward.page.locator("[data-gate][data-ready]").waitFor();
    await steward.looks("gate-packed");
    steward.wasWell();
  });

  it("switches over by itself when the server hangs, in a second and a half", async () => {
    show.program.kill("SIGSTOP");
    const [first] = await scans(steward.page, [wearer.code]);
    show.program.kill("SIGCONT");
    console.log(`server hangs: verdict after ${Math.round(first.ms)} ms`);
    assert.deepEqual([first.result, first.name, first.offline], ["admitted", wearer.name, true]);
    await link(steward.page, "on");
    await waiting(steward.page, 0);
  });

  it("goes on through two hundred scans and a reload without any server", async () => {
    await show.stops();
    const half = Array.from({ length: SCANS / 2 }, (_, n) => stranger(n));
    const again = await types(steward.page, wearer.code);
    const others = await scans(steward.page, half.slice(1));
    console.log(`server gone: first verdict after ${Math.round(again.ms)} ms`);
    assert.deepEqual([again.result, again.reason, again.name], ["repeat", "already_inside", wearer.name]);
    assert.ok(others.every(({ result, reason, offline }) => offline && result === "attention" && reason === "unchecked"));
    await waiting(steward.page, SCANS / 2);
    await steward.context.setOffline(true);
    await steward.page.reload();
    await steward.page.locator("[data-gate][data-ready]").waitFor();
    await waiting(steward.page, SCANS / 2);
    const more = await scans(steward.page, [wearer.code, ...Array.from({ length: SCANS / 2 - 1 }, (_, n) => stranger(1000 + n))]);
    assert.equal(more[0].reason, "already_inside", "what passed here is known after the reload too");
    const times = [...others, ...more].map(({ ms }) => ms).sort((a, b) => a - b);
    console.log(`offline: p50 ${times[times.length >> 1].toFixed(1)} ms, p95 ${times[Math.floor(times.length * 0.95)].toFixed(1)} ms from key to verdict`);
    await waiting(steward.page, SCANS);
    await link(steward.page, "off");
    await steward.looks("gate-offline");
  });

  it("comes back by itself: nothing lost, nothing twice, conflicts listed once", async () => {
    await steward.context.setOffline(false);
    await show.starts();
    await link(steward.page, "on");
    await waiting(steward.page, 0);
    await office.goes("/office/gates/conflicts");
    // One for every code that is nobody's; the repeats were sent away and are none.
    const listed = office.page.locator("[data-conflicts]");
    assert.equal(await listed.getAttribute("data-conflicts"), String(SCANS - 2));
    assert.equal(await office.page.locator('[data-cause="unknown-code"], [data-cause="forged"]').count(), SCANS - 2);
    await office.looks("conflicts", { axe: true });
    await office.page.locator("[data-conflict] form button").first().click();
    await office.page.locator(`[data-conflicts="${SCANS - 3}"]`).waitFor();
    office.wasWell();
    await office.leaves();
    await steward.leaves();
  });
});
