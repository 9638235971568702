// Numbers that change while one looks: the server tells each change, the page patches the digits.

const root = document.querySelector("[data-stream]");
const lamp = document.querySelector("[data-live]");
let stream = null;

const patch = (metrics) => {
  for (const [name, { value, note, tone }] of Object.entries(metrics)) {
    for (const shown of document.querySelectorAll(`[data-metric="${CSS.escape(name)}"]`)) {
      if (shown.textContent === value) continue;
      shown.textContent = value;
      shown.removeAttribute("data-changed");
      void shown.offsetWidth; // lets the flash begin anew
      shown.dataset.changed = "";
    }
    const beside = document.querySelector(`[data-metric-note="${CSS.escape(name)}"]`);
    if (beside && note !== undefined) beside.textContent = note;
    const tile = document.querySelector(`[data-metric-tile="${CSS.escape(name)}"]`);
    if (tile && tone !== undefined) tone ? (tile.dataset.tone = tone) : delete tile.dataset.tone;
  }
};

const say = (on) => {
  if (!lamp) return;
  lamp.hidden = false;
  lamp.dataset.tone = on ? "ok" : "warn";
};

const open = () => {
  if (stream || document.hidden) return;
  stream = new EventSource(root.dataset.stream);
  stream.addEventListener("open", () => say(true));
  stream.addEventListener("error", () => say(false));
  stream.addEventListener("metrics", (told) => patch(JSON.parse(told.data)));
};

const close = () => {
  stream?.close();
  stream = null;
};

if (root) {
  open();
  // Nobody looks: no stream. The browser keeps few of them per site.
  document.addEventListener("visibilitychange", () => (document.hidden ? close() : open()));
  addEventListener("pagehide", close);
}
