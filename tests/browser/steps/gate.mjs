// 5. A phone is paired with a gate by a link and admits by camera, by keyboard-wedge scanner and by typed code.
import assert from "node:assert/strict";
import path from "node:path";
import { clip, withClip } from "../support/camera.mjs";
import { browser, Reader } from "../support/reader.mjs";

/** What the gate shows now. */
async function verdict(reader, wanted, { name } = {}) {
  const card = reader.page.locator("[data-gate-result]");
  await reader.page.locator(`[data-gate-result][data-verdict="${wanted}"]`).waitFor({ timeout: 20_000 });
  if (name) {
    const shown = await card.innerText();
    assert.ok(shown.includes(name), `the gate says "${shown}", not ${name}`);
  }
  return card;
}

/** Keys as a handheld scanner sends them: faster than any hand, with Enter at the end. */
async function wedge(reader, text) {
  await reader.page.evaluate((keys) => {
    const press = (key, code) => document.body.dispatchEvent(new KeyboardEvent("keydown", { key, code, bubbles: true, cancelable: true }));
    for (const key of keys) press(key, /[A-Za-z]/.test(key) ? `Key${key.toUpperCase()}` : "");
    press("Enter", "Enter");
  }, text);
}

/**
 * @param pairing the one-time address that the office showed
 * @param seen    a visitor who is held before the camera, first admitted and then already inside
 * @param other   a visitor who comes by wedge scanner and, a second time, by typed code
 */
export async function gate(reader, pairing, seen, other) {
  const file = await clip(path.join(reader.show.data, `camera-${Date.now()}.y4m`), [seen.png]);
  const withCamera = await browser(withClip(file));
  const steward = await Reader.open(withCamera, reader.show, { lang: reader.lang, width: reader.width, name: `${reader.name}-gate`, more: { permissions: ["camera"] } });
  const { page } = steward;
  try {
    await steward.goes(pairing);
    await page.locator("[data-gate], form[method=post] button").first().waitFor();
    if ((await page.locator("[data-gate]").count()) === 0) {
      await steward.looks("pair");
      const label = page.locator('[name="label"], [name="name"]');
      if ((await label.count()) > 0 && !(await label.first().inputValue())) await label.first().fill("Phone 7");
      await page.locator("form[method=post] button").last().click();
    }
    await page.locator("[data-gate][data-ready]").waitFor();
    await steward.looks("gate");
    await page.locator("[data-gate-start]:enabled").click();
    await page.locator("[data-gate][data-started]").waitFor();

    // The clip shows the badge, takes it away for four seconds, and shows it again.
    await verdict(steward, "admitted", { name: seen.name });
    await steward.looks("gate-admitted");
    await verdict(steward, "repeat", { name: seen.name });
    await steward.looks("gate-repeat");

    const address = `HTTPS://${new URL(reader.show.url).host}/B/${other.code}`;
    await wedge(steward, address);
    await verdict(steward, "admitted", { name: other.name });

    const typed = page.locator("[data-gate-typed]");
    await typed.locator('[name="code"]').fill(other.short);
    await typed.locator("button").first().click();
    await verdict(steward, "repeat", { name: other.name });

    // One character changed: a forgery.
    const last = other.code.at(-1);
    await typed.locator('[name="code"]').fill(other.code.slice(0, -2) + (other.code.at(-2) === "7" ? "8" : "7") + last);
    await typed.locator("button").first().click();
    await verdict(steward, "refused");
    await steward.looks("gate-refused");
    steward.wasWell();
  } finally {
    await steward.leaves();
    await withCamera.close();
  }
}
