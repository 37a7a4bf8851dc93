// What is seen and heard of saving. All words stand in templates/_bewaren.html.

const RUST = 10_000; // ms between two spoken messages
const hoorbaar = document.getElementById("bewaar-hoorbaar");
const alarm = document.getElementById("bewaar-alarm");
let laatstGezegd = 0;
let straks;

function kloon(sjabloon, teksten, knoppen) {
  const stuk = document.getElementById(sjabloon).content.cloneNode(true);
  for (const plek of stuk.querySelectorAll("[data-tekst]")) plek.textContent = teksten[plek.dataset.tekst] ?? "";
  for (const plek of stuk.querySelectorAll("[data-link]")) plek.href = teksten[plek.dataset.link];
  for (const knop of stuk.querySelectorAll("[data-doe]")) knop.addEventListener("click", knoppen[knop.dataset.doe]);
  return stuk;
}

/** Fills the state line of a field; `terug` gets the focus when it stood on a button in that line. */
export function toonStaat(lijn, sjabloon, { teksten = {}, knoppen = {}, fout = false, terug } = {}) {
  if (!lijn) return;
  const hadFocus = lijn.contains(document.activeElement);
  lijn.classList.toggle("bewaard-fout", fout);
  lijn.replaceChildren(kloon(`bewaar-${sjabloon}`, teksten, knoppen));
  if (hadFocus) terug?.focus();
}

/** Puts a box under a field and gives it back, so that it can be taken away again. */
export function toonVak(na, sjabloon, teksten, knoppen) {
  const vak = kloon(`bewaar-${sjabloon}`, teksten, knoppen).firstElementChild;
  na.insertAdjacentElement("afterend", vak);
  return vak;
}

/** Says something when the reader is at rest: at most one message per ten seconds, the newest. */
export function zeg(tekst) {
  alarm.textContent = "";
  clearTimeout(straks);
  straks = setTimeout(() => {
    laatstGezegd = Date.now();
    hoorbaar.textContent = tekst;
  }, Math.max(0, laatstGezegd + RUST - Date.now()));
}

/** Says at once that something is wrong; not again until something was saved. */
export function waarschuw(tekst) {
  if (!alarm.textContent) alarm.textContent = tekst;
}
