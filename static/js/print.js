// The print button of a page made for paper; without JavaScript the browser's own menu prints.

const knop = document.querySelector("[data-print]");
knop.hidden = false;
knop.addEventListener("click", () => window.print());
