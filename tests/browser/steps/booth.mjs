// 2. An exhibitor signs up, applies for a booth, sees its state and is told of each change by mail.
// 3. The organiser reviews, offers a booth on the hall plan; the exhibitor confirms; directory and plan show it.
import assert from "node:assert/strict";

export const PASSWORD = "a long wooden pallet";

/** A company of this sitting. */
export function company(lang, width) {
  const unlike = `${Date.now() % 100_000}`.padStart(5, "0");
  return {
    name_zh: `潭洲纸业${unlike}`,
    name_en: `Tanzhou Paper ${unlike}`,
    shown: lang === "en" ? `Tanzhou Paper ${unlike}` : `潭洲纸业${unlike}`,
    email: `mei.${unlike}.${width}@example.com`,
  };
}

const send = (page) => page.locator("main form[method=post] button[type=submit]").last();

export async function signsUp(exhibitor, firm) {
  const { page } = exhibitor;
  await exhibitor.goes("/exhibitor/sign-up");
  await exhibitor.looks("sign-up");
  await exhibitor.fills("name_zh", firm.name_zh);
  await exhibitor.fills("name_en", firm.name_en);
  await exhibitor.fills("contact_name", "Mei Lin");
  await exhibitor.fills("email", firm.email);
  await exhibitor.fills("mobile", "13800001234");
  await exhibitor.fills("password", PASSWORD);
  for (const code of ["S1-01", "S1-06"]) {
    const box = page.locator(`[name="sectors"][value="${code}"]`);
    const folded = page.locator("details[data-group]").filter({ has: box });
    if ((await folded.count()) > 0 && (await folded.getAttribute("open")) === null) await folded.locator("summary").click();
    await box.check({ force: true });
  }
  await send(page).click();
  await page.waitForURL(/\/exhibitor\/?$/);
  await exhibitor.looks("portal");
  await exhibitor.show.letter(firm.email);
}

export async function applies(exhibitor, firm) {
  const { page } = exhibitor;
  await exhibitor.goes("/exhibitor/products");
  await exhibitor.looks("products");
  await exhibitor.goes("/exhibitor/applications/new");
  await exhibitor.looks("apply");
  await page.locator('[name="kind"]').first().check({ force: true });
  await exhibitor.fills("area_m2", "9");
  await page.locator('[name="open_sides"][value="1"]').check({ force: true });
  await send(page).click();
  await page.waitForURL(/\/exhibitor\/applications\/[0-9a-f]{20,}/);
  await exhibitor.looks("application");
  await exhibitor.show.letter(firm.email, new URL(page.url()).pathname);
  return new URL(page.url()).pathname;
}

export async function offers(organiser, firm, application) {
  const { page } = organiser;
  await organiser.goes("/office/applications");
  const row = page.locator("[data-row] a").filter({ hasText: firm.shown }).first();
  await row.waitFor();
  await organiser.looks("queue");
  await row.click();
  await page.locator("#offer").waitFor();
  let options = page.locator('[name="booth"]');
  for (const hall of [1, 2, 3]) {
    if ((await options.count()) > 0) break;
    await organiser.goes(`${application.replace("/exhibitor/", "/office/")}?hall=${hall}`);
  }
  await organiser.looks("review");
  const number = await options.first().getAttribute("value");
  await options.first().check({ force: true });
  const until = page.locator('[name="until"]');
  if (!(await until.inputValue())) await until.fill("2025-10-31");
  await page.locator('form[action*="/offer"] button[type=submit]').click();
  await page.waitForLoadState();
  assert.equal(await page.locator("[data-error-summary]").count(), 0, "the offer is accepted");
  await organiser.looks("offered");
  return number;
}

export async function confirms(exhibitor, firm, application, number) {
  const { page } = exhibitor;
  await exhibitor.show.letter(firm.email, number);
  await exhibitor.goes(application);
  await exhibitor.looks("offer");
  await page.locator('form[action$="/confirmation"] button').click();
  await page.locator('form[action$="/confirmation"]').waitFor({ state: "detached" });
  await exhibitor.looks("confirmed");
}

export async function everybodySees(reader, firm, number) {
  const { page, short } = reader;
  await reader.goes(`/${short}/exhibitors?q=${encodeURIComponent(firm.shown)}`);
  await page.locator("ul.roll > li").filter({ hasText: firm.shown }).filter({ hasText: number }).first().waitFor();
  await reader.goes(`/${short}/plan/${number[0]}?booth=${number}`);
  await page.locator(`[data-booth="${number}"]`).first().waitFor();
  await reader.says(firm.shown);
}
