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

/** A schedule with a proof, published; at a desk a meeting is moved on the way, and moved back. */
export async function draftsAndMoves(organiser) {
  const { page } = organiser;
  await organiser.goes("/office/meetings/board");
  await page.locator("details", { has: page.locator('form[action$="/drafts"]') }).locator("summary").first().click();
  await page.locator('form[action$="/drafts"] button').last().click();
  await page.locator("[data-draft]").waitFor({ timeout: 60_000 });
  assert.ok(Number(await page.locator("[data-percent]").getAttribute("data-percent")) > 90, "a schedule with a proof");
  await organiser.looks("draft");
  // On a phone meetings are moved by their forms; nobody drags across a table wider than the screen.
  if (organiser.width >= 1000) await moves(organiser);
  await page.locator('form[action$="/publication"] button').click();
  await page.locator("[data-draft]").waitFor({ state: "detached" });
  await organiser.looks("published");
}

async function moves(organiser) {
  const { page } = organiser;
  const { chip, other } = await pair(page);
  await other.scrollIntoViewIfNeeded();
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

  const id = await movesByKeyboard(page);
  await page.locator("[data-draft]").waitFor();
  await page.locator(`[data-meeting="${id}"]`).first().waitFor();
  const undo = page.locator('form[action$="/undo"] button');
  await undo.waitFor();
  await organiser.looks("moved-by-keyboard");
  await undo.click();
  await page.locator("[data-draft]").waitFor();
}

/** Picks a meeting up with Enter, goes along its row until a slot is free, and drops it there. */
async function movesByKeyboard(page) {
  const chips = page.locator("[data-board] [data-meeting]:not([data-locked])");
  for (let n = 0; n < Math.min(4, await chips.count()); n += 1) {
    const chip = chips.nth(n);
    await chip.evaluate((element) => {
      const cell = element.closest("td");
      cell.tabIndex = 0;
      cell.focus();
    });
    await page.keyboard.press("Enter");
    for (const key of [...Array(12).fill("ArrowRight"), ...Array(24).fill("ArrowLeft")]) {
      const before = await page.evaluate(() => document.activeElement.dataset.slot);
      await page.keyboard.press(key);
      if (before === (await page.evaluate(() => document.activeElement.dataset.slot))) continue;
      const answered = page.locator('td[data-over="free"]:focus, td[data-over="taken"]:focus, td:focus:has([data-held])');
      await answered.first().waitFor();
      if ((await page.locator('td[data-over="free"]:focus').count()) === 0) continue;
      const id = await chip.getAttribute("data-meeting");
      await page.keyboard.press("Enter");
      return id;
    }
    await page.keyboard.press("Escape");
  }
  assert.fail("no slot that both have free");
}
