// Choosing a booth on the plan ticks it in the list beside it, without loading the page again.
const form = document.querySelector("form[data-plan-pick]");

function mark(number) {
  for (const spot of document.querySelectorAll(".plan [data-booth]")) {
    if (spot.dataset.state === "chosen") spot.dataset.state = "free";
    if (spot.dataset.booth === number) spot.dataset.state = "chosen";
  }
}

if (form) {
  document.querySelector(".plan")?.addEventListener("click", (event) => {
    const spot = event.target.closest("a[data-booth]");
    const radio = spot && form.querySelector(`input[name=booth][value="${CSS.escape(spot.dataset.booth)}"]`);
    if (!radio) return;
    event.preventDefault();
    radio.checked = true;
    mark(radio.value);
    radio.closest("label")?.scrollIntoView({ block: "nearest" });
  });
  form.addEventListener("change", (event) => {
    if (event.target.name === "booth") mark(event.target.value);
  });
}
