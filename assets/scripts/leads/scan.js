// The scanner of a booth: camera, handheld scanner and typed code all end in `take`. A scan lies in this phone's
// storage until the server has it, so no reload and no empty battery loses one.
import { Camera } from "../gate/camera.js";
import { listenToWedge } from "../gate/wedge.js";
import { Waiting } from "./waiting.js";

const page = document.querySelector("[data-lead-scan]");
const words = JSON.parse(page.dataset.words);
const one = (name) => page.querySelector(`[data-${name}]`);
const last = one("last");
const part = (name) => last.querySelector(`[data-part="${name}"]`);

const SEEN_FOR = 3000;
const RETRY = 4000;
const seen = new Map();
const waiting = new Waiting(page.dataset.leadScan);
let shown = null;
let sending = false;

function say(name, firm) {
  part("name").textContent = name;
  part("firm").textContent = firm;
}

function show(scanId, lead) {
  if (scanId !== shown?.scan_id) return;
  shown.lead = lead;
  if (lead.state === "open") say(lead.name || lead.company || words.alone, [lead.name && (lead.company || words.alone), lead.buyer_type].filter(Boolean).join(" · "));
  else say(lead.short_code, words[lead.state]);
  const link = one("open");
  link.href = `/exhibitor/leads/${lead.id}`;
  link.hidden = false;
  mark(lead.rating);
}

function mark(rating) {
  for (const button of last.querySelectorAll("[data-rating]")) {
    button.setAttribute("aria-pressed", String(button.dataset.rating === rating));
  }
}

function count() {
  const many = waiting.all().length;
  one("count").textContent = String(many);
  one("waiting").hidden = many === 0;
}

function take(text, typed = false) {
  const code = text.trim();
  const now = performance.now();
  for (const [other, at] of seen) if (now - at > SEEN_FOR) seen.delete(other);
  const again = seen.has(code);
  seen.set(code, now);
  if (!code || (again && !typed)) return;
  shown = { scan_id: crypto.randomUUID(), code, scanned_at: new Date().toISOString() };
  last.hidden = false;
  one("open").hidden = true;
  one("rate").hidden = false;
  mark(null);
  say(words.asking, "");
  if (!waiting.keep({ ...shown })) say(words.failed, "");
  count();
  send();
}

async function send() {
  if (sending) return;
  const scans = waiting.all().slice(0, 50);
  if (scans.length === 0) return;
  sending = true;
  try {
    const body = JSON.stringify({ scans });
    const answer = await fetch(page.dataset.to, { method: "POST", body, headers: { "Content-Type": "application/json" } });
    if (!answer.ok) throw new Error(String(answer.status));
    settle((await answer.json()).answers);
    one("link-word").hidden = true;
    setTimeout(send);
  } catch {
    one("link-word").hidden = false;
    if (shown && !shown.lead) say(words.kept, "");
    setTimeout(send, RETRY);
  } finally {
    sending = false;
    count();
  }
}

/** What the server has, or will never take, waits no longer. */
function settle(answers) {
  for (const answer of answers) {
    const kept = waiting.drop(answer.scan_id);
    if (answer.status === 200) {
      show(answer.scan_id, answer.lead);
      // Rated while the scan was on its way.
      if (kept?.rating && kept.rating !== answer.lead.rating) rate(answer.lead, kept.rating);
    } else if (answer.scan_id === shown?.scan_id) {
      say(answer.errors?.[0]?.detail ?? words.failed, "");
      one("rate").hidden = true;
    }
  }
}

async function rate(lead, rating) {
  const body = new URLSearchParams({ rating });
  try {
    const answer = await fetch(`/exhibitor/leads/${lead.id}/rating`, { method: "POST", body, redirect: "manual" });
    if (answer.type !== "opaqueredirect") throw new Error(String(answer.status));
    lead.rating = rating;
    mark(rating);
  } catch {
    mark(lead.rating);
    part("firm").textContent = words.failed;
  }
}

last.addEventListener("click", ({ target }) => {
  const rating = target.closest("[data-rating]")?.dataset.rating;
  if (!rating || !shown) return;
  if (shown.lead) rate(shown.lead, rating);
  else if (waiting.change(shown.scan_id, { rating })) mark(rating);
});

const start = one("start");
const camera = new Camera({ video: one("video"), onread: (text) => take(text), ontools: () => {} });
start.addEventListener("click", async () => {
  start.disabled = true;
  try {
    await camera.start();
    start.hidden = true;
  } catch (problem) {
    start.disabled = false;
    last.hidden = false;
    say(problem.name === "NotAllowedError" ? words.cameraRefused : words.cameraMissing, "");
  }
});

const typed = one("typed");
typed.addEventListener("submit", (submit) => {
  submit.preventDefault();
  take(typed.elements.code.value, true);
  typed.elements.code.value = "";
});
listenToWedge(document, (text) => take(text));
addEventListener("online", send);

count();
send();
try {
  await camera.prepare();
  start.disabled = false;
} catch {
  last.hidden = false;
  say(words.decoderMissing, "");
}
page.dataset.ready = "";
