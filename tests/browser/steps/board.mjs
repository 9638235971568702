// 9. The organiser drafts a schedule, tries to put one meeting on top of another and reads why not, moves it by
// keyboard, takes it back and publishes.
import assert from "node:assert/strict";

/** A cell of the board that is free for nobody to fall into: where another meeting of the same row lies. */
async function pair(page) {
  const rows = page.locator("tr:has(td[data-slot] [data-meeting]:not([data-locked]))");
  for (let n = 0; n < (await rows.count()); n += 1) {
    const taken = rows.nth(n).locator("td[data-slot]:has([data-meeting])");
    const free = rows.nth(n).locator("td[data-slot]:not(:has([data-meeting])):not([data-closed])");
    if ((await taken.count()) >= 2 && (await free.count()) >= 1) return { row: rows.nth(n), taken };
  }
  return null;
}

export async function draftsAndMoves(organiser) {
  const { page } = organiser;
  await organiser.goes("/office/meetings/board");
  await page.locator("details", { has: page.locator('form[action$="/drafts"]') }).locator("summary").first().click();
  await page.locator('form[action$="/drafts"] button').last().click();
  await page.locator("[data-draft]").waitFor({ timeout: 60_000 });
  assert.ok(Number(await page.locator("[data-percent]").getAttribute("data-percent")) > 90, "a schedule with a proof");
  await organiser.looks("draft");

  const found = await pair(page);
  assert.ok(found, "a booth with two meetings and a free slot");
  const chip = found.taken.first().locator("[data-meeting]:not([data-locked])").first();
  await chip.scrollIntoViewIfNeeded();
  const says = page.locator("[data-board-says]");
  // With the mouse onto the other meeting of the booth: the board says what stands in the way, and nothing moves.
  const from = await chip.boundingBox();
  const onto = await found.taken.nth(1).boundingBox();
  await page.mouse.move(from.x + from.width / 2, from.y + 6);
  await page.mouse.down();
  await page.mouse.move(onto.x + onto.width / 2, onto.y + onto.height / 2, { steps: 8 });
  await page.locator('[data-board-says][data-tone="bad"]').waitFor();
  assert.ok((await says.textContent()).trim().length > 10, "in a sentence");
  await organiser.looks("drag-explained");
  await page.mouse.up();
  await page.locator('[data-board-says][data-tone="bad"]').waitFor();

  // By keyboard along the row until a free slot is found.
  const id = await chip.getAttribute("data-meeting");
  await chip.evaluate((element) => {
    const cell = element.closest("td");
    cell.tabIndex = 0;
    cell.focus();
  });
  await page.keyboard.press("Enter");
  const tried = async (key) => {
    await page.keyboard.press(key);
    const over = page.locator('td[data-over="free"], td[data-over="taken"]');
    const answered = await over.first().waitFor({ timeout: 4_000 }).then(() => true, () => false);
    return answered && (await page.locator('td[data-over="free"]').count()) > 0;
  };
  let free = false;
  for (const key of ["ArrowRight", "ArrowLeft"]) {
    for (let n = 0; n < 24 && !free; n += 1) free = await tried(key);
  }
  assert.ok(free, "a slot that both have free");
  await page.keyboard.press("Enter");
  await page.locator(`[data-meeting="${id}"]`).first().waitFor();
  await page.locator("[data-draft]").waitFor();
  const undo = page.locator('form[action$="/undo"] button');
  await undo.waitFor();
  await organiser.looks("moved-by-keyboard");
  await undo.click();
  await page.locator("[data-draft]").waitFor();
  await page.locator('form[action$="/publication"] button').click();
  await page.locator("[data-draft]").waitFor({ state: "detached" });
  await organiser.looks("published");
}
