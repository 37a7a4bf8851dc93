// The notepad at the table: Enter adds a note, capturing keeps the page, the clock runs.
// Every note is a form that saves itself (bewaren.js); without this file the buttons send the page.

const ALFABET = "abcdefghijklmnopqrstuvwxyz234567"; // of scholen/models/sleutel.py
const lijst = document.getElementById("klad-regels");
const plek = document.getElementById("klad-plek");
const net = document.getElementById("net");
const zegt = document.getElementById("tafel-zegt");
const klok = document.querySelector("[data-klok]");

// --- The clock

const verschil = Date.parse(klok.dataset.nu) - Date.now();
const uur = new Intl.DateTimeFormat("nl-NL", { hour: "numeric", minute: "2-digit", timeZone: "Europe/Amsterdam" });
const nu = () => new Date(Date.now() + verschil);
const tijd = () => uur.format(nu()).replace(":", ".");

function tik() {
  klok.querySelector("b").textContent = tijd();
  const nog = klok.querySelector("span");
  if (!nog) return;
  const minuten = Math.round((Date.parse(klok.dataset.tot) - nu()) / 60_000);
  nog.textContent = minuten > 0 ? `nog ${minuten} ${minuten === 1 ? "minuut" : "minuten"}` : "";
}
setInterval(tik, 5_000);

// --- Without a connection

function toonNet(sjabloon) {
  if (net.dataset.toont === sjabloon) return;
  net.dataset.toont = sjabloon;
  net.replaceChildren(...(sjabloon ? [document.getElementById(sjabloon).content.cloneNode(true)] : []));
}
window.addEventListener("offline", () => toonNet("zonder-net"));
window.addEventListener("online", () => toonNet(""));
document.addEventListener("bewaard", ({ detail }) => {
  if (detail.status === "mislukt" && !detail.wacht) toonNet("zonder-net");
  if (detail.status === "opgeslagen") toonNet("");
});

// --- Notes

function groei(veld) {
  if (CSS.supports("field-sizing", "content")) return; // the style sheet does it
  veld.style.height = "auto";
  veld.style.height = `${veld.scrollHeight}px`;
}

function sleutel() {
  return [...crypto.getRandomValues(new Uint8Array(12))].map((getal) => ALFABET[getal % 32]).join("");
}

const bewaarBegin = (formulier) => formulier.dispatchEvent(new Event("bewaar-begin", { bubbles: true }));

/** An empty form for the next note, with a sleutel of its own. */
function versFormulier() {
  const sjabloon = document.getElementById("klad-vers");
  const vers = document.createElement("template");
  vers.innerHTML = sjabloon.innerHTML.replaceAll("SLEUTEL", sleutel());
  const formulier = document.importNode(vers.content, true).querySelector("form");
  formulier.elements.csrfmiddlewaretoken.value = document.querySelector("[name=csrfmiddlewaretoken]").value;
  plek.replaceChildren(formulier);
  bewaarBegin(formulier);
  return formulier.querySelector("textarea");
}

function toonZegger(formulier) {
  const gekozen = formulier.querySelector("input[type=radio]:checked")?.value;
  const label = formulier.querySelector("[data-zegt]");
  label.className = { "de school": "zegt zegt-school", ik: "zegt zegt-bestuur" }[gekozen] ?? "zegt";
  label.textContent = { "de school": "School", ik: "Ik zie" }[gekozen] ?? "";
}

/** The form one wrote in becomes a line of the list; it goes on saving itself there. */
function zetErbij(formulier) {
  const veld = formulier.querySelector("textarea");
  const regel = document.createElement("li");
  const moment = document.createElement("time");
  moment.textContent = tijd();
  regel.id = `r-${veld.name.split("-")[0]}`;
  formulier.removeAttribute("id");
  formulier.classList.remove("kladregel-nieuw");
  formulier.querySelector(".klad-zet").remove();
  formulier.querySelector("details").open = false;
  formulier.querySelector("label").textContent = `Notitie van ${moment.textContent}`;
  veld.rows = 1;
  toonZegger(formulier);
  regel.append(moment, formulier);
  lijst.append(regel);
  groei(veld);
  veld.dispatchEvent(new Event("change", { bubbles: true })); // save now
}

