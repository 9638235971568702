// Small comforts for every page; nothing here is needed to use one.

// After a mistake the focus goes to the list of mistakes, and each line names its field.
document.querySelector("[data-autofocus]")?.focus();
for (const line of document.querySelectorAll("[data-error-summary] a:not(:has(span))")) {
  const field = document.getElementById(line.hash.slice(1));
  const label = field?.labels?.[0] ?? field?.querySelector("legend");
  const name = [...(label?.childNodes ?? [])].find((node) => node.nodeType === Node.TEXT_NODE)?.data.trim();
  if (name && name.length < 30) line.prepend(`${name} · `);
}

// A form is sent once: the second press of the button does nothing until the page is shown again.
document.addEventListener("submit", (sent) => {
  const form = sent.target;
  if (sent.defaultPrevented || form.method !== "post") return;
  if (form.dataset.sent !== undefined) return sent.preventDefault();
  form.dataset.sent = "";
  for (const button of form.querySelectorAll("button[type=submit], button:not([type])")) {
    button.setAttribute("aria-disabled", "true");
  }
});
addEventListener("pageshow", (shown) => {
  if (!shown.persisted) return;
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    form.querySelectorAll("[aria-disabled]").forEach((button) => button.removeAttribute("aria-disabled"));
  }
});

// A folded group of chips says how many of them are chosen.
document.addEventListener("change", (changed) => {
  const group = changed.target.closest?.("[data-group]");
  const shown = group?.querySelector("[data-picked]");
  if (shown) shown.textContent = group.querySelectorAll(":checked").length || "";
});

// A menu closes when one clicks beside it or presses Escape.
const closeMenus = (except) => {
  for (const menu of document.querySelectorAll("[data-menu][open]")) if (!menu.contains(except)) menu.open = false;
};
document.addEventListener("click", (click) => closeMenus(click.target));
document.addEventListener("keydown", (key) => key.key === "Escape" && closeMenus(null));

// A code is copied without its spaces.
document.addEventListener("click", async (click) => {
  const source = click.target.closest?.("[data-copy]");
  if (!source) return;
  await navigator.clipboard?.writeText(source.dataset.copy);
  source.dataset.copied = "";
});
