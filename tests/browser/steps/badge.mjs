// 4. A visitor registers on a phone in under a minute and gets a badge that can be found again.
import assert from "node:assert/strict";
import { Reader } from "../support/reader.mjs";

/** Somebody new each time, so that the sittings do not meet. */
export function somebody(lang, width, role = "buyer") {
  const unlike = `${Date.now() % 1_000_000}${width}`.slice(-7).padStart(7, "0");
  return lang === "en"
    ? { contact: `${role}.${unlike}@example.com`, name: `Mara Vance ${unlike}`, company: "Harbour & Pine Trading" }
    : { contact: `138${unlike.padStart(8, "0")}`, name: `王小明${unlike.slice(-3)}`, company: "某某电子商务有限公司" };
}

export async function badge(reader, person, { interests = ["S1-06", "S2-08"], matching = true } = {}) {
  const { page, short, show } = reader;
  const began = Date.now();
  reader.taps = 0;
  await reader.goes(`/${short}/register`);
  const required = await page.locator("form[method=post] [required]").count();
  assert.ok(required <= 5, `${required} required fields`);
  await reader.looks("register");

  // What is wrong is said at the field, and what was typed is still there.
  await page.locator('[name="name"]').fill(person.name);
  await page.locator("form[method=post] button[type=submit]").last().click();
  await page.locator("[data-error-summary]").waitFor();
  assert.equal(await page.locator('[name="name"]').inputValue(), person.name);
  await reader.looks("register-again");

  await reader.goes(`/${short}/register`);
  reader.taps = 0;
  await reader.fills("contact", person.contact);
  await reader.fills("name", person.name);
  await reader.fills("company", person.company);
  await reader.fills("buyer_type", "seller");
  for (const code of interests) {
    const box = page.locator(`[name="interests"][value="${code}"]`);
    const folded = page.locator("details[data-group]").filter({ has: box });
    if ((await folded.count()) > 0 && (await folded.getAttribute("open")) === null) await reader.taps_on(folded.locator("summary"));
    reader.taps += 1;
    await box.check({ force: true });
  }
  await reader.fills("admission", true);
  if (matching && (await page.locator('[name="matchmaking"]').count()) > 0) await reader.fills("matchmaking", true);
  await reader.taps_on(page.locator("form[method=post] button[type=submit]").last());
  await page.locator("[data-badge]").waitFor();
  const seconds = (Date.now() - began) / 1000;
  assert.ok(reader.taps <= 16, `${reader.taps} taps from the form to the badge`);
  assert.ok(seconds < 60, `${seconds} seconds`);

  const seen = await readBadge(reader);
  await page.reload();
  assert.deepEqual(await readBadge(reader), seen, "the badge survives a reload");
  await reader.looks("badge");
  const picture = await page.request.get(seen.picture);
  assert.equal(picture.headers()["content-type"], "image/png");
  assert.equal((await page.request.get(seen.picture.replace(/png$/, "svg"))).headers()["content-type"], "image/svg+xml");

  return { ...person, ...seen, png: await picture.body(), taps: reader.taps, seconds };
}

async function readBadge(reader) {
  const { page } = reader;
  const image = page.locator("[data-badge] img").first();
  await image.waitFor();
  // `decode` waits for the picture to arrive, and fails when there is none to draw.
  const drawn = await image.evaluate((one) => one.decode().then(() => one.naturalWidth > 0, () => false));
  assert.ok(drawn, "the QR code is drawn");
  const box = await image.boundingBox();
  assert.ok(box.width >= 240, `the QR code is ${box.width} px wide`);
  return {
    code: await page.locator("[data-badge]").getAttribute("data-badge"),
    short: (await page.locator("[data-short]").innerText()).trim(),
    picture: new URL(await image.getAttribute("src"), reader.show.url).pathname,
  };
}

/** In another browser, by a one-time code that arrives in the letter box. */
export async function foundAgain(browser, reader, visitor) {
  const stranger = await Reader.open(browser, reader.show, { lang: reader.lang, width: reader.width, name: `${reader.name}-again` });
  const { page, short } = stranger;
  await stranger.goes(`/${short}/badge/find`);
  await stranger.looks("find");
  await stranger.fills("contact", visitor.contact);
  await page.locator("form[method=post] button[type=submit]").last().click();
  await page.locator('[name="code"]').waitFor();
  await stranger.looks("code");
  // Six digits by themselves: no part of a link, of a colour or of an address.
  const alone = /(?<![\w.#@/-])\d{6}(?![\w@/-])/;
  const letter = await reader.show.letter(visitor.contact, alone);
  const [code] = letter.match(alone);
  await stranger.fills("code", code);
  await page.locator("form[method=post] button[type=submit]").last().click();
  await page.locator('[data-badge], form[action$="/who"] button').first().waitFor();
  if ((await page.locator("[data-badge]").count()) === 0) await page.locator('form[action$="/who"] button').first().click();
  assert.equal(await page.locator("[data-badge]").getAttribute("data-badge"), visitor.code);
  stranger.wasWell();
  await stranger.leaves();
}
