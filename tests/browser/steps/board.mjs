// 9. The organiser drafts a schedule, tries to put a meeting where it cannot be and reads why, moves it by
// keyboard, takes it back and publishes.
import assert from "node:assert/strict";

/** A meeting that may move, and a cell of the same time at somebody else's booth, where it cannot be. */
async function pair(page) {
  const rows = page.locator("tr:has(td[data-slot])");
  const free = page.locator("[data-board] [data-meeting]:not([data-locked])");
  const days = page.locator('nav.tabs a[href*="/office/meetings/board?day="]:not([href*="view=list"])');
  for (let day = 0; (await free.count()) === 0 && day < (await days.count()); day += 1) {
    await days.nth(day).click();
    await page.waitForLoadState();
  }
  const movable = page.locator("tr:has(td[data-slot] [data-meeting]:not([data-locked]))").first();
  const chip = movable.locator("[data-meeting]:not([data-locked])").first();
  const [column, row] = await chip.evaluate((element) => [element.closest("td").cellIndex, element.closest("tr").rowIndex]);
  const other = rows.nth(row === 1 ? 1 : row - 2).locator(`:scope > :nth-child(${column + 1})`);
  return { chip, other };
}

export async function draftsAndMoves(organiser) {
  const { page } = organiser;
  await organiser.goes("/office/meetings/board");
  await page.locator("details", { has: page.locator('form[action$="/drafts"]') }).locator("summary").first().click();
  await page.locator('form[action$="/drafts"] button').last().click();
  await page.locator("[data-draft]").waitFor({ timeout: 60_000 });
  assert.ok(Number(await page.locator("[data-percent]").getAttribute("data-percent")) > 90, "a schedule with a proof");
  await organiser.looks("draft");

  const { chip, other } = await pair(page);
  await chip.scrollIntoViewIfNeeded();
  const says = page.locator("[data-board-says]");
  // With the mouse to another booth: the board says what is in the way, and nothing moves.
  const from = await chip.boundingBox();
  const onto = await other.boundingBox();
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
    const answered = await over.first().waitFor({ timeout: 1_000 }).then(() => true, () => false);
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
