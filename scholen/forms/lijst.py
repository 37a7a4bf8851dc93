"""Loading a list of schools: the file, and then what of it is saved."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django import forms
from django.core import signing
from django.core.files.uploadedfile import UploadedFile

from scholen import klok
from scholen.acties.lijst import Keuzes, Nieuwe
from scholen.forms.velden import Dag, Formulier, Naam, VanBestuur
from scholen.inlezen.bestand import MEESTE_BYTES, lees_bestand
from scholen.inlezen.fout import InlezenMislukt
from scholen.inlezen.lijst import Schoollijst
from scholen.models import Bestuur, School
from scholen.overzichten.vergelijking import Anders, Nieuw, Vergelijking, Weg
from scholen.taal import aantal

ZOUT = "scholen.lijst"
MEESTE_KEUZES = 6_000
"""So many options fit on a page; above that a new vestiging is only offered its own institution."""


class ScholenLadenForm(VanBestuur):
    """A file with schools; afterwards ``lijst`` is what it says."""

    bestand = forms.FileField(
        label="Bestand met scholen",
        allow_empty_file=True,
        help_text="Een lijst van DUO (.csv) of jullie eigen lijst (.xlsx of .csv).",
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,.txt"}),
        error_messages={"required": "Kies eerst een bestand."},
    )
    field_order = ["bestuur", "bestand"]
    lijst: Schoollijst

    def clean(self) -> dict[str, Any]:
        """Read the file, once it is known for whom."""
        invoer = super().clean() or self.cleaned_data
        bestand: UploadedFile | None = invoer.get("bestand")
        if bestand is not None and not self.errors:
            try:
                self.lijst = lees_bestand(
                    bestand.name or "",
                    bestand.read(MEESTE_BYTES + 1),
                    bestuursnummer=self.gekozen_bestuur.bestuursnummer,
                )
            except InlezenMislukt as mislukt:
                zinnen = str(mislukt).split("\n")
                self.zeg("bestand", zinnen, wat_nu="Verbeter het bestand en kies het opnieuw.")
        return invoer


def inpakken(bestuur: Bestuur, lijst: Schoollijst) -> str:
    """The list for the form to carry along, signed: it was read within the limits."""
    gegevens = {"bestuur": bestuur.pk, "lijst": lijst.als_json()}
    return signing.dumps(gegevens, salt=ZOUT, compress=True)


def uitpakken(tekst: str, besturen: Any) -> tuple[Bestuur, Schoollijst] | None:  # noqa: ANN401 a QuerySet of Bestuur
    """The list again, if we packed it for one of these besturen."""
    try:
        gegevens = signing.loads(tekst, salt=ZOUT)
    except signing.BadSignature:
        return None
    bestuur = besturen.filter(pk=gegevens["bestuur"]).first()
    return (bestuur, Schoollijst.uit_json(gegevens["lijst"])) if bestuur else None


@dataclass(frozen=True)
class Nieuwregel:
    """One new vestiging with its four fields."""

    een: Nieuw
    mee: forms.BoundField
    naam: forms.BoundField
    soort: forms.BoundField
    bij: forms.BoundField


@dataclass(frozen=True)
class Groep:
    """The new vestigingen of one institution: one school, or more of them."""

    regels: tuple[Nieuwregel, ...]

    @property
    def kop(self) -> str:
        """Under which number they are, and how many."""
        hoeveel = aantal(len(self.regels), "nieuwe vestiging", "nieuwe vestigingen")
        return f"{self.regels[0].een.regel.brin}: {hoeveel}"


@dataclass(frozen=True)
class Vinkregel:
    """One tick, for what differs or what is gone."""

    wat: Anders | Weg
    mee: forms.BoundField


class VoorbeeldForm(Formulier):
    """What was recognised, each thing with a tick; names and schools of new ones may be changed."""

    gesloten_per = Dag(label="Gesloten per", required=False)

    def __init__(self, *args: Any, vergelijking: Vergelijking, **opties: Any) -> None:  # noqa: ANN401 those of any form
        super().__init__(*args, **opties)
        self.vergelijking = vergelijking
        self.initial.setdefault("gesloten_per", klok.vandaag())
        self.fields["gesloten_per"].widget.attrs["class"] = "form-control"
        keuzes = self._alle_keuzes()
        for een in vergelijking.nieuw:
            self._voeg_toe(een, keuzes)
        for verschil in vergelijking.anders:
            self.fields[f"anders-{verschil.key}"] = _vink(verschil.kop, vooraf=verschil.vooraf)
        for weg in vergelijking.weg:
            self.fields[f"weg-{weg.key}"] = _vink(str(weg.rij), vooraf=False)

    def _alle_keuzes(self) -> list[tuple[str, str, str]]:
        """Where a new vestiging may belong: the value, the words, and its institution."""
        nieuw = [
            (een.regel.brin6, f"bij {een.regel.brin6} {een.schoolnaam}", een.regel.brin)
            for een in self.vergelijking.nieuw
        ]
        scholen = [(s.sleutel, f"bij {s.naam}", "") for s in self.vergelijking.scholen]
        keuzes = scholen + nieuw
        passen = len(keuzes) * len(nieuw) <= MEESTE_KEUZES
        return keuzes if passen else nieuw

    def _voeg_toe(self, een: Nieuw, keuzes: list[tuple[str, str, str]]) -> None:
        regel, ruim = een.regel, len(keuzes) * len(self.vergelijking.nieuw) <= MEESTE_KEUZES
        nummer = regel.brin6
        self.fields[f"mee-{nummer}"] = _vink(nummer, vooraf=not regel.twijfel)
        self.fields[f"naam-{nummer}"] = Naam(
            label=f"Naam van de school met {nummer}",
            max_length=200,
            initial=een.schoolnaam,
            error_messages={"required": f"Geef de school met {nummer} een naam."},
        )
        self.fields[f"soort-{nummer}"] = forms.ChoiceField(
            label=f"Soort van {nummer}",
            choices=School.Soort.choices,
            initial=een.soort,
        )
        self.fields[f"bij-{nummer}"] = forms.ChoiceField(
            label=f"Waar {nummer} bij hoort",
            required=False,
            initial=een.bij,
            choices=[
                ("", "een eigen school"),
                *(
                    (waarde, woord)
                    for waarde, woord, brin in keuzes
                    if waarde != nummer and (ruim or brin == regel.brin or waarde == een.bij)
                ),
            ],
            error_messages={"invalid_choice": f"Kies opnieuw waar {nummer} bij hoort."},
        )
        for veld in ("naam", "soort", "bij"):
            klasse = "form-control" if veld == "naam" else "form-select"
            self.fields[f"{veld}-{nummer}"].widget.attrs["class"] = klasse

    def clean(self) -> dict[str, Any]:
        """A vestiging belongs to a school that is there afterwards."""
        invoer = super().clean() or self.cleaned_data
        mee = {een.brin6: een for een in self._nieuwe(invoer)}
        for nummer, een in mee.items():
            doel = mee.get(een.bij)
            is_nieuw = any(een.bij == ander.regel.brin6 for ander in self.vergelijking.nieuw)
            if is_nieuw and (doel is None or doel.bij):
                self.add_error(
                    f"bij-{nummer}",
                    f"{nummer} hoort bij {een.bij}, maar dat wordt geen eigen school. Vink"
                    f" {een.bij} aan als eigen school, of kies iets anders.",
                )
        return invoer

    def _nieuwe(self, invoer: dict[str, Any]) -> Iterator[Nieuwe]:
        for een in self.vergelijking.nieuw:
            nummer = een.regel.brin6
            if invoer.get(f"mee-{nummer}"):
                yield Nieuwe(
                    nummer,
                    naam=invoer.get(f"naam-{nummer}", ""),
                    soort=invoer.get(f"soort-{nummer}", ""),
                    bij=invoer.get(f"bij-{nummer}", ""),
                )

    @property
    def keuzes(self) -> Keuzes:
        """What was ticked; of a valid form."""
        invoer = self.cleaned_data
        return Keuzes(
            nieuw=tuple(self._nieuwe(invoer)),
            anders=frozenset(
                een.key for een in self.vergelijking.anders if invoer[f"anders-{een.key}"]
            ),
            weg=frozenset(een.key for een in self.vergelijking.weg if invoer[f"weg-{een.key}"]),
            gesloten_per=invoer["gesloten_per"] or klok.vandaag(),
        )

    def nieuw(self) -> Iterator[Nieuwregel]:
        """The new ones that are clear."""
        return (rij for rij in self._nieuwregels() if not self._twijfelt(rij.een))

    def twijfel(self) -> Iterator[Groep]:
        """The new ones that somebody has to look at, those of one institution together."""
        rijen = (rij for rij in self._nieuwregels() if self._twijfelt(rij.een))
        for _, groep in groupby(rijen, key=lambda rij: rij.een.regel.brin):
            yield Groep(tuple(groep))

    @staticmethod
    def _twijfelt(een: Nieuw) -> bool:
        return een.in_groep or bool(een.regel.twijfel)

    def _nieuwregels(self) -> Iterator[Nieuwregel]:
        for een in self.vergelijking.nieuw:
            nummer = een.regel.brin6
            yield Nieuwregel(
                een, *(self[f"{veld}-{nummer}"] for veld in ("mee", "naam", "soort", "bij"))
            )

    def anders(self) -> Iterator[Vinkregel]:
        """What differs."""
        return (Vinkregel(een, self[f"anders-{een.key}"]) for een in self.vergelijking.anders)

    def weg(self) -> Iterator[Vinkregel]:
        """What is gone."""
        return (Vinkregel(een, self[f"weg-{een.key}"]) for een in self.vergelijking.weg)


def _vink(label: str, *, vooraf: bool) -> forms.BooleanField:
    return forms.BooleanField(
        label=label,
        required=False,
        initial=vooraf,
        widget=forms.CheckboxInput(attrs={"class": "form-check-input"}),
    )
