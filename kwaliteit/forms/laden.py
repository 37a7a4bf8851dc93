"""Loading a kader: where the text comes from, and then the blocks that were made of it."""

import json
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any, Self

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.core.files.uploadedfile import UploadedFile

from kwaliteit.forms.kader import KaderVanBestuur
from kwaliteit.forms.velden import Regel
from kwaliteit.inlezen import handwerk
from kwaliteit.inlezen.bestand import MAX_BYTES, herken_bestand
from kwaliteit.inlezen.blokken import SOORTEN, Blok, met_codes
from kwaliteit.inlezen.concept import MAX_NAAM, MAX_VERSIE, KaderConcept, Regelsoort
from kwaliteit.inlezen.voorstel import Voorstel
from kwaliteit.models import Kwaliteitskader
from kwaliteit.teksten import normaliseer
from scholen.inlezen.fout import InlezenMislukt

GEPLAKT = "geplakte tekst"
MEESTE_TEKENS = 600_000
TE_VEEL = (
    f"Dit document heeft meer dan {handwerk.MAX_BLOKKEN} regels of te veel tekst om op één pagina "
    "na te kijken. Haal de hoofdstukken weg die niet bij het kader horen en probeer het opnieuw."
)
NIET_HEEL = (
    "De gegevens van deze pagina kwamen niet heel aan. Kijk de regels na, of kies het bestand "
    "opnieuw."
)


