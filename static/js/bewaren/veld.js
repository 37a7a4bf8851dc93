// One field that saves itself. It never changes what somebody is typing: only a choice between
// two texts, made with a button, puts another text in the field.

import { stuur, uitgelogd, vernieuw } from "./verbinding.js";
import { toonStaat, toonVak, waarschuw, zeg } from "./scherm.js";

const STILTE = 1_500; // ms after the last key
const UITERLIJK = 5_000; // ms after the first key
const LANGST = 30_000; // ms between two attempts
const KEEPALIVE_MAX = 60_000; // bytes a browser still sends for a page that is going
const KEUZE = /^(radio|checkbox|select-one|date|time)$/;

export class Veld {
  constructor(naam, elementen) {
    const zoek = (kenmerk) => document.querySelectorAll(`[${kenmerk}="${CSS.escape(naam)}"]`);
    this.elementen = elementen;
    this.eerste = elementen[0];
    this.soort = this.eerste.type;
    this.isKeuze = KEUZE.test(this.soort);
    this.url = this.eerste.closest("[data-bewaar]").dataset.bewaar; // of its part of the form, or of the whole
    this.veld = this.eerste.dataset.veld;
    this.merken = zoek("data-merk-van"); // hidden inputs of the form without JavaScript
    this.merk = elementen.find((el) => el.dataset.merk)?.dataset.merk ?? this.merken[0]?.value ?? "";
    this.lijn = zoek("data-staat-van")[0];
    this.beginlijn = [...(this.lijn?.childNodes ?? [])];
    this.wissers = zoek("data-wis");
    this.letOp = zoek("data-let-op-van")[0] ?? null;
    this.bevestigd = this.beginwaarde; // what the server certainly has
    this.onderweg = null; // the value in the request that is out
    this.onzeker = null; // sent, never answered: asked again first, so that we never conflict with ourselves
    this.geweigerd = null; // refused as it stands: waits for other words
    this.stand = "open"; // or verschil, uitgelogd, dicht
    this.pogingen = 0;
    this.sinds = null; // first key since the last request
    this.lijn?.setAttribute("aria-live", "off"); // one voice for the whole page: see scherm.js
    for (const knop of this.wissers) knop.addEventListener("click", (klik) => this.wis(klik));
    this.toonWissers();
  }

  // --- The value

  get waarde() {
    if (this.soort === "radio") return this.elementen.find((el) => el.checked)?.value ?? "";
    if (this.soort === "checkbox") return this.eerste.checked ? "1" : "";
    return this.eerste.value;
  }

  get beginwaarde() {
    if (this.soort === "radio") return this.elementen.find((el) => el.defaultChecked)?.value ?? "";
    if (this.soort === "checkbox") return this.eerste.defaultChecked ? "1" : "";
    if (this.soort === "select-one") return [...this.eerste.options].find((o) => o.defaultSelected)?.value ?? this.eerste.value;
    return this.eerste.defaultValue;
  }

  zet(waarde) {
    if (this.soort === "radio") for (const el of this.elementen) el.checked = el.value === waarde;
    else if (this.soort === "checkbox") this.eerste.checked = waarde !== "";
    else this.eerste.value = waarde;
    this.toonWissers();
  }

  /** A value in words: of a choice its label. */
  inWoorden(waarde) {
    if (this.soort === "checkbox") return waarde ? "Aangevinkt" : "Niet aangevinkt";
    const keuze = this.elementen.find((el) => el.type === "radio" && el.value === waarde);
    return keuze?.labels[0]?.innerText.replaceAll("\n", " ").trim() || waarde || "(leeg)";
  }

  /** Is there anything here that the server did not acknowledge? */
  get isOpen() {
    return this.onderweg !== null || this.onzeker !== null || this.waarde !== this.bevestigd;
  }

  /** Will it be saved without anybody doing something? */
  get komtNog() {
    return this.isOpen && this.stand === "open" && !this.pogingen && this.waarde !== this.geweigerd;
  }

  // --- When to save

