// Somebody who looks at pages: a browser window in a language and a width, which remembers everything
// that went wrong while it was looking.
import { mkdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const here = path.dirname(fileURLToPath(import.meta.url));
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Where the pictures of this run go. */
export const out = path.join(here, "..", "out", process.env.AISLE_TEST_DATABASE ? "postgres" : "sqlite");

export async function browser(more = []) {
  return chromium.launch({
    executablePath: process.env.AISLE_CHROMIUM ?? "/usr/bin/chromium",
    headless: true,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--disable-dev-shm-usage",
      ...more,
    ],
  });
}

export class Reader {
  /** @param {{ lang?: "zh-CN" | "en", width?: number, name?: string, script?: boolean, more?: object }} how */
  static async open(on, show, { lang = "zh-CN", width = 1280, name = "reader", script = true, more = {} } = {}) {
    const phone = width < 600;
    const context = await on.newContext({
      baseURL: show.url,
      locale: lang,
      viewport: { width, height: phone ? 844 : 900 },
      hasTouch: phone,
      isMobile: phone,
      javaScriptEnabled: script,
      reducedMotion: "reduce",
      serviceWorkers: "block",
      ...more,
    });
    context.setDefaultTimeout(15_000);
    const reader = new Reader();
    Object.assign(reader, { context, show, lang, width, name, script, troubles: [], seen: new Set(), taps: 0, pictures: 0 });
    if (script) {
      await context.addInitScript(() => {
        document.addEventListener("securitypolicyviolation", (event) => {
          console.error(`CSP: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile ?? ""}:${event.lineNumber ?? ""}`);
        });
      });
    }
    context.on("page", (page) => reader.watch(page));
    reader.page = await context.newPage();
    return reader;
  }

  /** The language as it stands in addresses. */
  get short() {
    return this.lang === "en" ? "en" : "zh";
  }

  watch(page) {
    const at = () => page.url().replace(this.show.url, "");
    page.on("console", (message) => {
      // A page that answers 404 or 422 is what some steps ask for; the browser calls that an error too.
      const answered = /Failed to load resource.*status of 4\d\d/.test(message.text()) && message.location().url === page.url();
      if (message.type() === "error" && !answered) this.troubles.push(`${at()}: console: ${message.text()} (${message.location().url})`);
    });
    page.on("pageerror", (error) => this.troubles.push(`${at()}: ${error.message}`));
    page.on("response", (response) => {
      if (response.status() >= 500) this.troubles.push(`${at()}: ${response.status()} from ${response.url()}`);
    });
    page.on("request", (request) => {
      const url = request.url();
      if (!url.startsWith(this.show.url) && !/^(data|blob|about):/.test(url)) this.troubles.push(`${at()}: asked ${url}`);
    });
  }

  async goes(address) {
    const response = await this.page.goto(address);
    return response.status();
  }

  /** A tap, counted: a promise about taps is checked against this. */
  async taps_on(target) {
    this.taps += 1;
    await (typeof target === "string" ? this.page.locator(target).first() : target).click();
  }

  /** Fills the field with this name, whatever kind of field it is. */
  async fills(name, value) {
    const field = this.page.locator(`[name="${name}"]`);
    const kind = await field.first().evaluate((element) => element.type ?? element.localName);
    if (kind === "radio" || kind === "checkbox") {
      for (const one of [value].flat()) {
        const box = one === true ? field.first() : this.page.locator(`[name="${name}"][value="${one}"]`);
        this.taps += 1;
        await box.check({ force: true });
      }
    } else if (kind.startsWith("select")) {
      this.taps += 1;
      await field.selectOption(value);
    } else {
      this.taps += 1;
      await field.first().fill(value);
    }
  }

  async says(text) {
    await this.page.getByText(text).first().waitFor();
  }

  /** The whole page as a picture, and everything a page must never do. */
  async looks(name, { axe: check = true } = {}) {
    const page = this.page;
    await mkdir(out, { recursive: true });
    this.pictures += 1;
    const file = `${this.name}-${String(this.pictures).padStart(2, "0")}-${name}.png`;
    await page.screenshot({ path: path.join(out, file), fullPage: true });
    if (!this.script || this.seen.has(name)) return;
    this.seen.add(name);

    const lang = await page.locator("html").getAttribute("lang");
    if (lang !== this.lang) this.troubles.push(`${name}: <html lang> is ${lang}, the reader speaks ${this.lang}`);
    await this.fits(name, this.width);
    if (check) await this.passesAxe(name);
    if (this.width < 600) {
      const { height } = page.viewportSize();
      await page.setViewportSize({ width: 320, height });
      await this.fits(name, 320);
      await page.setViewportSize({ width: this.width, height });
    }
  }

  async fits(name, width) {
    const found = await this.page.evaluate(() => {
      const edge = document.documentElement.clientWidth;
      const over = document.documentElement.scrollWidth - edge;
      if (over <= 1) return null;
      const wide = [...document.querySelectorAll("body *")].filter((element) => element.getBoundingClientRect().right > edge + 1);
      const last = wide.at(-1);
      return `${over} px too wide: ${last ? `<${last.localName} class="${last.getAttribute("class") ?? ""}">` : "?"}`;
    });
    if (found) this.troubles.push(`${name} at ${width} px is ${found}`);
  }

  async passesAxe(name) {
    await this.page.evaluate(axe);
    const problems = await this.page.evaluate(async () => {
      const answer = await globalThis.axe.run(document, {
        resultTypes: ["violations"],
        runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
      });
      return answer.violations
        .filter((problem) => ["serious", "critical"].includes(problem.impact))
        .map((problem) => `${problem.id} (${problem.nodes.length}): ${problem.nodes[0].html.slice(0, 160)} — ${(problem.nodes[0].any[0] ?? problem.nodes[0].all[0] ?? problem.nodes[0].none[0])?.message ?? ""}`);
    });
    for (const problem of problems) this.troubles.push(`${name}: axe: ${problem}`);
  }

  /** Fails with everything that went wrong since the last time. */
  wasWell() {
    const troubles = this.troubles.splice(0);
    if (troubles.length > 0) throw new Error(`${this.name} met trouble:\n  ${[...new Set(troubles)].join("\n  ")}`);
  }

  async leaves() {
    await this.context.close();
  }
}
