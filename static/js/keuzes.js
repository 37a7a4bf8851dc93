// Tick or untick a whole list at once, and say how many are ticked. The boxes work without.

for (const balk of document.querySelectorAll("[data-keuzes]")) {
  const vakjes = [...document.querySelectorAll(`input[type=checkbox][name^="${balk.dataset.keuzes}"]`)];
  const tel = () => {
    const gekozen = vakjes.filter((vakje) => vakje.checked).length;
    balk.querySelector("[data-aantal]").textContent = `${gekozen} van de ${vakjes.length} doen mee`;
  };
  balk.addEventListener("click", ({ target }) => {
    if (target.dataset.zet === undefined) return;
    for (const vakje of vakjes) vakje.checked = target.dataset.zet === "aan";
    tel();
  });
  document.addEventListener("change", tel);
  balk.hidden = false;
  tel();
}