  ingevoerd({ meteen = false } = {}) {
    this.toonWissers();
    if (this.stand !== "open" || this.pogingen) return; // a choice, a log-in or the next attempt comes first
    if (!this.isOpen) return this.klaar();
    if (this.waarde === this.geweigerd) return;
    this.sinds ??= Date.now();
    this.staat("bezig");
    this.plan(meteen ? 0 : Math.min(STILTE, Math.max(0, this.sinds + UITERLIJK - Date.now())));
  }

  plan(wachttijd) {
    clearTimeout(this.wekker);
    this.wekker = setTimeout(() => this.verstuur(), wachttijd);
  }

  /** Sends now what is not saved yet; while a request is out the rest waits for its answer. */
  async verstuur({ keepalive = false } = {}) {
    const waarde = this.onzeker ?? this.waarde;
    const overbodig = this.onzeker === null && (waarde === this.bevestigd || waarde === this.geweigerd);
    if (this.onderweg !== null || this.stand !== "open" || overbodig) return;
    clearTimeout(this.wekker);
    this.sinds = null;
    this.onderweg = waarde;
    if (!this.pogingen) this.staat("bezig");
    const antwoord = await stuur(this.url, this.gegevens(waarde), { keepalive: keepalive && klein(waarde) });
    this.onderweg = null;
    await this.verwerk(antwoord, waarde);
  }

  gegevens(waarde) {
    return { veld: this.veld, waarde, merk: this.merk };
  }

  nuMeteen() {
    this.pogingen = 0;
    this.verstuur();
  }

  /** The page is going: one more try for everything without an answer; a repeat changes nothing. */
  laatsteKans() {
    if (!this.isOpen || this.stand === "dicht") return;
    const waarde = this.waarde;
    stuur(this.url, this.gegevens(waarde), { keepalive: klein(waarde) });
    this.onzeker = waarde;
  }

  // --- What the answer means

  async verwerk(antwoord, waarde) {
    if (antwoord.status !== "mislukt") this.onzeker = null;
    if (!["verlopen", "mislukt"].includes(antwoord.status)) this.pogingen = 0;
    const doe = {
      opgeslagen: () => this.opgeslagen(antwoord, waarde),
      verschil: () => this.verschil(antwoord),
      gesloten: () => this.sluit("geweigerd", antwoord.melding),
      "geen-toegang": () => this.sluit("geen-toegang"),
      uitgelogd: () => this.wachtOpInloggen(antwoord),
      verlopen: () => this.verlopen(waarde),
      fout: () => this.weiger(antwoord, waarde),
    };
    await (doe[antwoord.status] ?? (() => this.mislukt(antwoord, waarde)))();
    this.eerste.dispatchEvent(new CustomEvent("bewaard", { bubbles: true, detail: antwoord }));
  }

  opgeslagen(antwoord, waarde) {
    this.neemMerk(antwoord.merk);
    this.bevestigd = waarde;
    this.om = antwoord.om;
    this.vernieuwd = false;
    this.toonLetOp(antwoord.let_op);
    if (this.isOpen) this.ingevoerd({ meteen: this.isKeuze || document.hidden });
    else this.klaar();
  }

  klaar() {
    clearTimeout(this.wekker);
    this.sinds = null;
    if (!this.om) return this.lijn?.replaceChildren(...this.beginlijn); // typed and taken back
    this.staat("klaar", { teksten: { om: this.om } });
    zeg(`Opgeslagen ${this.om}`);
  }

  verschil(antwoord) {
    if (antwoord.ander === this.waarde) return this.opgeslagen(antwoord, this.waarde);
    const door = antwoord.door || "Iemand anders";
    const wanneer = antwoord.om && `, om ${antwoord.om}`;
    this.stand = "verschil";
    this.staat("gekozen", { fout: true });
    waarschuw(`${door} schreef hier ook. Kies welke tekst blijft.`);
    const kies = (na) => () => {
      this.sluitVak();
      this.stand = "open";
      this.neemMerk(antwoord.merk);
      this.bevestigd = antwoord.ander;
      na();
      this.eerste.focus();
    };
    this.openVak("verschil", { door, wanneer, ander: this.inWoorden(antwoord.ander) }, {
      mijn: kies(() => this.verstuur()),
      ander: kies(() => {
        const jouw = this.waarde;
        this.zet(antwoord.ander);
        this.om = antwoord.om;
        this.klaar();
        this.bewaarJouw(jouw);
      }),
    });
  }

