"""Loading a kader: where the text comes from."""

from pathlib import PurePath
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from kwaliteit.forms.kader import KaderVanBestuur
from kwaliteit.inlezen import handwerk
from kwaliteit.inlezen.bestand import MAX_BYTES, herken_bestand
from kwaliteit.inlezen.voorstel import Voorstel
from scholen.inlezen.fout import InlezenMislukt

GEPLAKT = "geplakte tekst"
MEESTE_TEKENS = 600_000
TE_VEEL = (
    f"Dit document heeft meer dan {handwerk.MAX_BLOKKEN} regels of te veel tekst om op één pagina "
    "na te kijken. Haal de hoofdstukken weg die niet bij het kader horen en probeer het opnieuw."
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
