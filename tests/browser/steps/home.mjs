// 1. The public home page shows the edition, and the directory of exhibitors.
import assert from "node:assert/strict";

export async function home(reader) {
  const { page, short } = reader;
  assert.equal(await reader.goes(`/${short}/`), 200);
  await page.locator("h1").waitFor();
  for (const door of ["/exhibitor/apply", `/${short}/register`]) {
    assert.ok((await page.locator(`a[href="${door}"]:visible`).count()) > 0, `no door leads to ${door}`);
  }
  assert.equal(await page.locator("ul.sectors > li").count(), 8, "eight sectors");
  assert.ok((await page.locator("#contacts li").count()) >= 4, "contacts by role");
  await reader.looks("home");

  assert.equal(await reader.goes(`/${short}/exhibitors`), 200);
  const all = await page.locator("ul.roll > li").count();
  assert.ok(all >= 10, `the directory lists ${all} exhibitors`);
  await reader.looks("directory");

  await page.locator("ul.roll > li a").first().click();
  await page.locator("h1").waitFor();
  await reader.looks("exhibitor");

  await reader.goes(`/${short}/exhibitors`);
  await page.selectOption("#sector", "S1");
  await page.locator("form.filters button").click();
  await page.waitForURL(/sector=S1/);
  const some = await page.locator("ul.roll > li").count();
  assert.ok(some > 0 && some <= all, `${some} of ${all} belong to the first sector`);

  // The same page in the other language is one tap away.
  await page.locator("a.tongue").first().click();
  await page.waitForURL(new RegExp(`/${short === "zh" ? "en" : "zh"}/exhibitors`));
  await reader.goes(`/${short}/plan`);
  assert.ok((await page.locator("[data-booth]").count()) > 10, "booths stand on the plan");
  await reader.looks("plan");
}
