// The price, while the form is being filled in. The server computes and says it; without this module the
// "calculate" button does the same.
const form = document.querySelector("form[data-quote]");
const card = document.querySelector("[data-ledger]");
let timer = 0;
let asked = 0;

function line(text, amount, sum) {
  const row = document.createElement("div");
  if (sum) row.className = "sum";
  const dt = document.createElement("dt");
  const dd = document.createElement("dd");
  dt.textContent = text;
  dd.textContent = amount;
  if (sum) dd.dataset.quoteTotal = "";
  row.append(dt, dd);
  return row;
}

function show(answer) {
  const heading = card.querySelector("h2");
  const note = document.createElement("p");
  note.className = "muted";
  note.textContent = answer.note;
  if (!answer.lines) {
    card.replaceChildren(heading, note);
    return;
  }
  const list = document.createElement("dl");
  list.className = "ledger";
  for (const it of answer.lines) list.append(line(it.text, it.amount, false));
  list.append(line(answer.total.text, answer.total.amount, true));
  card.replaceChildren(heading, list, note);
}

async function ask() {
  const turn = ++asked;
  const fields = new URLSearchParams(new FormData(form));
  try {
    const response = await fetch(form.dataset.quote, { method: "POST", body: fields, headers: { Accept: "application/json" } });
    if (response.ok && turn === asked) show(await response.json());
  } catch {
    // No network: the button still works when it is back.
  }
}

if (form && card) {
  form.addEventListener("input", (event) => {
    if (!["kind", "area_m2", "open_sides"].includes(event.target.name)) return;
    clearTimeout(timer);
    timer = setTimeout(ask, 150);
  });
  form.querySelector("[name=calculate]")?.classList.add("quiet-with-script");
}
