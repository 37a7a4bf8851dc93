"""Loading a list of people: a file or pasted rows, and what goes for rows that say less."""

from typing import Any

from django import forms
from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet

from scholen.forms.mensen import rolkeuzes
from scholen.forms.velden import Schoolkeuze, VanBestuur
from scholen.inlezen.fout import InlezenMislukt, hoogstens
from scholen.inlezen.mensen import GEPLAKT, MEESTE_BYTES, Mensenblad, lees_mensen
from scholen.models import Bestuur, School
from scholen.models.bereik import Bereik
from scholen.overzichten.mensenblad import Beoordeling, beoordeel

ZOUT = "scholen.mensenblad"
MEESTE_FOUTEN = 40
PLAK = "Uit Excel, of getypt met een puntkomma of tab: {}."


class MensenLadenForm(VanBestuur):
    """A file or pasted text; afterwards ``blad`` is what it says, ``oordeel`` what it means."""

    plak = forms.CharField(
        label="Plak de rijen",
        required=False,
        strip=False,
        max_length=200_000,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false", "autocomplete": "off"}),
        help_text=PLAK.format("naam; e-mail; rol; school"),
        error_messages={"max_length": "Dit is te lang om te plakken. Kies dan een bestand."},
    )
    bestand = forms.FileField(
        label="Of kies een bestand",
        required=False,
        allow_empty_file=True,
        help_text="Een lijst in Excel (.xlsx) of .csv.",
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,.txt"}),
    )
    rol = forms.ChoiceField(
        label="Rol voor rijen zonder rol",
        required=False,
        error_messages={"invalid_choice": "Kies een rol uit de lijst."},
    )
    school = Schoolkeuze(
        label="School voor rijen zonder school",
        required=False,
        empty_label="Geen: elke rij noemt een school",
        error_messages={"invalid_choice": "Kies een school van jullie bestuur die open is."},
    )
    field_order = ["bestuur", "plak", "bestand", "rol", "school"]
    blad: Mensenblad
    oordeel: Beoordeling

    def __init__(self, *args: Any, bereik: Bereik, **opties: Any) -> None:  # noqa: ANN401 those of any form
        super().__init__(*args, besturen=bereik.om_te_laden, **opties)
        self.bereik = bereik
        keuzes = [("", "Geen: elke rij noemt een rol"), *rolkeuzes(bereik.alle_rollen)]
        self.fields["rol"].choices = keuzes  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["school"].queryset = bereik.scholen  # type: ignore[attr-defined]  # a ModelChoiceField
        self.enige_school = bereik.enige_school
        if self.enige_school:
            del self.fields["school"]
            self.fields["plak"].help_text = PLAK.format("naam; e-mail; rol")

    def keur(self, **opties: Any) -> bool:  # noqa: ANN401 those of ``beoordeel``
        """Whether the list can be read and every row is right; the faults are errors of a field."""
        if not self.is_valid():
            return False
        naam, inhoud, veld = self._bron()
        try:
            self.blad = lees_mensen(naam, inhoud)
        except InlezenMislukt as mislukt:
            self._zeg(veld, str(mislukt).split("\n"))
            return False
        self.oordeel = beoordeel(
            self.gekozen_bestuur,
            self.blad,
            rol=self.cleaned_data["rol"],
            school=self.gekozen_school,
            bereik=self.bereik,
            **opties,
        )
        fouten = hoogstens(list(self.oordeel.fouten), MEESTE_FOUTEN)
        if fouten:
            self._zeg(veld, fouten)
        return not fouten

    def _zeg(self, veld: str, zinnen: list[str]) -> None:
        anders = "kies het opnieuw" if veld == "bestand" else "bekijk de lijst opnieuw"
        self.zeg(veld, zinnen, wat_nu=f"Verbeter deze rijen en {anders}.")

    def clean(self) -> dict[str, Any]:
        """One of the two, not both."""
        invoer = super().clean() or self.cleaned_data
        plak, bestand = str(invoer.get("plak") or "").strip(), invoer.get("bestand")
        if not plak and bestand is None and not {"plak", "bestand"} & set(self.errors):
            self.add_error("plak", "Plak eerst een lijst, of kies een bestand.")
        if plak and bestand is not None:
            self.add_error("bestand", "Plak een lijst of kies een bestand; niet allebei.")
        school, bestuur = invoer.get("school"), invoer.get("bestuur")
        if school and bestuur and school.bestuur_id != bestuur.pk:
            self.add_error("school", "Deze school hoort bij een ander bestuur.")
        return invoer

    def _bron(self) -> tuple[str, bytes, str]:
        bestand: UploadedFile | None = self.cleaned_data["bestand"]
        if bestand is not None:
            return bestand.name or "", bestand.read(MEESTE_BYTES + 1), "bestand"
        return GEPLAKT, self.cleaned_data["plak"].encode("utf-8", "replace"), "plak"

    @property
    def gekozen_school(self) -> School | None:
        """The school for rows that say none; of a form in which that is right."""
        return self.enige_school or self.cleaned_data.get("school")

    @property
    def ingepakt(self) -> str:
        """The list for the next page to carry along, signed: it was read within the limits."""
        school = self.gekozen_school
        gegevens = {
            "bestuur": self.gekozen_bestuur.pk,
            "blad": self.blad.als_json(),
            "rol": self.cleaned_data["rol"],
            "school": school.pk if school else None,
        }
        return signing.dumps(gegevens, salt=ZOUT, compress=True)


def uitpakken(tekst: str, besturen: QuerySet[Bestuur]) -> dict[str, Any] | None:
    """The list again with what goes for short rows, if we packed it for one of these besturen."""
    try:
        gegevens = signing.loads(tekst, salt=ZOUT)
    except signing.BadSignature:
        return None
    bestuur = besturen.filter(pk=gegevens["bestuur"]).first()
    if bestuur is None:
        return None
    return {
        "bestuur": bestuur,
        "blad": Mensenblad.uit_json(gegevens["blad"]),
        "rol": gegevens["rol"],
        "school": School.objects.filter(bestuur=bestuur, pk=gegevens["school"]).first(),
    }
