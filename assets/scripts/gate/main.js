// The scanner page: puts its parts together. Camera, keyboard-wedge scanner and typed code all end in
// `door.take`, so a badge is judged alike however its code arrived.
import { Camera } from "./camera.js";
import { Card } from "./card.js";
import { Carrier } from "./carrier.js";
import { Door } from "./door.js";
import { Line } from "./line.js";
import { Queue } from "./queue.js";
import { Signals } from "./signals.js";
import { install } from "./trusted.js";
import { stayAwake } from "./wake.js";
import { listenToWedge } from "./wedge.js";

const page = document.querySelector("[data-gate]");
const one = (name) => page.querySelector(`[data-${name}]`);
const words = JSON.parse(page.dataset.words);

const signals = new Signals();
const card = new Card(page, words, signals);
const { scans, pulse, pack, gate, direction } = page.dataset;
const line = new Line(scans, { pulse, pack });
const queue = await Queue.open();
const carrier = new Carrier({ line, queue, gate, lang: document.documentElement.lang });
const door = new Door({ gate, direction, card, line, queue, carrier });

line.onchange = (state) => {
  card.link(state, carrier.judge);
  if (state === "unpaired") carrier.drop();
};
line.onpulse = (pulse) => carrier.heard(pulse);
carrier.onchange = () => {
  card.pack(carrier.told());
  card.behind(carrier.behind);
  card.link(line.state, carrier.judge);
};
line.report = async () => {
  const [waiting, age] = [await queue.count(), carrier.age()];
  return age === null ? { waiting } : { waiting, pack_age: Math.round(age / 1000) };
};
queue.onchange = (waiting) => card.waiting(waiting);
await queue.count();
await carrier.load();
card.pack(carrier.told());
setInterval(() => card.pack(carrier.told()), 15000);
install();

const start = one("gate-start");
const camera = new Camera({
  video: one("gate-video"),
  onread: (text) => door.take(text, "camera"),
  ontools: (tools) => showTools(tools),
});

function showTools({ torch, lenses }) {
  one("gate-torch").hidden = !torch;
  one("gate-lens").hidden = lenses < 2;
}

async function begin() {
  signals.wake();
  start.disabled = true;
  try {
    await camera.start();
    page.dataset.started = "";
    start.hidden = true;
    stayAwake();
  } catch (problem) {
    start.disabled = false;
    card.trouble(problem.name === "NotAllowedError" ? words.cameraRefused : words.cameraMissing);
  }
}

start.addEventListener("click", begin);
one("gate-torch").addEventListener("click", async (click) => {
  click.currentTarget.setAttribute("aria-pressed", String(await camera.toggleTorch()));
});
one("gate-lens").addEventListener("click", () => camera.nextLens());
one("gate-sound").addEventListener("click", (click) => {
  click.currentTarget.setAttribute("aria-pressed", String(signals.toggle()));
});

const typed = one("gate-typed");
typed.addEventListener("submit", (submit) => {
  submit.preventDefault();
  signals.wake();
  const field = typed.elements.code;
  door.take(field.value, "typed");
  field.value = "";
  field.blur();
});

listenToWedge(document, (text) => {
  signals.wake();
  // An input method may write its letters into the field a moment later.
  setTimeout(() => typed.reset());
  door.take(text, "wedge");
});

line.watch(queue, async (scan, answer) => {
  card.settle(scan, answer);
  if (!scan.offline && answer.reason) await door.remember(scan, answer);
});

// Nothing may be scanned before the decoder is up: a badge held up too early would be missed or misjudged.
try {
  await camera.prepare();
  start.disabled = false;
} catch {
  card.trouble(words.decoderMissing);
}
page.dataset.ready = "";
