// Moving meetings on the board: with the mouse or a finger, or with the keyboard (Enter picks up, arrows move, Enter
// drops, Escape puts back). While a meeting is in the air the server says what stands in its way at the cell below.
import { ask } from "./explain.js";

const board = document.querySelector("[data-board][data-open]");
const says = document.querySelector("[data-board-says]");
const form = document.querySelector("form[data-board-drop]");
let held = null;
let over = null;

const say = (text, tone) => {
  says.hidden = !text;
  says.dataset.tone = tone;
  says.textContent = text;
};

const cells = () => [...board.querySelectorAll("td[data-slot]")];

function mark(cell) {
  over?.removeAttribute("data-over");
  over = cell;
  over?.setAttribute("data-over", "asking");
}

async function look(cell) {
  if (!held || cell === over) return;
  mark(cell);
  if (!cell || cell === held.closest("td")) return say(says.dataset.picked, "info");
  const answer = await ask(held.dataset.meeting, cell.dataset);
  if (!answer || cell !== over) return;
  cell.dataset.over = answer.free ? "free" : "taken";
  say(answer.free ? says.dataset.free : answer.sentences.join(" "), answer.free ? "ok" : "bad");
}

function pick(chip) {
  held = chip;
  held.dataset.held = "";
  say(says.dataset.picked, "info");
}

function putBack(text = "") {
  held?.removeAttribute("data-held");
  held = null;
  mark(null);
  say(text, "info");
}

async function drop(cell) {
  if (!held || !cell || cell === held.closest("td")) return putBack(says.dataset.putBack);
  const answer = await ask(held.dataset.meeting, cell.dataset);
  if (!answer?.free) {
    const why = answer?.sentences.join(" ") ?? "";
    putBack();
    return say(why, "bad");
  }
  form.action = `/office/meetings/board/meetings/${held.dataset.meeting}/place`;
  form.elements.starts_at.value = cell.dataset.slot;
  form.elements.place.value = cell.dataset.place;
  form.elements.of.value = cell.dataset.of ?? "";
  form.submit();
}

function step(cell, key) {
  const row = cell.parentElement;
  const column = [...row.children].indexOf(cell);
  const next = {
    ArrowLeft: () => cell.previousElementSibling,
    ArrowRight: () => cell.nextElementSibling,
    ArrowUp: () => row.previousElementSibling?.children[column],
    ArrowDown: () => row.nextElementSibling?.children[column],
  }[key]?.();
  return next?.matches("td[data-slot]") ? next : null;
}

function focus(cell) {
  for (const other of board.querySelectorAll("td[tabindex='0']")) other.tabIndex = -1;
  cell.tabIndex = 0;
  cell.focus();
}

function keyed(event) {
  const cell = event.target.closest("td[data-slot]");
  if (!cell) return;
  if (event.key.startsWith("Arrow")) {
    const next = step(cell, event.key);
    if (!next) return;
    event.preventDefault();
    focus(next);
    look(next);
  } else if (event.key === "Enter" && held) {
    event.preventDefault();
    drop(cell);
  } else if (event.key === "Enter" && event.target === cell) {
    const chip = cell.querySelector("[data-meeting]:not([data-locked])");
    if (chip) event.preventDefault(), pick(chip), mark(cell);
  } else if (event.key === "Escape" && held) {
    const home = held.closest("td");
    putBack(says.dataset.putBack);
    focus(home);
  }
}

const cellAt = (event) => document.elementFromPoint(event.clientX, event.clientY)?.closest("[data-board] td[data-slot]");

function dragged() {
  let start = null;
  board.addEventListener("pointerdown", (event) => {
    const chip = event.target.closest("[data-meeting]:not([data-locked])");
    if (chip && event.button === 0) start = { chip, x: event.clientX, y: event.clientY, id: event.pointerId };
  });
  board.addEventListener("pointermove", (event) => {
    if (!start || event.pointerId !== start.id) return;
    if (!held && Math.hypot(event.clientX - start.x, event.clientY - start.y) > 6) {
      pick(start.chip);
      board.setPointerCapture(start.id);
    }
    if (held) look(cellAt(event) ?? null);
  });
  board.addEventListener("pointerup", (event) => {
    if (start && held) drop(cellAt(event));
    start = null;
  });
  board.addEventListener("pointercancel", () => {
    start = null;
    putBack(says.dataset.putBack);
  });
  // A link inside the chip is for whoever does not drag.
  board.addEventListener("dragstart", (event) => event.preventDefault());
}

if (board && form) {
  for (const cell of cells()) cell.tabIndex = -1;
  const first = board.querySelector("[data-meeting]:not([data-locked])")?.closest("td") ?? cells()[0];
  if (first) first.tabIndex = 0;
  board.addEventListener("keydown", keyed);
  dragged();
}
