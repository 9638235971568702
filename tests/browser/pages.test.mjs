// Every page that a reader can reach by following links: no violation, no foreign request, no sideways
// scroll, nothing that a screen reader stumbles over, light and dark, on a phone and on a desk.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { badge, somebody } from "./steps/badge.mjs";
import { signsIn } from "./steps/office.mjs";
import { browser, Reader } from "./support/reader.mjs";
import { Show } from "./support/show.mjs";
import { walk } from "./support/walk.mjs";

let show;
let window;

before(async () => {
  show = await Show.open();
  window = await browser();
});
after(async () => {
  await window?.close();
  await show?.closes();
});

const EVERYBODY = [
  { who: "public", starts: (r) => [`/${r.short}/`, "/sign-in", "/forgot", "/exhibitor/sign-up", `/${r.short}/badge/find`, "/nowhere"] },
  { who: "visitor", enters: (r) => badge(r, somebody(r.lang, r.width, "walker")), starts: (r) => [`/${r.short}/badge`, `/${r.short}/matching`, `/${r.short}/agenda`] },
  {
    who: "exhibitor",
    enters: (r) => signsIn(r, show.exhibitor().email, show.exhibitor().password),
    starts: () => ["/exhibitor/", "/exhibitor/meetings", "/account"],
    // The foot of every page leads to the office, where exhibitors are rightly refused; and the other way round.
    avoid: /^\/office/,
  },
  { who: "owner", enters: (r) => signsIn(r, show.signIn("owner").email, show.signIn("owner").password), starts: () => ["/office/", "/office/gates", "/account"], avoid: /^\/exhibitor/ },
];

for (const { who, enters, starts, avoid = null } of EVERYBODY) {
  describe(`every page of the ${who}`, () => {
    for (const [lang, width, colorScheme] of [["zh-CN", 390, "light"], ["en", 1280, "dark"]]) {
      it(`${lang} at ${width} px, ${colorScheme}`, async () => {
        const reader = await Reader.open(window, show, { lang, width, name: `walk-${who}-${lang}`, more: { colorScheme } });
        try {
          await enters?.(reader);
          const seen = await walk(reader, starts(reader), async (kind, status) => {
            assert.ok(status < 500 && (status < 400 || kind === "/nowhere"), `${kind} answers ${status}`);
            await reader.looks(kind.replace(/[^a-z]+/gi, "-").replace(/^-|-$/g, "") || "root");
          }, { avoid });
          assert.ok(seen.length >= 5, `only ${seen}`);
          reader.wasWell();
        } finally {
          await reader.leaves();
        }
      });
    }
  });
}

describe("weight", () => {
  for (const [page, most] of [["", 60], ["register", 40]]) {
    it(`/zh/${page} weighs at most ${most} KB on the first visit`, async () => {
      const reader = await Reader.open(window, show, { lang: "zh-CN", width: 390, name: "weight" });
      const line = await reader.context.newCDPSession(reader.page);
      await line.send("Network.enable");
      let bytes = 0;
      let requests = 0;
      line.on("Network.loadingFinished", (event) => {
        bytes += event.encodedDataLength;
        requests += 1;
      });
      await reader.goes(`/zh/${page}`);
      await reader.page.waitForLoadState("networkidle");
      assert.ok(bytes <= most * 1024, `${bytes} bytes in ${requests} requests`);
      reader.wasWell();
      await reader.leaves();
    });
  }
});
