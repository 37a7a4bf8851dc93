// A word of one's own is seen at once in the sentences it will stand in.

document.addEventListener("input", ({ target }) => {
  const vak = target.closest("[data-woord]");
  if (!vak) return;
  const woord = target.value.trim() || vak.dataset.anders;
  for (const plek of vak.querySelectorAll("[data-hier]")) plek.textContent = woord;
});