  /** The text that was not chosen stays on the page until it is sent away. */
  bewaarJouw(jouw) {
    this.openVak("terug", { jouw: this.inWoorden(jouw) }, {
      weg: () => this.sluitVak(),
      terug: () => {
        this.sluitVak();
        this.zet(jouw);
        this.eerste.focus();
        this.ingevoerd({ meteen: true });
      },
    });
  }

  sluit(sjabloon, melding) {
    this.stand = "dicht";
    this.staat(sjabloon, { fout: true, teksten: { melding } });
    waarschuw(melding ?? "Niet opgeslagen.");
  }

  wachtOpInloggen(antwoord) {
    this.stand = "uitgelogd";
    this.staat("uitgelogd", { fout: true, teksten: antwoord });
    waarschuw(antwoord.melding);
  }

  /** A 403: an old token (log in elsewhere renews it) once, the second time it is about rights. */
  async verlopen(waarde) {
    if (this.vernieuwd) return this.sluit("geen-toegang");
    const uitkomst = await vernieuw();
    if (uitkomst === "uitgelogd") return this.wachtOpInloggen(uitgelogd());
    if (uitkomst === "ander") return this.sluit("ander");
    if (uitkomst === "mislukt") return this.mislukt({ onzeker: false }, waarde);
    this.vernieuwd = true;
    return this.verstuur();
  }

  weiger(antwoord, waarde) {
    this.geweigerd = waarde;
    this.staat("geweigerd", { fout: true, teksten: antwoord });
    waarschuw(antwoord.melding);
    if (this.waarde !== waarde) this.ingevoerd();
  }

  mislukt({ onzeker, melding, wacht }, waarde) {
    this.onzeker = onzeker ? waarde : null;
    this.pogingen += 1;
    this.staat(wacht ? "te-vaak" : "mislukt", { fout: true, teksten: { melding }, knoppen: { opnieuw: () => this.nuMeteen() } });
    waarschuw(`Niet opgeslagen. ${melding ? `${melding} ` : ""}Laat deze pagina open; je tekst staat er nog.`);
    this.plan(wacht ? 1000 * wacht : Math.min(LANGST, 1000 * 2 ** this.pogingen));
  }

  /** Somebody logged in again: goes on where it stopped, unless it is somebody else. */
  herstel(uitkomst) {
    if (this.stand !== "uitgelogd") return;
    if (uitkomst === "ander") this.sluit("ander");
    if (uitkomst !== "vers") return;
    this.stand = "open";
    this.verstuur();
  }

  // --- What is shown
  staat(sjabloon, opties = {}) {
    toonStaat(this.lijn, sjabloon, { ...opties, terug: this.eerste });
  }

  get plek() {
    const groep = { radio: "fieldset", checkbox: ".form-check" }[this.soort];
    return (groep && this.eerste.closest(groep)) || this.eerste;
  }

  openVak(sjabloon, teksten, knoppen) {
    this.sluitVak();
    this.vak = toonVak(this.plek, sjabloon, teksten, knoppen);
  }

  sluitVak() {
    this.vak?.remove();
    this.vak = null;
  }

  toonLetOp(tekst) {
    this.letOp?.remove();
    this.letOp = null;
    if (!tekst || tekst === this.gelezenLetOp) return;
    this.letOp = toonVak(this.plek, "let-op", { tekst }, {
      weg: () => {
        this.gelezenLetOp = tekst;
        this.toonLetOp("");
        this.eerste.focus();
      },
    });
  }

  neemMerk(merk) {
    this.merk = merk;
    for (const invoer of this.merken) invoer.value = merk;
  }

  wis(klik) {
    klik.preventDefault(); // without JavaScript it sends the form
    this.zet("");
    this.eerste.focus();
    this.ingevoerd({ meteen: true });
  }

  toonWissers() {
    for (const knop of this.wissers) knop.hidden = this.waarde === "";
  }
}

const klein = (waarde) => new URLSearchParams({ waarde }).toString().length < KEEPALIVE_MAX;
