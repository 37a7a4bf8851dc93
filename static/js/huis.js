// Small comforts of every page; all of it works without.

// An error summary is read first, also after a reload by a browser that ignores autofocus.
document.querySelector(".fout-lijst[autofocus]")?.focus();

// A drawer in the header closes with Escape, and by a click or a Tab elsewhere.
const laden = document.querySelectorAll(".kop-ik, .kop-menu");
for (const soort of ["click", "focusin"])
  document.addEventListener(soort, ({ target }) => {
    for (const lade of laden) if (!lade.contains(target)) lade.open = false;
  });
document.addEventListener("keydown", (gebeurtenis) => {
  if (gebeurtenis.key !== "Escape") return;
  for (const lade of laden) {
    if (!lade.open) continue;
    lade.open = false;
    lade.querySelector("summary").focus();
  }
});
