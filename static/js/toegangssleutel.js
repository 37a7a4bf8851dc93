// Passkeys: asks the browser for one and sends what it made along with the form.
//
//   <form data-toegangssleutel="opties" data-doe="create|get">   options stand in the JSON of #opties
//     <input type="hidden" name="credential"> … <p data-melding role="status"></p>

const NIET_GELUKT = "Dat lukte niet, of je brak het af. Probeer het nog eens.";
const AL_EEN = "Op dit toestel staat al een sleutel van jou. Neem een ander toestel, of annuleer.";
const KAN_NIET = "Deze browser kent geen toegangssleutels. Gebruik een app met codes.";

const naarBytes = (tekst) => Uint8Array.from(atob(tekst.replaceAll("-", "+").replaceAll("_", "/")), (teken) => teken.charCodeAt(0));
const naarTekst = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

/** The options as the browser wants them: bytes where JSON has base64. */
function opties(id) {
  const { publicKey } = JSON.parse(document.getElementById(id).textContent);
  publicKey.challenge = naarBytes(publicKey.challenge);
  if (publicKey.user) publicKey.user.id = naarBytes(publicKey.user.id);
  for (const lijst of [publicKey.allowCredentials, publicKey.excludeCredentials]) {
    for (const een of lijst ?? []) een.id = naarBytes(een.id);
  }
  return { publicKey };
}

/** What the browser made, as JSON: base64 where it has bytes. */
function uitkomst(sleutel) {
  const antwoord = {};
  for (const naam of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (sleutel.response[naam]) antwoord[naam] = naarTekst(sleutel.response[naam]);
  }
  if (sleutel.response.getTransports) antwoord.transports = sleutel.response.getTransports();
  return JSON.stringify({
    id: sleutel.id,
    rawId: naarTekst(sleutel.rawId),
    type: sleutel.type,
    response: antwoord,
    authenticatorAttachment: sleutel.authenticatorAttachment,
    clientExtensionResults: sleutel.getClientExtensionResults(),
  });
}

for (const formulier of document.querySelectorAll("form[data-toegangssleutel]")) {
  const melding = formulier.querySelector("[data-melding]");
  formulier.hidden = false;
  formulier.addEventListener("submit", async (gebeurtenis) => {
    gebeurtenis.preventDefault();
    if (!window.PublicKeyCredential) return void (melding.textContent = KAN_NIET);
    melding.textContent = "Volg wat je browser vraagt…";
    try {
      const sleutel = await navigator.credentials[formulier.dataset.doe](opties(formulier.dataset.toegangssleutel));
      formulier.elements.credential.value = uitkomst(sleutel);
      formulier.submit();
    } catch (fout) {
      melding.textContent = fout.name === "InvalidStateError" ? AL_EEN : NIET_GELUKT;
    }
  });
}
