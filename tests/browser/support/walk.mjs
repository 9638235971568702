// Follows every link that a reader can see, one page of each kind.

/** Addresses that differ only in an id, a number or a language are of one kind. */
export function kind(address) {
  const url = new URL(address, "http://here");
  const parts = url.pathname.split("/").map((part) => {
    if (/^(zh|en)$/.test(part)) return "<lang>";
    if (/^[0-9a-f]{8}-?[0-9a-f-]{20,}$/i.test(part) || /^[0-9A-Z]{16,}$/i.test(part) || /^\d+$/.test(part)) return "<id>";
    return part;
  });
  return parts.join("/") + (url.search ? "?" : "");
}

/** What is a file rather than a page, or ends the sitting. */
const LEAVE_ALONE = /\.(ics|csv|xlsx|pdf|png|svg|json|xml|txt|webmanifest)$|^\/(a|api|metrics|healthz|readyz)\b|sign-?out|log-?out|\/language|\/live$|^\/B\//i;

/** Visits pages breadth first and calls `look(kind, status)` on each. Gives back the kinds it saw. */
export async function walk(reader, starts, look, { at_most = 60, avoid = null } = {}) {
  const waiting = [...starts];
  const seen = new Set();
  while (waiting.length > 0 && seen.size < at_most) {
    const address = waiting.shift();
    const of_kind = kind(address);
    if (seen.has(of_kind)) continue;
    seen.add(of_kind);
    const status = await reader.goes(address);
    await look(of_kind, status, address);
    const links = await reader.page.locator("a[href]").evaluateAll((all) => all.map((a) => new URL(a.getAttribute("href"), document.baseURI).href));
    for (const link of links) {
      const url = new URL(link);
      const other_lang = new RegExp(`^/${reader.short === "zh" ? "en" : "zh"}(/|$)`).test(url.pathname);
      if (url.origin !== reader.show.url || other_lang || LEAVE_ALONE.test(url.pathname) || avoid?.test(url.pathname)) continue;
      waiting.push(url.pathname + url.search);
    }
  }
  return [...seen];
}
