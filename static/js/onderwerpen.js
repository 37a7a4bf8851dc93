// Choosing and ordering topics without leaving the page: the same forms, sent by themselves.
// Only what changed is replaced, so nobody loses the field he is typing in.

let beurt = Promise.resolve(); // one at a time: each answer says what the next one starts from

const parts = () => document.querySelectorAll("[data-vervang]");
const bewaarBegin = (formulier) => formulier.dispatchEvent(new Event("bewaar-begin", { bubbles: true }));

/** Sends a form as the browser would; gives the page that comes back, or nothing. */
async function verstuur(formulier, knop) {
  const gegevens = new FormData(formulier, knop);
  const antwoord = await fetch(formulier.action, { method: "POST", body: gegevens });
  const pagina = new DOMParser().parseFromString(await antwoord.text(), "text/html");
  return antwoord.ok && pagina.querySelector("[data-vervang]") ? pagina : null;
}

/** Reasons stay as they are, new ones come, those of topics let go leave. */
function vervangRedenen(pagina) {
  const oud = document.getElementById("redenen");
  const nieuw = pagina.getElementById("redenen");
  if (!oud || !nieuw) return;
  const namen = new Set([...nieuw.children].map((formulier) => formulier.id));
  for (const formulier of [...oud.children]) if (!namen.has(formulier.id)) formulier.remove();
  for (const formulier of [...nieuw.children]) {
    if (document.getElementById(formulier.id)) continue;
    oud.append(formulier);
    bewaarBegin(formulier);
  }
}

function vervang(pagina, focus) {
  for (const oud of parts()) {
    const nieuw = pagina.getElementById(oud.id);
    if (!nieuw) continue;
    oud.className = nieuw.className;
    oud.replaceChildren(...nieuw.childNodes);
  }
  vervangRedenen(pagina);
  const knop = document.getElementById(focus);
  (knop?.disabled ? knop.parentElement.querySelector("button:enabled") : knop)?.focus();
  const melding = pagina.querySelector(".meldingen");
  document.querySelector(".meldingen")?.remove();
  if (!melding) return;
  document.querySelector("main .container-xl").prepend(melding);
  document.getElementById("bewaar-hoorbaar").textContent = melding.textContent.trim();
}

function doe(formulier, knop, focus) {
  beurt = beurt.then(async () => {
    const pagina = await verstuur(formulier, knop).catch(() => null);
    if (pagina) vervang(pagina, focus);
    else formulier.submit(); // the browser shows what is wrong
  });
}

document.addEventListener("change", ({ target }) => {
  if (target.name === "onderwerp" && target.form?.matches("[data-meteen]")) doe(target.form, null, target.id);
});
document.addEventListener("submit", (gebeurtenis) => {
  if (gebeurtenis.defaultPrevented || !gebeurtenis.target.matches("[data-vervang-na]")) return; // first the last words
  gebeurtenis.preventDefault();
  doe(gebeurtenis.target, gebeurtenis.submitter, gebeurtenis.submitter?.id);
});
