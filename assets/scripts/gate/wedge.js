// Handheld scanners type like a very fast keyboard and end with Enter or Tab. Keys are read by their
// place (`code`) where a Chinese input method has swallowed the letter, and letters are taken as capitals,
// so neither the input method nor a caps-inverted scanner can spoil a code.

const FASTEST_HAND = 60;
const SHORTEST = 6;
const ENDS = new Set(["Enter", "NumpadEnter", "Tab"]);

const PLACES = {
  Slash: ["/", "?"],
  Semicolon: [";", ":"],
  Period: [".", ">"],
  Comma: [",", "<"],
  Minus: ["-", "_"],
  Equal: ["=", "+"],
  NumpadDivide: ["/", "/"],
  NumpadSubtract: ["-", "-"],
  NumpadDecimal: [".", "."],
};

export function listenToWedge(target, take) {
  let text = "";
  let last = -Infinity;

  target.addEventListener(
    "keydown",
    (key) => {
      if (key.ctrlKey || key.altKey || key.metaKey || key.code.startsWith("Shift") || key.code === "CapsLock") return;
      const quick = key.timeStamp - last <= FASTEST_HAND;
      last = key.timeStamp;
      if (ENDS.has(key.code)) {
        const burst = quick && text.length >= SHORTEST ? text : "";
        text = "";
        if (!burst) return;
        key.preventDefault();
        key.stopPropagation();
        take(burst);
        return;
      }
      const letter = letterOf(key);
      text = letter ? (quick ? text : "") + letter : "";
    },
    { capture: true },
  );
}

function letterOf(key) {
  if (/^[\x21-\x7e]$/.test(key.key)) return key.key.toUpperCase();
  if (/^Key[A-Z]$/.test(key.code)) return key.code.slice(3);
  if (/^(Digit|Numpad)[0-9]$/.test(key.code)) return key.code.slice(-1);
  return PLACES[key.code]?.[key.shiftKey ? 1 : 0];
}
