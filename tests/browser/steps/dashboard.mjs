// 7. The organiser's dashboard counts live: a tile changes while nobody touches the page.
import assert from "node:assert/strict";

export async function dashboard(organiser) {
  await organiser.goes("/office/");
  await organiser.page.locator("[data-metric]").first().waitFor();
  await organiser.looks("today");
}

export async function figure(organiser, name) {
  const said = await organiser.page.locator(`[data-metric="${name}"]`).innerText();
  return Number(said.replace(/[^\d.]/g, ""));
}

/** Does something elsewhere and waits until this open page counts it. */
export async function countsWhile(organiser, name, act, more = 1) {
  const before = await figure(organiser, name);
  await organiser.page.evaluate(() => (document.documentElement.dataset.untouched = "yes"));
  await act();
  await organiser.page.waitForFunction(
    ([metric, wanted]) => Number(document.querySelector(`[data-metric="${metric}"]`).textContent.replace(/[^\d.]/g, "")) >= wanted,
    [name, before + more],
    { timeout: 15_000 },
  );
  assert.equal(await organiser.page.locator("html").getAttribute("data-untouched"), "yes", "without a reload");
}
