// 10. The meeting stands in both calendars, is held, and both say so; the organiser reads that it was kept.
import assert from "node:assert/strict";
import ICAL from "ical.js";

const eventsOf = (text) => {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return { method: calendar.getFirstPropertyValue("method"), events: calendar.getAllSubcomponents("vevent").map((one) => new ICAL.Event(one)) };
};

/** The calendar files in letters, as they were attached. */
async function mailed(show) {
  const letters = await show.letters();
  return letters.flatMap(({ text }) => [...text.matchAll(/BEGIN:VCALENDAR[\s\S]*?END:VCALENDAR/g)].map(([file]) => file));
}

/** When the buyer meets the exhibitor, in milliseconds. */
export async function agreed(buyer, exhibitor) {
  await buyer.goes(`/${buyer.short}/agenda`);
  const one = buyer.page.locator('[data-request][data-stage="accepted"]').filter({ hasText: exhibitor }).first();
  return Number(await one.getAttribute("data-starts"));
}

/** A parser that is not ours reads the feed and the mailed file, and both mean the same meeting. */
export async function inTheCalendar(buyer, show, startsAt) {
  const { page } = buyer;
  await buyer.goes(`/${buyer.short}/agenda/calendar`);
  await page.locator('form[action$="/agenda/calendar"] button').click();
  const address = (await page.locator("[data-feed]").textContent()).trim();
  await buyer.looks("calendar");
  const feed = eventsOf(await (await fetch(address.replace(/^webcal/, "http"))).text());
  const held = feed.events.find((one) => one.startDate.toJSDate().getTime() === startsAt);
  assert.ok(held, `the feed has the meeting at ${new Date(startsAt).toISOString()}`);
  const until = Date.now() + 20_000;
  let same = [];
  while (same.length === 0 && Date.now() < until) {
    same = (await mailed(show)).map(eventsOf).filter(({ events }) => events.some((one) => one.uid === held.uid));
    if (same.length === 0) await new Promise((done) => setTimeout(done, 200));
  }
  assert.ok(same.length > 0, "a letter carries the meeting under the same UID");
  const newest = same.at(-1);
  assert.equal(newest.method, "REQUEST");
  assert.equal(newest.events[0].startDate.toJSDate().getTime(), startsAt);
  assert.ok(newest.events[0].sequence >= 0 && newest.events[0].endDate.compare(newest.events[0].startDate) > 0);
}

/** The day comes: the program begins anew with its clock five minutes into the meeting. */
export async function theDayComes(show, startsAt) {
  await show.stops();
  show.stopping = false;
  show.environment.AISLE_CLOCK = new Date(startsAt + 5 * 60_000).toISOString();
  await show.starts();
}

/** Both press "we met"; nothing is kept before the second has. */
export async function bothSayTheyMet(buyer, exhibitor, organiser, company) {
  await buyer.goes(`/${buyer.short}/today`);
  const hers = buyer.page.locator("[data-meeting]").filter({ has: buyer.page.locator('button[value="met"]') }).first();
  const id = await hers.getAttribute("data-meeting");
  await buyer.looks("today");
  await hers.locator('button[value="met"]').click();
  await buyer.page.locator(`[data-meeting="${id}"]:not([data-verdict="kept"])`).waitFor();

  await exhibitor.goes("/exhibitor/meetings/day");
  const theirs = exhibitor.page.locator(`[data-meeting="${id}"]`);
  assert.ok((await theirs.textContent()).includes(company), "the buyer's company");
  await exhibitor.looks("company-day");
  await theirs.locator('button[value="met"]').click();
  await exhibitor.page.locator(`[data-meeting="${id}"][data-verdict="kept"]`).waitFor();
  await exhibitor.page.locator(`[data-meeting="${id}"] [name="useful"][value="yes"]`).check({ force: true });
  await exhibitor.page.locator(`[data-meeting="${id}"] [name="next_step"][value="quotation"]`).check({ force: true });
  await exhibitor.page.locator(`[data-meeting="${id}"] form[action$="/outcome"] button`).click();
  await exhibitor.page.locator(`[data-meeting="${id}"][data-verdict="kept"]`).waitFor();
  await buyer.goes(`/${buyer.short}/today`);
  await buyer.page.locator(`[data-meeting="${id}"][data-verdict="kept"]`).waitFor();
  await buyer.looks("kept");

  await organiser.goes("/office/meetings/reports");
  const kept = await organiser.page.locator('[data-metric="meetings_kept"]').first().textContent();
  assert.ok(Number(kept.trim()) >= 1, `kept: ${kept}`);
  await organiser.looks("reports");
  await organiser.goes("/office/meetings/recommendations");
  await organiser.page.locator('[data-metric="buyers"]').first().waitFor();
  await organiser.looks("what-was-learnt");
}
