// How long one has been at the point of the agenda that is open, beside how long was planned.
// Counts while its page is open during the talk; kept in this tab only, and forgotten with it.

const plek = document.querySelector("[data-punt-klok][data-vanaf]");
const klok = document.querySelector("[data-klok]");
const STAP = 5_000; // ms

function tel(verschil) {
  const sleutel = `punt-${plek.dataset.puntKlok}`;
  const gepland = Number(plek.dataset.minuten);
  const begin = Date.parse(plek.dataset.vanaf);
  let laatst = Date.now();

  function tik() {
    const nu = Date.now();
    // A laptop that was closed for a while did not talk.
    const erbij = document.hidden || nu + verschil < begin ? 0 : Math.min(nu - laatst, 2 * STAP);
    laatst = nu;
    const bezig = Number(sessionStorage.getItem(sleutel) ?? 0) + erbij;
    sessionStorage.setItem(sleutel, String(bezig));
    const minuten = Math.floor(bezig / 60_000);
    if (minuten) plek.textContent = `${minuten} van ${gepland} minuten.`;
  }
  tik();
  setInterval(tik, STAP);
}

if (plek) tel(Date.parse(klok.dataset.nu) - Date.now());