class Brontekst(forms.Field):
    """The text of a file as it is: the reader decides what it can do with it."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> str:  # noqa: ANN401 what Django's field takes
        return "" if value is None else str(value)


class KaderBronForm(KaderVanBestuur):
    """A file, or text that was pasted: one of the two."""

    bestand = forms.FileField(
        label="Bestand",
        required=False,
        allow_empty_file=True,
        help_text="Word (.docx), Excel (.xlsx), platte tekst (.txt) of .toml, hooguit 5 MB.",
        widget=forms.ClearableFileInput(
            attrs={"accept": ".docx,.xlsx,.txt,.text,.md,.toml,text/plain"}
        ),
    )
    tekst = Brontekst(
        label="Of plak de tekst hier",
        required=False,
        help_text="Uit een pdf of een webpagina: selecteer alles, kopieer en plak.",
        widget=forms.Textarea(attrs={"rows": 12}),
    )
    voorstel: Voorstel

    def clean(self) -> dict[str, Any]:
        """The proposal of the reader, in ``voorstel``."""
        invoer = super().clean() or self.cleaned_data
        bestand: UploadedFile | None = invoer.get("bestand")
        tekst = invoer.get("tekst", "")
        if bestand and tekst.strip():
            self.add_error("tekst", "Kies een bestand of plak tekst, niet allebei.")
        elif bestand:
            self._lees("bestand", bestand.name or "", bestand.read(MAX_BYTES + 1))
        elif tekst.strip():
            soort = ".toml" if "[[domeinen]]" in tekst else ".txt"
            self._lees("tekst", GEPLAKT + soort, tekst)
        else:
            self.add_error("bestand", "Kies een bestand, of plak de tekst in het vak eronder.")
        return invoer

    def _lees(self, veld: str, naam: str, inhoud: bytes | str) -> None:
        try:
            self.voorstel = herken_bestand(PurePath(naam).name, inhoud)
        except InlezenMislukt as mislukt:
            self.add_error(veld, str(mislukt))
            return
        tekens = sum(len(blok.tekst) for blok in self.voorstel.blokken)
        if len(self.voorstel.blokken) > handwerk.MAX_BLOKKEN or tekens > MEESTE_TEKENS:
            self.add_error(veld, TE_VEEL)

    @property
    def begin(self) -> dict[str, Any]:
        """What the form of the preview starts with."""
        naam = self.voorstel.naam
        return {
            "bestuur": self.gekozen_bestuur,
            "naam": "" if naam == GEPLAKT else naam,
            "versie": self.voorstel.rond.get("versie", "1"),
        }


class KaderVoorbeeldForm(KaderVanBestuur):
    """The blocks of a kader, to turn and mend, and under which name and version to save them.

    Everything travels along in the page: ``soort-3``, ``code-3`` and ``tekst-3`` for each block,
    and in ``rest`` what nobody edits here. Nothing is stored before it is saved.
    """

    naam = Regel(
        label="Naam van het kader",
        max_length=MAX_NAAM,
        error_messages={"required": "Geef het kader een naam."},
    )
    versie = Regel(
        label="Versie",
        max_length=MAX_VERSIE,
        help_text="Bijvoorbeeld het jaar. Een versie die gepubliceerd is, verandert niet meer.",
        error_messages={"required": "Schrijf welke versie dit is, zoals 1 of 2026."},
    )
    vervangen = forms.BooleanField(
        label="Vervang het concept dat er al is door deze regels", required=False
    )

    concept: KaderConcept | None = None
    gedaan = (-1, "")
    """The place of the block that the last step was about and that step: there the focus is."""

    def __init__(self, *args: Any, voorstel: Voorstel | None = None, **opties: Any) -> None:  # noqa: ANN401 those of any form
        super().__init__(*args, **opties)
        self.keuzes = opties["besturen"]
        self.niet_heel = False
        if voorstel:
            self.blokken, self.rond = list(voorstel.blokken), dict(voorstel.rond)
        else:
            self.blokken, self.rond = self._gelezen(self.data)

    def _gelezen(self, data: Mapping[str, Any]) -> tuple[list[Blok], dict[str, Any]]:
        rest = self._rest(data.get("rest", ""))
        overig = rest.get("blokken")
        overig = overig if isinstance(overig, list) else []
        rond = rest.get("rond")
        blokken: list[Blok] = []
        while f"tekst-{len(blokken)}" in data and len(blokken) < handwerk.MAX_BLOKKEN:
            plek = len(blokken)
            blokken.append(_blok(data, plek, overig[plek] if plek < len(overig) else None))
        return blokken, rond if isinstance(rond, dict) else {}

    def _rest(self, tekst: str) -> dict[str, Any]:
        try:
            rest = json.loads(tekst)
            json.dumps(rest, ensure_ascii=False).encode()  # half a character is no text either
        except (ValueError, RecursionError):
            rest = None
        self.niet_heel = not isinstance(rest, dict)
        return rest if isinstance(rest, dict) else {}

    def na(self, wat: str) -> Self:
        """The form after the step of a button, not judged yet.

        A step is ``op-3``, ``neer-3``, ``samen-3``, ``splits-3``, ``erbij-3`` or ``nummer``;
        anything else only looks again.
        """
        stap, _, nummer = wat.partition("-")
        plek = int(nummer) if nummer.isdecimal() and len(nummer) < 6 else -1
        blokken = self.blokken
        if stap == "nummer":
            blokken = handwerk.zonder_codes(blokken)
        elif 0 <= plek < len(blokken):
            blokken, plek = _na_stap(blokken, stap, plek)
        begin = {naam: self.data.get(naam, "") for naam in ("naam", "versie", "bestuur")}
        form = type(self)(
            initial=begin,
            besturen=self.keuzes,
            voorstel=Voorstel("", met_codes(blokken), self.rond),
        )
        form.gedaan, form.niet_heel = (plek, stap), self.niet_heel
        return form

    def clean(self) -> dict[str, Any]:
        """The kader that the blocks make, in ``concept``; or why there is none yet."""
        invoer = super().clean() or self.cleaned_data
        self.blokken = met_codes(self.blokken)
        if self.niet_heel:
            self.add_error(None, NIET_HEEL)
        elif not handwerk.problemen(self.blokken):  # those are shown with their lines
            self._maak_concept(invoer)
        if self._is_er_al(invoer) and not invoer.get("vervangen"):
            self.add_error(
                "vervangen",
                "Er is al een concept met deze naam en versie. Vink aan dat je het wilt vervangen,"
                " of kies een andere versie.",
            )
        return invoer

    def _maak_concept(self, invoer: Mapping[str, Any]) -> None:
        genoemd = {**self.rond, "naam": invoer.get("naam"), "versie": invoer.get("versie")}
        voorstel = Voorstel(
            "Kader", self.blokken, {naam: waarde for naam, waarde in genoemd.items() if waarde}
        )
        try:
            self.concept = voorstel.concept()
        except InlezenMislukt as mislukt:
            self.add_error(None, str(mislukt))
        except RecursionError:
            self.add_error(None, NIET_HEEL)

    def _is_er_al(self, invoer: Mapping[str, Any]) -> bool:
        if "bestuur" in self.errors:  # nobody knows yet where to look
            return False
        return Kwaliteitskader.objects.filter(
            bestuur=self.gekozen_bestuur,
            swv=None,
            naam=invoer.get("naam"),
            versie=invoer.get("versie"),
            status=Kwaliteitskader.Status.CONCEPT,
        ).exists()

    @property
    def rest(self) -> str:
        """What travels along and is not edited here."""
        overig = [[blok.waar, blok.reden, dict(blok.velden)] for blok in self.blokken]
        return json.dumps({"rond": self.rond, "blokken": overig}, ensure_ascii=False)

    @property
    def helper(self) -> FormHelper:
        helper = super().helper
        bestuur = [naam for naam in ("bestuur",) if naam in self.fields]
        vervangen = (
            ["vervangen"] if "vervangen" in self.errors or self.data.get("vervangen") else []
        )
        helper.layout = Layout(*bestuur, "naam", "versie", *vervangen)
        return helper


def _na_stap(blokken: list[Blok], stap: str, plek: int) -> tuple[list[Blok], int]:
    if stap in {"op", "neer"}:
        return handwerk.verplaats(blokken, plek, omlaag=stap == "neer")
    if stap == "samen":
        return handwerk.voeg_samen(blokken, plek)
    nieuw = blokken
    if stap == "splits":
        nieuw = handwerk.splits(blokken, plek)
    elif stap == "erbij":
        nieuw = handwerk.voeg_toe(blokken, plek)
    if len(nieuw) > handwerk.MAX_BLOKKEN:
        return blokken, plek
    return nieuw, plek + (stap == "erbij")


def _blok(data: Mapping[str, Any], plek: int, overig: object) -> Blok:
    waar, reden, velden = overig if isinstance(overig, list) and len(overig) == 3 else ("", "", {})
    soort = data.get(f"soort-{plek}", "")
    return Blok(
        soort=Regelsoort(soort) if soort in SOORTEN else Regelsoort.OVERGESLAGEN,
        tekst=normaliseer(str(data.get(f"tekst-{plek}", ""))),
        code=normaliseer(str(data.get(f"code-{plek}", ""))).strip(),
        waar=str(waar),
        reden=str(reden),
        velden=velden if isinstance(velden, dict) else {},
    )
