// 8. The exhibitor scans the buyer's badge at the booth, also without a connection; the buyer decides what it sees.
import assert from "node:assert/strict";

/** Scans online and offline; what the lead shows follows what the buyer releases. */
export async function keepsLead(exhibitor, buyer, visitor) {
  const { page } = exhibitor;
  await exhibitor.goes("/exhibitor/leads/scan");
  await page.locator("[data-ready]").waitFor();
  await types(page, visitor.short);
  await page.locator("[data-open]:not([hidden])").waitFor();
  await page.locator('[data-rating="hot"]').click();
  await page.locator('[data-rating="hot"][aria-pressed="true"]').waitFor();
  await exhibitor.looks("lead-scanned");

  await buyer.goes(`/${buyer.short}/badge/consents`);
  await buyer.page.locator('[name="lead_sharing"]').check({ force: true });
  await buyer.page.locator("form button[type=submit]").first().click();
  await buyer.goes(`/${buyer.short}/badge/scans`);
  await buyer.page.locator("[data-lead]").waitFor();
  await buyer.looks("who-scanned-me");

  await page.locator("[data-open]").click();
  await page.locator("main", { hasText: visitor.name }).waitFor();
  await page.locator('[name="note"]').fill("Samples by May");
  await exhibitor.looks("lead");
  await page.locator("form:has([name=note]) button[type=submit]").click();
  await page.locator('[role="status"]').first().waitFor();
  assert.equal(await page.locator('[name="note"]').inputValue(), "Samples by May");

  await buyer.page.locator('form[action$="/withdrawal"] button').click();
  await buyer.page.locator('form[action$="/withdrawal"] [name="undo"]').waitFor({ state: "attached" });
  await exhibitor.goes("/exhibitor/leads");
  assert.equal(await page.locator("main", { hasText: visitor.name }).count(), 0, "withdrawn at once");
  await exhibitor.looks("leads");
}

/** A scan without a connection survives a reload and is sent by itself. */
export async function keepsLeadOffline(exhibitor, visitor) {
  const { page } = exhibitor;
  await exhibitor.goes("/exhibitor/leads/scan");
  await page.locator("[data-ready]").waitFor();
  await page.route("**/exhibitor/leads/scans", (route) => route.abort());
  const troubles = exhibitor.troubles.length;
  await types(page, visitor.short);
  await page.locator("[data-waiting]:not([hidden])").waitFor();
  assert.equal(await page.locator("[data-count]").innerText(), "1");
  await exhibitor.looks("lead-offline");
  await page.unroute("**/exhibitor/leads/scans");
  await page.reload();
  await page.locator("[data-waiting][hidden]").waitFor({ state: "attached" });
  // The browser reports the request that this step cut off.
  exhibitor.troubles.length = troubles;
  await exhibitor.goes("/exhibitor/leads");
  assert.ok((await page.locator("[data-lead]").count()) >= 1);
}

async function types(page, code) {
  await page.locator('[name="code"]').fill(code);
  await page.locator('[name="code"]').press("Enter");
}
