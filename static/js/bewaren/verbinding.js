// The road to the server: sends one field, renews the CSRF token, puts every answer into one form.

const GEDULD = 20_000; // ms before an answer counts as lost
const kenmerk = document.querySelector('meta[name="csrf-token"]');
let token = kenmerk?.content ?? "";
let vernieuwing = null;

/**
 * Posts one field.
 * Gives what the server said ({status: "opgeslagen" | "verschil" | "gesloten" | "uitgelogd" | "fout", …})
 * or one of our own: "verlopen" (403), "geen-toegang" (404) and "mislukt". The last carries
 * `onzeker`: true when the server may have saved it after all; and for what came too often `wacht`,
 * the seconds until it may be sent again, with a `melding`.
 */
export async function stuur(url, gegevens, { keepalive = false } = {}) {
  let antwoord;
  try {
    antwoord = await fetch(url, {
      method: "POST",
      body: new URLSearchParams(gegevens),
      headers: { Accept: "application/json", "X-CSRFToken": token },
      redirect: "manual",
      signal: AbortSignal.timeout(GEDULD),
      keepalive,
    });
  } catch {
    return { status: "mislukt", onzeker: true };
  }
  const inhoud = await antwoord.json().catch(() => null);
  const wacht = antwoord.status === 429 && Number(antwoord.headers.get("Retry-After"));
  if (wacht && inhoud?.melding) return { status: "mislukt", onzeker: false, wacht, melding: inhoud.melding };
  return inhoud?.status ? inhoud : zonderWoorden(antwoord.status);
}

function zonderWoorden(code) {
  if (code === 401) return uitgelogd();
  if (code === 403) return { status: "verlopen" };
  if (code === 404) return { status: "geen-toegang" };
  if (code >= 400 && code < 500 && code !== 429)
    return { status: "fout", melding: "Dit kon niet worden opgeslagen. Maak de tekst korter en probeer het opnieuw." };
  // Our own 500 rolled back and a 429 never began; a gateway (502-504) may have lost only the answer.
  return { status: "mislukt", onzeker: code > 500 };
}

export function uitgelogd() {
  const hier = encodeURIComponent(location.pathname + location.search);
  return {
    status: "uitgelogd",
    melding: "Je bent niet meer ingelogd. Je tekst staat er nog.",
    inloggen: `${kenmerk?.dataset.inloggen ?? "/account/login/"}?next=${hier}`,
  };
}

/**
 * Fetches a fresh CSRF token; several fields that ask at once share one request.
 * Gives "vers", "uitgelogd", "ander" (somebody else logged in on this device) or "mislukt".
 */
export function vernieuw() {
  vernieuwing ??= haalToken().finally(() => (vernieuwing = null));
  return vernieuwing;
}

async function haalToken() {
  try {
    const antwoord = await fetch(kenmerk.dataset.vers, {
      headers: { Accept: "application/json" },
      redirect: "manual",
      signal: AbortSignal.timeout(GEDULD),
    });
    if (antwoord.status === 401) return "uitgelogd";
    if (!antwoord.ok) return "mislukt";
    const vers = await antwoord.json();
    if (vers.wie !== kenmerk.dataset.wie) return "ander";
    token = kenmerk.content = vers.token;
    for (const veld of document.getElementsByName("csrfmiddlewaretoken")) veld.value = token;
    return "vers";
  } catch {
    return "mislukt";
  }
}
