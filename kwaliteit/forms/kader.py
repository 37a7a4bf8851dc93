"""Loading a kader: where the text comes from, and then what was made of it."""

from pathlib import PurePath
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet

from kwaliteit.forms.velden import Regel
from kwaliteit.inlezen.bestand import lees_bestand
from kwaliteit.inlezen.bron import MAX_BYTES, als_tekst
from kwaliteit.inlezen.concept import MAX_NAAM, MAX_VERSIE, KaderConcept
from kwaliteit.models import Kwaliteitskader
from kwaliteit.teksten import merk_van, normaliseer
from scholen.inlezen.fout import InlezenMislukt
from scholen.models import Bestuur

GEPLAKT = "geplakte tekst"


class Brontekst(forms.Field):
    """The text of a file as it is: the reader decides what it can do with it."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> str:  # noqa: ANN401 what Django's field takes
        return "" if value is None else str(value)


class VanBestuur(forms.Form):
    """A form for a bestuur; who works at one bestuur only is not asked for which."""

    bestuur = forms.ModelChoiceField(
        Bestuur.objects.none(),
        label="Voor welk bestuur?",
        error_messages={"required": "Kies het bestuur waar dit kader van is."},
    )

    def __init__(self, *args: Any, besturen: QuerySet[Bestuur], **opties: Any) -> None:  # noqa: ANN401 those of any form
        super().__init__(*args, **opties)
        self.besturen = list(besturen[:2])
        if len(self.besturen) == 1:
            del self.fields["bestuur"]
        else:
            self.fields["bestuur"].queryset = besturen  # type: ignore[attr-defined]  # a ModelChoiceField

    @property
    def gekozen_bestuur(self) -> Bestuur | None:
        """The owner of the kader, once it is known."""
        if "bestuur" not in self.fields:
            return self.besturen[0]
        bestuur: Bestuur | None = self.cleaned_data.get("bestuur")
        return bestuur


class KaderBronForm(VanBestuur):
    """A file, or text that was pasted: one of the two."""

    bestand = forms.FileField(
        label="Bestand",
        required=False,
        allow_empty_file=True,
        help_text="Een tekstbestand (.txt) of .toml, van hooguit 2 MB.",
        widget=forms.ClearableFileInput(attrs={"accept": ".txt,.text,.md,.toml,text/plain"}),
    )
    tekst = Brontekst(
        label="Of plak de tekst hier",
        required=False,
        help_text="Uit Word of een pdf: selecteer alles, kopieer en plak.",
        widget=forms.Textarea(attrs={"rows": 12}),
    )

    def clean(self) -> dict[str, Any]:
        """The kader on paper, in ``concept``; the text and the name of its file beside it."""
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
            self.concept = lees_bestand(naam, inhoud)
            self.brontekst = als_tekst(inhoud)
        except InlezenMislukt as mislukt:
            self.add_error(veld, str(mislukt))
        self.bestandsnaam = PurePath(naam).name

    @property
    def begin(self) -> dict[str, Any]:
        """What the form of the preview starts with."""
        geplakt = self.concept.naam == GEPLAKT
        return {
            "bestuur": self.gekozen_bestuur,
            "naam": "" if geplakt else self.concept.naam,
            "versie": self.concept.versie,
            "tekst": self.brontekst,
            "bestandsnaam": self.bestandsnaam,
        }

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper()
        helper.form_tag = False
        return helper


class KaderVoorbeeldForm(VanBestuur):
    """What was recognised, under which name and version; the text itself travels along."""

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
        label="Vervang het concept dat er al is door deze tekst", required=False
    )
    tekst = Brontekst(
        label="De tekst waar dit uit komt",
        help_text="Klopt er iets niet? Pas de tekst hier aan en kijk opnieuw.",
        widget=forms.Textarea(attrs={"rows": 20, "class": "form-control"}),
        error_messages={"required": "Hier staat geen tekst meer. Plak de tekst opnieuw."},
    )
    bestandsnaam = Regel(widget=forms.HiddenInput)
    merk = forms.CharField(required=False)

    concept: KaderConcept | None = None
    is_aangepast = False

    def clean(self) -> dict[str, Any]:
        """Reads the text again; it is the one that was looked at, or one that was changed since."""
        invoer = super().clean() or self.cleaned_data
        tekst = invoer.get("tekst", "")
        try:
            self.concept = lees_bestand(invoer.get("bestandsnaam", ""), tekst)
        except InlezenMislukt as mislukt:
            if tekst:
                self.add_error("tekst", str(mislukt))
            return invoer
        self.is_aangepast = self.merk_nu != invoer.get("merk")
        if self._is_er_al(invoer) and not invoer.get("vervangen"):
            self.add_error(
                "vervangen",
                "Er is al een concept met deze naam en versie. Vink aan dat je het wilt vervangen,"
                " of kies een andere versie.",
            )
        return invoer

    def _is_er_al(self, invoer: dict[str, Any]) -> bool:
        return Kwaliteitskader.objects.filter(
            bestuur=self.gekozen_bestuur,
            swv=None,
            naam=invoer.get("naam"),
            versie=invoer.get("versie"),
            status=Kwaliteitskader.Status.CONCEPT,
        ).exists()

    @property
    def merk_nu(self) -> str:
        """The mark of the text in the form, whatever a browser does to its white space."""
        return merk_van(normaliseer(str(self["tekst"].value() or "")).strip())

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper()
        helper.form_tag = False
        bestuur = [naam for naam in ("bestuur",) if naam in self.fields]
        vervangen = (
            ["vervangen"] if "vervangen" in self.errors or self.data.get("vervangen") else []
        )
        helper.layout = Layout(*bestuur, "naam", "versie", *vervangen, "bestandsnaam")
        return helper
