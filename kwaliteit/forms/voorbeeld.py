"""The preview of a kader: its blocks, to turn and mend, and under which name to save them."""

from collections.abc import Mapping
from typing import Any, Self

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms

from kwaliteit.forms import meegereisd
from kwaliteit.forms.kader import KaderVanBestuur
from kwaliteit.forms.meegereisd import Meegereisd
from kwaliteit.forms.velden import Regel
from kwaliteit.inlezen import handwerk
from kwaliteit.inlezen.blokken import Blok, met_codes
from kwaliteit.inlezen.concept import MAX_NAAM, MAX_VERSIE, KaderConcept
from kwaliteit.inlezen.rollen import een_stelling, verander
from kwaliteit.inlezen.venster import venster_om
from kwaliteit.inlezen.voorstel import Voorstel
from kwaliteit.models import Kwaliteitskader
from scholen.inlezen.fout import InlezenMislukt

NIET_HEEL = (
    "De gegevens van deze pagina kwamen niet heel aan. Kijk de regels na, of kies het bestand "
    "opnieuw."
)


class KaderVoorbeeldForm(KaderVanBestuur):
    """The blocks of a kader, and the name and version of the kader that they make.

    Everything travels along in the page, see ``meegereisd``. Nothing is stored before it is saved.
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
        self.plek = 0
        if voorstel:
            self.mee = Meegereisd(list(voorstel.blokken), dict(voorstel.rond), voorstel.keuze)
        else:
            self._lees(self.data)

    def _lees(self, data: Mapping[str, Any]) -> None:
        self.mee = meegereisd.lees(data)
        keuze = een_stelling(self.mee.keuze, meegereisd.gekozen(data, self.mee))
        self.mee.blokken = verander(self.mee.blokken, self.mee.keuze, keuze)
        self.mee.keuze = keuze
        self.plek = _getal(data.get("vanaf", ""))

    @property
    def blokken(self) -> list[Blok]:
        """All of them, also those that are not on this page."""
        return self.mee.blokken

    @property
    def venster(self) -> range:
        """The blocks that are on this page."""
        return venster_om(self.blokken, self.plek)

    @property
    def rest(self) -> str:
        """What travels along and is not edited here."""
        return meegereisd.schrijf(self.mee, self.venster)

    def na(self, wat: str) -> Self:
        """The form after the step of a button, not judged yet.

        A step is ``op-3``, ``neer-3``, ``samen-3``, ``splits-3``, ``erbij-3``, ``deel-3`` (go to
        the page with that block), ``items`` (make items of what looks like one) or ``nummer``;
        anything else only looks again.
        """
        stap, _, nummer = wat.partition("-")
        plek = _getal(nummer, anders=-1)
        blokken = self.blokken
        if stap == "nummer":
            blokken = handwerk.zonder_codes(blokken)
        elif stap == "items":
            blokken = handwerk.maak_items(blokken)
        elif 0 <= plek < len(blokken):
            blokken, plek = _na_stap(blokken, stap, plek)
        begin = {naam: self.data.get(naam, "") for naam in ("naam", "versie", "bestuur")}
        voorstel = Voorstel("", met_codes(blokken), self.mee.rond, keuze=self.mee.keuze)
        form = type(self)(initial=begin, besturen=self.keuzes, voorstel=voorstel)
        form.gedaan, form.mee.heel = (plek, stap), self.mee.heel
        form.plek = plek if plek >= 0 else self.plek
        return form

    def clean(self) -> dict[str, Any]:
        """The kader that the blocks make, in ``concept``; or why there is none yet."""
        invoer = super().clean() or self.cleaned_data
        self.mee.blokken = met_codes(self.blokken)
        problemen = handwerk.problemen(self.blokken)
        if not self.mee.heel:
            self.add_error(None, NIET_HEEL)
        elif problemen:  # they are shown with their lines
            self.plek = problemen[0].plek
        else:
            self._maak_concept(invoer)
        if self._is_er_al(invoer) and not invoer.get("vervangen"):
            self.add_error(
                "vervangen",
                "Er is al een concept met deze naam en versie. Vink aan dat je het wilt vervangen,"
                " of kies een andere versie.",
            )
        return invoer

    def _maak_concept(self, invoer: Mapping[str, Any]) -> None:
        genoemd = {**self.mee.rond, "naam": invoer.get("naam"), "versie": invoer.get("versie")}
        rond = {naam: waarde for naam, waarde in genoemd.items() if waarde}
        try:
            self.concept = Voorstel("Kader", self.blokken, rond, keuze=self.mee.keuze).concept()
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
    def helper(self) -> FormHelper:
        helper = super().helper
        bestuur = [naam for naam in ("bestuur",) if naam in self.fields]
        vervangen = (
            ["vervangen"] if "vervangen" in self.errors or self.data.get("vervangen") else []
        )
        helper.layout = Layout(*bestuur, "naam", "versie", *vervangen)
        return helper


def _getal(tekst: str, *, anders: int = 0) -> int:
    return int(tekst) if tekst.isascii() and tekst.isdecimal() and len(tekst) < 6 else anders


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
