// 6. The buyer sees exhibitors with reasons and asks for a slot; the exhibitor accepts; both agendas show it.
import assert from "node:assert/strict";

/** The buyer takes part and finds one exhibitor with its reasons. */
export async function joins(buyer) {
  const { page, short } = buyer;
  await buyer.goes(`/${short}/matching`);
  await page.locator("[data-exhibitor], [name=day]").first().waitFor();
  if ((await page.locator("[data-exhibitor]").count()) === 0) {
    await buyer.looks("join");
    for (const day of await page.locator('[name="day"]').all()) await day.check({ force: true });
    await page.locator('form[action$="/participation"] button').first().click();
  }
  await page.locator("[data-exhibitor]").first().waitFor();
  assert.ok((await page.locator("[data-exhibitor]").count()) >= 5, "recommendations");
  assert.ok((await page.locator("[data-exhibitor]").first().locator("[data-reason]").count()) > 0, "with reasons");
  await buyer.looks("recommendations");
}

/** The buyer says more in their own words, and the recommendations take it up at once. */
export async function saysMore(buyer) {
  const { page, short } = buyer;
  await buyer.goes(`/${short}/matching/profile`);
  const words = short === "en" ? ["text_en", "Corrugated cartons for small parcels"] : ["text_zh", "小件发货要的瓦楞纸箱"];
  const fold = page.locator("details", { has: page.locator(`[name="${words[0]}"]`) }).last();
  if ((await fold.getAttribute("open")) === null) await fold.locator("summary").click();
  await page.locator(`[name="${words[0]}"]`).fill(words[1]);
  await buyer.looks("profile");
  await page.locator('form[action$="/matching/profile"] button[type="submit"]').last().click();
  await page.locator('[role="status"]').first().waitFor();
  await buyer.goes(`/${short}/matching`);
  await page.locator('[data-learnt="true"] [data-exhibitor]').first().waitFor();
  const sums = await page.locator(".ledger").evaluateAll((lists) =>
    lists.map((list) => {
      const numbers = [...list.querySelectorAll("dd")].map((one) => Number(one.textContent.replace("\u2212", "-")));
      return { sum: numbers.at(-1), terms: numbers.slice(0, -1).reduce((all, one) => all + one, 0) };
    }),
  );
  assert.ok(sums.length > 0 && sums.every(({ sum, terms }) => sum === terms), JSON.stringify(sums));
  await buyer.looks("recommendations-after");
}

/** The exhibitor sees the same buyer with reasons of its own, and no name. */
export async function findsBuyer(exhibitor, company) {
  const { page } = exhibitor;
  await exhibitor.goes("/exhibitor/meetings/buyers");
  await page.locator("[data-buyer]").first().waitFor();
  assert.ok((await page.locator("[data-buyer]").first().locator("[data-reason]").count()) > 0, `reasons, also for ${company}`);
  await exhibitor.looks("recommended-buyers");
}

/** Asks the exhibitor called `name` (or the best one) for the slot that its card offers. */
export async function asks(buyer, name) {
  const { page } = buyer;
  let card = page.locator("[data-exhibitor]").filter({ has: page.locator('button[name="starts_at"]') });
  for (let pages = 0; name && pages < 10; pages += 1) {
    const its = page.locator("[data-exhibitor]").filter({ hasText: name });
    if ((await its.count()) > 0) {
      card = its;
      break;
    }
    const next = page.locator('a[rel="next"]');
    assert.ok((await next.count()) > 0, `${name} is not recommended`);
    await next.click();
    await page.locator("[data-exhibitor]").first().waitFor();
  }
  const id = await card.first().getAttribute("data-exhibitor");
  await card.first().locator('button[name="starts_at"]').click();
  await page.locator(`[data-exhibitor="${id}"] form[action$="/cancellation"]`).waitFor();
  await buyer.looks("asked");
  return id;
}

/** The exhibitor accepts the newest request, and both agendas show the meeting. */
export async function meets(buyer, exhibitor, company) {
  const { page } = exhibitor;
  await exhibitor.goes("/exhibitor/meetings");
  const request = page.locator("[data-request]").filter({ hasText: company }).first();
  await request.waitFor();
  await exhibitor.looks("requests");
  await request.locator('form[action$="/acceptance"] button').click();
  await page.locator("[data-meeting]").filter({ hasText: company }).first().waitFor();
  await exhibitor.looks("company-agenda");

  await buyer.goes(`/${buyer.short}/agenda`);
  await buyer.page.locator('[data-request][data-stage="accepted"]').first().waitFor();
  await buyer.looks("agenda");
}
