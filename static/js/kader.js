// A heading that says what a field says follows it as soon as that is saved.

document.addEventListener("bewaard", ({ target, detail }) => {
  if (detail.status !== "opgeslagen") return;
  const plekken = document.querySelectorAll(`[data-volgt="${CSS.escape(target.name)}"]`);
  for (const plek of plekken) plek.textContent = target.value.trim();
});
