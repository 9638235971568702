// Signing in to the office, and lending a phone to a gate.
import assert from "node:assert/strict";
import { code } from "../support/codes.mjs";

export async function signsIn(reader, email, password, { second = null } = {}) {
  const { page } = reader;
  await reader.goes("/sign-in");
  await reader.looks("sign-in");
  await reader.fills("email", email);
  await reader.fills("password", password);
  await page.locator('form[action="/sign-in"] button[type=submit]').click();
  await page.waitForURL((url) => !url.pathname.endsWith("/sign-in"));
  if (page.url().includes("/sign-in/second")) {
    assert.ok(second, "a second factor was asked for");
    await reader.looks("second");
    await reader.fills("digits", code(second, 1));
    await page.locator("main form[method=post] button[type=submit]").last().click();
    await page.waitForURL((url) => !url.pathname.includes("/sign-in"));
  }
}

/** Sets up an authenticator and gives back its secret. */
export async function addsSecondFactor(reader) {
  const { page } = reader;
  await reader.goes("/account/second-factor");
  const secret = (await page.locator("[data-totp-secret]").innerText()).trim();
  await reader.looks("second-setup");
  await reader.fills("digits", code(secret));
  await page.locator("main form[method=post] button[type=submit]").last().click();
  await page.locator("main ul code").first().waitFor();
  return secret;
}

/** The address that pairs a new phone with the first gate. */
export async function invitesPhone(organiser, label) {
  const { page } = organiser;
  await organiser.goes("/office/gates");
  await organiser.looks("gates");
  await organiser.fills("label", label);
  await page.locator('form[action="/office/gates/pairings"] button[type=submit]').click();
  const link = page.locator("[data-pairing-link]");
  await link.waitFor();
  await organiser.looks("pairing");
  return new URL(await link.getAttribute("href"), page.url()).pathname;
}