document.addEventListener("input", ({ target }) => target.matches(".klad-tekst") && groei(target));
document.addEventListener("change", ({ target }) => {
  const formulier = target.closest(".kladregel:not(.kladregel-nieuw)");
  if (formulier && target.type === "radio") toonZegger(formulier);
});
document.addEventListener("keydown", (toets) => {
  if (toets.key !== "Enter" || toets.isComposing) return;
  if (toets.target.matches(".kladregel input")) toets.preventDefault(); // a button decides, not Enter
  if (toets.shiftKey || !toets.target.matches("#klad-nieuw textarea")) return;
  toets.preventDefault();
  if (!toets.target.value.trim()) return;
  zetErbij(toets.target.form);
  versFormulier().focus();
});

// --- Capture

const bewaarNu = () => new Promise((klaar) => document.dispatchEvent(new CustomEvent("bewaar-nu", { detail: klaar })));

/** Puts the parts of the page that changed in the place of the old ones. */
function ververs(pagina) {
  for (const oud of document.querySelectorAll("[data-ververs]")) {
    const nieuw = pagina.getElementById(oud.id);
    if (!nieuw) continue;
    if (oud.open) nieuw.open = true;
    oud.replaceWith(nieuw);
    nieuw.querySelectorAll("form[data-bewaar]").forEach(bewaarBegin);
  }
}

async function doe(formulier, wat) {
  const isLeeg = !formulier.querySelector("textarea").value.trim();
  const wasNieuw = formulier.id === "klad-nieuw";
  if (wasNieuw && !isLeeg) {
    zetErbij(formulier);
    versFormulier().focus();
  }
  formulier.querySelector("[data-mislukt]").hidden = true;
  if (!(await bewaarNu())) return nietVastgelegd(formulier);
  const gegevens = new FormData(formulier);
  gegevens.set("doe", wat);
  let antwoord;
  try {
    antwoord = await fetch(formulier.action, { method: "POST", body: gegevens });
  } catch {
    return nietVastgelegd(formulier);
  }
  const pagina = new DOMParser().parseFromString(await antwoord.text(), "text/html");
  if (!antwoord.ok || !pagina.getElementById("vast")) return nietVastgelegd(formulier);
  ververs(pagina);
  toonMelding(pagina);
  naAfloop(formulier, wat, isLeeg, antwoord.url.includes("open="));
}

/** The words are safe or still being saved; only the capture has to be asked for again. */
function nietVastgelegd(formulier) {
  formulier.querySelector("[data-mislukt]").hidden = false;
  formulier.querySelector("details").open = true;
  zegt.textContent = formulier.querySelector("[data-mislukt]").textContent;
}

/** What the server had to say, such as that the verslag lies open meanwhile. */
function toonMelding(pagina) {
  document.querySelector(".meldingen")?.remove();
  const melding = pagina.querySelector(".meldingen");
  if (melding) document.getElementById("inhoud").prepend(melding);
}

function naAfloop(formulier, wat, isLeeg, isVastgelegd) {
  if (wat === "parkeren") {
    formulier.closest("li")?.remove();
    plek.querySelector("textarea").focus();
    zegt.textContent = "De notitie staat op de parkeerplek.";
  } else if (isLeeg) {
    document.querySelector(".vast-open textarea")?.focus();
  } else if (isVastgelegd) {
    zegt.textContent = `Vastgelegd als ${wat}. Bij Vastgelegd kun je aanvullen wie en wanneer.`;
  }
}

document.addEventListener(
  "submit",
  (gebeurtenis) => {
    const { target: formulier, submitter: knop } = gebeurtenis;
    if (!formulier.matches(".kladregel")) return;
    gebeurtenis.preventDefault();
    gebeurtenis.stopImmediatePropagation();
    if (knop?.name === "doe") return void doe(formulier, knop.value);
    if (formulier.id === "klad-nieuw" && formulier.querySelector("textarea").value.trim()) zetErbij(formulier);
    if (!plek.querySelector("form")) versFormulier().focus();
  },
  { capture: true },
);

// Where one is stays in the address, so that a reload comes back here.
if (!location.search) history.replaceState(null, "", document.getElementById("inhoud").dataset.hier);
for (const uitleg of document.querySelectorAll("[data-met-js]")) uitleg.hidden = false;
for (const veld of document.querySelectorAll(".klad-tekst")) groei(veld);
if (navigator.onLine === false) toonNet("zonder-net");
