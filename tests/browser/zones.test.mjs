// A zone with one free place: the office sets it, watches it fill while nobody touches the page, and the gate lets one in
// when one goes out, with a connection and without.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { badge, somebody } from "./steps/badge.mjs";
import { figure } from "./steps/dashboard.mjs";
import { invitesPhone, signsIn } from "./steps/office.mjs";
import { browser, Reader } from "./support/reader.mjs";
import { Show } from "./support/show.mjs";

let show, window, office, steward, first, second, before_;

/** Holds a code before the scanner, as a wedge does, and gives back what the page says. */
async function scans(page, code) {
  return page.evaluate(async (text) => {
    const said = new Promise((done) => window.addEventListener("gate:scan", ({ detail }) => done(detail), { once: true }));
    for (const key of text) document.body.dispatchEvent(new KeyboardEvent("keydown", { key, code: /[A-Z]/.test(key) ? `Key${key}` : "", bubbles: true }));
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", code: "Enter", bubbles: true, cancelable: true }));
    const { result, reason, sentence, offline = false } = await said;
    return { result, reason, sentence, offline };
  }, code);
}

const ready = (page) => page.locator("[data-gate][data-ready]").waitFor();

async function turns(direction) {
  await steward.page.locator("[data-gate-direction]").click();
  await steward.page.locator(`[data-gate][data-direction="${direction}"][data-ready]`).waitFor();
}

before(async () => {
  show = await Show.open({ exhibitors: 10, visitors: 20 });
  window = await browser();
  const visitor = await Reader.open(window, show, { lang: "en", name: "zones-visitors" });
  first = await badge(visitor, somebody("en", 1281), { matching: false });
  await visitor.leaves();
  const other = await Reader.open(window, show, { lang: "en", name: "zones-visitors-2" });
  second = await badge(other, somebody("en", 1282), { matching: false });
  await other.leaves();
  office = await Reader.open(window, show, { lang: "en", name: "zones-office" });
  const { email, password } = show.signIn("owner");
  await signsIn(office, email, password);
});
after(async () => {
  await window?.close();
  await show?.closes();
});

describe("a zone with one free place", () => {
  it("is set up by the office", async () => {
    const { page } = office;
    await office.goes("/office/gates/occupancy");
    before_ = await figure(office, "zone_halls");
    await office.goes("/office/gates/zones");
    await office.looks("zones", { axe: true });
    await page.locator('[data-zone="halls"] a').click();
    await office.looks("zone", { axe: true });
    await page.locator('[name="capacity"]').fill("1");
    await page.locator('[name="amber"]').fill("2");
    await page.locator("[data-zone-form] button[type=submit]").click();
    await page.locator("[data-error-summary]").waitFor();
    await page.locator('[name="capacity"]').fill(String(before_ + 1));
    await page.locator('[name="amber"]').fill("");
    await page.locator('[name="red"]').fill("");
    await page.locator("[data-zone-form] button[type=submit]").click();
    await page.locator('[data-zone="halls"]').waitFor();
  });

  it("fills up while the office looks on", async () => {
    const pairing = await invitesPhone(office, "Zones");
    steward = await Reader.open(window, show, { lang: "en", width: 390, name: "zones-gate", more: { serviceWorkers: "allow" } });
    await steward.goes(pairing);
    await steward.page.locator("form[method=post] button").last().click();
    await ready(steward.page);
    await steward.page.locator('[data-gate-strip] [data-pack]:not([data-pack="none"])').waitFor({ timeout: 20_000 });
    await office.goes("/office/gates/occupancy");
    await office.page.evaluate(() => (document.documentElement.dataset.untouched = "yes"));
    assert.equal((await scans(steward.page, first.code)).reason, "ok");
    await office.page.locator('[data-metric="zones_warning"]', { hasText: "full" }).waitFor({ timeout: 15_000 });
    await office.page.locator('[data-metric-tile="zone_halls"][data-tone="bad"]').waitFor();
    assert.equal(await figure(office, "zone_halls"), before_ + 1);
    assert.equal(await office.page.locator("html").getAttribute("data-untouched"), "yes", "without a reload");
    await office.looks("occupancy", { axe: true });
    const full = await scans(steward.page, second.code);
    assert.equal(full.reason, "full");
    assert.match(full.sentence, /one in as soon as one has left/);
    await steward.page.locator('[data-behind="full"]').waitFor();
    await steward.looks("gate-full", { axe: true });
  });

  it("takes one in when one goes out, by the switch of the gate", async () => {
    await turns("out");
    assert.equal((await scans(steward.page, first.code)).reason, "left");
    await turns("in");
    assert.equal((await scans(steward.page, second.code)).reason, "ok");
  });

  it("stays full without a connection, and an exit makes room there too", async () => {
    await steward.page.reload();
    await ready(steward.page);
    await steward.page.locator('[data-behind="full"]').waitFor();
    await steward.context.setOffline(true);
    await steward.page.locator('[data-gate-strip][data-link="off"]').waitFor({ timeout: 20_000 });
    const full = await scans(steward.page, first.code);
    assert.deepEqual([full.reason, full.offline], ["full", true]);
    await turns("out");
    assert.equal((await scans(steward.page, second.code)).reason, "left");
    await turns("in");
    const back = await scans(steward.page, first.code);
    assert.deepEqual([back.reason, back.offline], ["back", true]);
    await steward.context.setOffline(false);
    await steward.page.locator('[data-pending="0"]').waitFor({ state: "attached", timeout: 20_000 });
    await office.goes("/office/gates/conflicts");
    assert.equal(await office.page.locator("[data-conflicts]").getAttribute("data-conflicts"), "0");
    await office.goes("/office/gates/occupancy");
    assert.equal(await figure(office, "zone_halls"), before_ + 1);
  });

  it("is left by a gate that leads out only, which has no switch", async () => {
    const { page } = office;
    await office.goes("/office/gates/zones");
    const form = page.locator("[data-gate-way]").first();
    await form.locator('[name="way"]').selectOption("out");
    await form.locator("button").click();
    await page.waitForLoadState();
    await steward.goes("/gate/");
    await ready(steward.page);
    assert.equal(await steward.page.locator("[data-gate]").getAttribute("data-direction"), "out");
    assert.equal(await steward.page.locator("[data-gate-direction]").count(), 0);
    assert.equal((await scans(steward.page, first.code)).reason, "left");
    office.wasWell();
    await office.leaves();
    await steward.leaves();
  });
});
