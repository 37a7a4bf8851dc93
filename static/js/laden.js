// Says that a file is being read when that takes longer than a second. How far it is nobody knows
// beforehand, so the bar only shows that it is busy.

const formulier = document.querySelector("[data-laden]");
const melding = formulier.querySelector("[data-bezig]");

function toon() {
  const balk = document.createElement("progress");
  balk.setAttribute("aria-label", "Bezig");
  melding.replaceChildren(melding.dataset.bezig, balk);
}

let wacht = 0;
formulier.addEventListener("submit", (gebeurtenis) => {
  if (!gebeurtenis.defaultPrevented) wacht = setTimeout(toon, 1000);
});
// Back in the history the page stands as it was left: then nothing is busy any more.
addEventListener("pageshow", () => {
  clearTimeout(wacht);
  melding.replaceChildren();
});
