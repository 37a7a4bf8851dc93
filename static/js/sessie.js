// Says so three minutes before a session ends, so that nobody is logged out without knowing.
// Work in another tab or a field that saved itself moves the end: the server is asked first.

const WAARSCHUW = 180; // seconds before the end
const venster = document.getElementById("sessie-einde");
const kenmerk = document.querySelector("meta[name=sessie]");
let einde = 0; // by the clock of this page
let wekker = 0;
let klok = 0;

/** Sets the end; wakes up when it is near. A timer counts at most some 24 days, which is plenty. */
function zet(over) {
  einde = Date.now() + over * 1000;
  clearTimeout(wekker);
  wekker = setTimeout(kijk, Math.max(0, over - WAARSCHUW) * 1000);
}

/** What the server says; null when it cannot be reached. */
async function vraag(methode) {
  const token = document.querySelector("meta[name=csrf-token]").content;
  try {
    const antwoord = await fetch(kenmerk.dataset.stand, {
      method: methode,
      headers: { Accept: "application/json", "X-CSRFToken": token },
      redirect: "manual",
    });
    if (antwoord.status === 401) return { over: 0, verlengbaar: false };
    return antwoord.ok ? await antwoord.json() : null;
  } catch {
    return null;
  }
}

async function kijk() {
  const stand = await vraag("GET");
  if (!stand) return void (wekker = setTimeout(kijk, 15_000));
  if (stand.over > WAARSCHUW) return zet(stand.over);
  einde = Date.now() + stand.over * 1000;
  toon(stand.over === 0 ? "weg" : stand.verlengbaar ? "stil" : "heel");
}

function toon(soort) {
  for (const deel of venster.querySelectorAll("[data-bij]")) deel.hidden = !deel.dataset.bij.split(" ").includes(soort);
  tel();
  clearInterval(klok);
  if (soort !== "weg") klok = setInterval(tel, 1000);
  if (!venster.open) venster.showModal();
}

/** The time that is left, in words; whole minutes, so that a screen reader is left in peace. */
function tel() {
  const over = Math.round((einde - Date.now()) / 1000);
  if (over <= 0 && klok) {
    clearInterval(klok);
    klok = 0;
    kijk();
  }
  const minuten = Math.ceil(over / 60);
  const tekst = over <= 60 ? "minder dan een minuut" : `${minuten} minuten`;
  for (const plek of venster.querySelectorAll("[data-over]")) if (plek.textContent !== tekst) plek.textContent = tekst;
}

async function verder() {
  const stand = await vraag("POST");
  if (!stand) return;
  if (stand.over > WAARSCHUW) {
    clearInterval(klok);
    venster.close();
    zet(stand.over);
  } else {
    einde = Date.now() + stand.over * 1000;
    toon(stand.over === 0 ? "weg" : "heel");
  }
}

if (venster && kenmerk) {
  venster.addEventListener("click", ({ target }) => {
    const doe = target.closest("[data-doe]")?.dataset.doe;
    if (doe === "verder") verder();
    if (doe === "sluit") venster.close();
  });
  venster.addEventListener("cancel", (gebeurtenis) => {
    const blijft = venster.querySelector("[data-doe=verder]");
    if (blijft.hidden) return; // Escape closes what there is nothing to answer to
    gebeurtenis.preventDefault();
    verder();
  });
  zet(Number(kenmerk.content));
  // A laptop that was closed: its timers stood still.
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && einde - Date.now() < WAARSCHUW * 1000) kijk();
  });
}
