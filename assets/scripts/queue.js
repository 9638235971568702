// A list under the fingers: J and K move, Enter opens. Letters typed into a field stay letters.
const rows = [...document.querySelectorAll("[data-queue] [data-row]")];

function select(index) {
  rows.forEach((row, i) => row.setAttribute("aria-selected", String(i === index)));
  const link = rows[index]?.querySelector("a");
  link?.focus();
  rows[index]?.scrollIntoView({ block: "nearest" });
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, select, textarea")) return;
  const now = rows.findIndex((row) => row.getAttribute("aria-selected") === "true");
  if (event.key === "j") select(Math.min(now + 1, rows.length - 1));
  else if (event.key === "k") select(Math.max(now - 1, 0));
  else if (event.key === "Enter" && now >= 0 && event.target === document.body) rows[now].querySelector("a")?.click();
  else return;
  event.preventDefault();
});
