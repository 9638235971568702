// Many chips are narrowed by typing. Without this module they are simply folded by sector.
for (const box of document.querySelectorAll("[data-filter]")) {
  const input = box.querySelector("input");
  const none = box.querySelector("[data-filter-none]");
  const groups = [...document.querySelectorAll(`#${box.dataset.filter} [data-group]`)];
  const wasOpen = new Map(groups.map((group) => [group, group.open]));
  groups[0]?.parentElement.before(box);
  box.hidden = false;

  input.addEventListener("input", () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    let found = 0;
    for (const group of groups) {
      let here = 0;
      for (const chip of group.querySelectorAll(".chip")) {
        const text = chip.textContent.toLowerCase();
        const fits = words.every((word) => text.includes(word)) || chip.querySelector("input").checked;
        chip.hidden = !fits;
        here += fits;
      }
      group.hidden = here === 0;
      group.open = words.length > 0 ? here > 0 : wasOpen.get(group) || group.querySelector(":checked") !== null;
      found += here;
    }
    none.hidden = found > 0;
  });

  // Enter in the filter looks for chips; it does not send the form.
  input.addEventListener("keydown", (key) => key.key === "Enter" && key.preventDefault());
}
