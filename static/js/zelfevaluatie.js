// The page of a domein. The line of an item follows what is saved, and Klaar and Sla over go on to
// the next one. Without this script Klaar sends the page, and Sla over is a link.

import { stuur, vernieuw } from "./bewaren/verbinding.js";
import { toonStaat, waarschuw } from "./bewaren/scherm.js";

const items = [...document.querySelectorAll("details.item")];
const isBekeken = (item) => item.querySelector(".item-staat .bekeken") !== null;
const sjabloon = (naam) => document.getElementById(naam).content.cloneNode(true);

// --- What is seen of a saved answer

/** Writes the line of an item again: its step, whether we want to talk about it, looked at. */
function werkBij(item) {
  const regel = item.querySelector(".item-staat");
  const keuze = item.querySelector('[data-veld="waarde"]:checked');
  regel.replaceChildren();
  if (keuze) regel.append(niveau(keuze));
  if (item.querySelector('[data-veld="wil_bespreken"]').checked) regel.append(sjabloon("item-bespreken"));
  regel.append(sjabloon("item-bekeken"));
  item.querySelector("[data-over]")?.remove();
}

function niveau(keuze) {
  const stuk = sjabloon("item-niveau");
  const teken = stuk.querySelector("b");
  const stap = /^\d$/.test(keuze.value);
  teken.className = stap ? `n${keuze.value}` : "n0";
  teken.textContent = stap ? keuze.value : { nvt: "–", onbekend: "?" }[keuze.value];
  stuk.querySelector("[data-woord]").textContent = keuze.closest("label").querySelector("[data-woord]").textContent;
  return stuk;
}

/** Beads, counts and minutes of the whole page. */
function tel(om) {
  const bekeken = items.filter(isBekeken).length;
  const zet = (naam, waarde) => {
    for (const plek of document.querySelectorAll(`[data-tel="${naam}"]`)) plek.textContent = waarde(plek);
  };
  document.querySelectorAll("[data-kralen] i").forEach((kraal, nummer) => kraal.classList.toggle("vol", nummer < bekeken));
  zet("bekeken", () => bekeken);
  zet("minuten", (plek) => (items.length - bekeken) * Number(plek.dataset.perItem));
  if (!om) return;
  zet("laatst", () => `laatst opgeslagen om ${om}`);
  document.querySelector('[data-tel="laatst"]')?.closest("li").removeAttribute("hidden");
}

document.addEventListener("bewaard", ({ target, detail }) => {
  const item = target.closest("details.item");
  if (!item) return;
  if (detail.status !== "opgeslagen") item.open = true; // what is not saved is never out of sight
  else {
    werkBij(item);
    tel(detail.om);
  }
});

// --- Going on

function open(item) {
  item.open = true;
  item.querySelector("summary").focus({ preventScroll: true });
  item.scrollIntoView({ block: "start" });
}

function verder(item) {
  const volgende = items[items.indexOf(item) + 1];
  if (!item.querySelector(".bewaard-fout")) item.open = false;
  if (volgende) open(volgende);
  else document.querySelector(".verder a:last-child")?.focus();
}

async function klaar(knop) {
  const item = knop.closest("details.item");
  const url = `${item.dataset.bewaar}bekeken/`;
  let antwoord = await stuur(url, {});
  if (antwoord.status === "verlopen" && (await vernieuw()) === "vers") antwoord = await stuur(url, {});
  const lijn = item.querySelector(".item-voet .bewaard");
  if (antwoord.status === "opgeslagen") {
    lijn.replaceChildren();
    lijn.classList.remove("bewaard-fout");
    werkBij(item);
    tel();
    return verder(item);
  }
  const naam = { uitgelogd: "uitgelogd", gesloten: "geweigerd", fout: "geweigerd" }[antwoord.status] ?? "niet-bekeken";
  toonStaat(lijn, naam, { fout: true, teksten: antwoord, terug: knop });
  waarschuw(lijn.textContent.trim());
}

for (const item of items) {
  item.querySelector('[name="klaar"]').addEventListener("click", (klik) => {
    klik.preventDefault();
    klaar(klik.currentTarget);
  });
  item.querySelector("[data-over]")?.addEventListener("click", (klik) => {
    klik.preventDefault();
    verder(item);
  });
}

// Enter in a short field saves that field; it need not send the page.
document.querySelector("form.items")?.addEventListener("submit", (gebeurtenis) => {
  if (gebeurtenis.submitter?.name === "bewaar") gebeurtenis.preventDefault();
});

// --- Coming from elsewhere, to one item

function naarAnker() {
  const doel = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!doel?.matches("details.item")) return;
  for (const item of items) item.open &&= item === doel || item.querySelector(".verschil, .invalid-feedback") !== null;
  open(doel);
}
window.addEventListener("hashchange", naarAnker);
naarAnker();
