// Fields that save themselves: every form with data-bewaar, every field in it with data-veld.
//
//   <form data-bewaar="/url/" autocomplete="off">     a part of the form may have a data-bewaar of its own
//     <textarea name="t1" data-veld="toelichting" data-merk="…"></textarea>
//     <span class="bewaard" role="status" data-staat-van="t1"></span>   the state line
//     <input type="hidden" name="…" data-merk-van="t1">                 kept current for the form itself
//     <button type="button" data-wis="t1" hidden>Keuze wissen</button>
//
// After every answer the field sends a "bewaard" event with that answer as its detail.
// autocomplete="off" matters: a browser must not put back old text over a newer one after a reload.

import { Veld } from "./bewaren/veld.js";
import { vernieuw } from "./bewaren/verbinding.js";
import "./bewaren/ingedrukt.js"; // a press is not lost when a line about saving moves the button

const GEDULD = 4_000; // ms a link or a button waits for the last words
const velden = new Map(); // element -> Veld
let wacht = false;
let weg = false;
let doorlaten = false;

function begin(formulier) {
  formulier.setAttribute("autocomplete", "off");
  const opNaam = new Map();
  for (const el of formulier.querySelectorAll("[data-veld]:enabled")) opNaam.set(el.name, [...(opNaam.get(el.name) ?? []), el]);
  for (const [naam, elementen] of opNaam) {
    const veld = new Veld(naam, elementen);
    for (const element of elementen) velden.set(element, veld);
    veld.ingevoerd(); // typed before this script was there
  }
}

const alle = () => [...new Set(velden.values())];
const isOpen = () => alle().some((veld) => veld.isOpen);

function luister(soort, doe) {
  document.addEventListener(soort, (gebeurtenis) => {
    const veld = velden.get(gebeurtenis.target);
    if (veld) doe(veld);
  });
}

luister("input", (veld) => veld.isKeuze || veld.ingevoerd());
luister("change", (veld) => veld.ingevoerd({ meteen: true }));
luister("focusout", (veld) => veld.isOpen && veld.ingevoerd({ meteen: true }));

// --- Leaving the page

document.addEventListener("visibilitychange", () => {
  if (document.hidden && !weg) for (const veld of alle()) veld.verstuur({ keepalive: true });
});
window.addEventListener("pagehide", () => {
  weg = true;
  for (const veld of alle()) veld.laatsteKans();
});
window.addEventListener("pageshow", () => (weg = false));
window.addEventListener("beforeunload", (gebeurtenis) => {
  if (isOpen()) gebeurtenis.preventDefault();
});

/** Saves everything at once and waits for it; false when something is still not saved. */
async function afgerond() {
  const tot = Date.now() + GEDULD;
  for (const veld of alle()) veld.verstuur();
  while (alle().some((veld) => veld.komtNog) && Date.now() < tot) await new Promise((verder) => setTimeout(verder, 50));
  return !isOpen();
}

/** Holds a link or a button back until the last words are saved. */
async function eerstBewaren(gebeurtenis, daarna) {
  gebeurtenis.preventDefault();
  if (wacht) return;
  wacht = true;
  const alles = await afgerond();
  wacht = false;
  daarna(alles);
}

document.addEventListener("click", (gebeurtenis) => {
  const link = gebeurtenis.target.closest?.("a[href]");
  const gewoon = gebeurtenis.button === 0 && !(gebeurtenis.ctrlKey || gebeurtenis.metaKey || gebeurtenis.shiftKey);
  const ergensAnders = link && link.origin === location.origin && link.pathname + link.search !== location.pathname + location.search;
  if (!gewoon || !ergensAnders || link.target || !isOpen()) return;
  eerstBewaren(gebeurtenis, () => location.assign(link.href)); // still open: the browser itself asks
});

document.addEventListener("submit", (gebeurtenis) => {
  if (doorlaten || !isOpen()) return;
  const { target: formulier, submitter } = gebeurtenis;
  eerstBewaren(gebeurtenis, (alles) => {
    // A form whose own fields are not saved stays; for another one the browser asks first.
    if (!alles && formulier.matches("[data-bewaar]")) return alle().find((veld) => veld.isOpen).eerste.focus();
    doorlaten = true;
    formulier.requestSubmit(submitter);
    doorlaten = false;
  });
});

// --- Coming back

async function terug() {
  if (document.hidden) return;
  const wachtend = alle().filter((veld) => veld.stand === "uitgelogd");
  if (!wachtend.length) return;
  const uitkomst = await vernieuw();
  for (const veld of wachtend) veld.herstel(uitkomst);
}
document.addEventListener("visibilitychange", terug);
window.addEventListener("focus", terug);
window.addEventListener("online", () => {
  for (const veld of alle()) if (veld.pogingen) veld.nuMeteen();
});

// --- For scripts of one page

/** A form that came on the page later: dispatched on that form. */
document.addEventListener("bewaar-begin", (gebeurtenis) => begin(gebeurtenis.target));
/** Save all now; the function in `detail` gets whether that worked. */
document.addEventListener("bewaar-nu", async (gebeurtenis) => gebeurtenis.detail(await afgerond()));

for (const formulier of document.querySelectorAll("form[data-bewaar]")) begin(formulier);
