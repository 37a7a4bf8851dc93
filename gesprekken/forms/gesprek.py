"""Planning a talk, saying that it was held or will not be, and who sat at the table."""

from collections.abc import Iterable
from dataclasses import fields
from datetime import date, timedelta
from typing import Any, cast

from django import forms
from django.core.validators import URLValidator
from django.http import QueryDict

from gesprekken.acties.gesprek import Moment, Tafelgenoot
from gesprekken.models import Deelnemer, Gesprek, Partij
from gesprekken.overzichten.gesprek import genodigden
from kwaliteit.forms.velden import Regel, VerplichteTekst
from kwaliteit.teksten import merk_van
from kwaliteit.templatetags.huis import datum as in_woorden
from kwaliteit.templatetags.huis import tijd as in_uren
from scholen import klok
from scholen.forms.velden import Dag
from scholen.taal import opsomming

GASTPARTIJEN = [
    (Partij.SCHOOL, "de school"),
    (Partij.BESTUUR, "het bestuur"),
    (Partij.SWV, "het samenwerkingsverband"),
]
LEGE_GASTREGELS = 2
VERSTE = timedelta(days=2 * 366)
VAN_MOMENT = [veld.name for veld in fields(Moment)]


def kleed(widget: forms.Widget) -> None:
    """Bootstrap's class for a field that is written out by hand."""
    klasse = "form-control"
    if isinstance(widget, forms.CheckboxSelectMultiple):
        klasse = "form-check-input"
    elif isinstance(widget, forms.Select):
        klasse = "form-select"
    widget.attrs.setdefault("class", klasse)


class TafelForm(forms.Form):
    """Who sits at the table: people to tick, and guests by name."""

    van_school = forms.MultipleChoiceField(
        label="Van de school", required=False, widget=forms.CheckboxSelectMultiple
    )
    van_bestuur = forms.MultipleChoiceField(
        label="Van het bestuur", required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, gesprek: Gesprek, **kwargs: Any) -> None:  # noqa: ANN401 as Form
        super().__init__(*args, **kwargs)
        aan_tafel = list(gesprek.deelnemers.select_related("gebruiker").order_by("pk"))
        self.aan_tafel = [
            Tafelgenoot(rij.naam, rij.functie, rij.partij, rij.gebruiker) for rij in aan_tafel
        ]
        self.genodigden = genodigden(gesprek, aan_tafel)
        self._zet_keuzes("van_school", Partij.SCHOOL, aan_tafel)
        self._zet_keuzes("van_bestuur", Partij.BESTUUR, aan_tafel)
        self.gastregels = self._maak_gastregels([rij for rij in aan_tafel if not rij.gebruiker_id])
        for veld in self.fields.values():
            kleed(veld.widget)

    def _zet_keuzes(self, naam: str, partij: str, aan_tafel: list[Deelnemer]) -> None:
        van_partij = {k: g for k, g in self.genodigden.items() if g.partij == partij}
        veld = cast("forms.MultipleChoiceField", self.fields[naam])
        veld.choices = [(k, f"{g.gebruiker.naam}, {g.functie}") for k, g in van_partij.items()]
        gekozen = {rij.gebruiker.sleutel for rij in aan_tafel if rij.gebruiker}
        self.initial.setdefault(
            naam, [k for k, g in van_partij.items() if (k in gekozen if aan_tafel else g.is_eerste)]
        )

    def _maak_gastregels(self, gasten: list[Deelnemer]) -> list[str]:
        """Fields for every guest there is and two more; gives the prefixes."""
        aantal = max(len(gasten) + LEGE_GASTREGELS, self._gasten_in_invoer())
        for nummer in range(aantal):
            gast = gasten[nummer] if nummer < len(gasten) else None
            begin = f"gast_{nummer}"
            self.fields[f"{begin}_naam"] = Regel(
                label=f"Naam van gast {nummer + 1}",
                max_length=200,
                required=False,
                initial=gast.naam if gast else "",
            )
            self.fields[f"{begin}_functie"] = Regel(
                label=f"Functie van gast {nummer + 1}",
                max_length=200,
                required=False,
                initial=gast.functie if gast else "",
            )
            self.fields[f"{begin}_partij"] = forms.ChoiceField(
                label=f"Gast {nummer + 1} hoort bij",
                choices=GASTPARTIJEN,
                required=False,
                initial=gast.partij if gast else Partij.SCHOOL,
            )
        return [f"gast_{nummer}" for nummer in range(aantal)]

    def _gasten_in_invoer(self) -> int:
        """How many guest rows came in: a page that stayed open may have more than we now know."""
        return sum(f"gast_{nummer}_naam" in self.data for nummer in range(20))

    def gastvelden(self) -> Iterable[tuple[forms.BoundField, forms.BoundField, forms.BoundField]]:
        """Per guest: name, function, side."""
        for begin in self.gastregels:
            yield self[f"{begin}_naam"], self[f"{begin}_functie"], self[f"{begin}_partij"]

    @property
    def heeft_gasten(self) -> bool:
        """Whether a guest was named, or something about one is not right."""
        return any(veld.value() or veld.errors for rij in self.gastvelden() for veld in rij[:2])

    def clean(self) -> dict[str, Any]:
        invoer = super().clean() or {}
        for begin in self.gastregels:
            if invoer.get(f"{begin}_functie") and not invoer.get(f"{begin}_naam"):
                self.add_error(f"{begin}_naam", "Schrijf ook op hoe deze gast heet.")
        return invoer

    @property
    def tafel(self) -> list[Tafelgenoot]:
        """Who was ticked and named; of a valid form."""
        sleutels = [*self.cleaned_data["van_school"], *self.cleaned_data["van_bestuur"]]
        mensen = [self.genodigden[sleutel] for sleutel in sleutels]
        return [
            Tafelgenoot(wie.gebruiker.naam, wie.functie, wie.partij, wie.gebruiker)
            for wie in mensen
        ] + [
            Tafelgenoot(
                self.cleaned_data[f"{begin}_naam"],
                self.cleaned_data[f"{begin}_functie"],
                self.cleaned_data[f"{begin}_partij"] or Partij.SCHOOL,
            )
            for begin in self.gastregels
            if self.cleaned_data[f"{begin}_naam"]
        ]


class Webadres(forms.URLField):
    """An address of a page; no other kind of address, and one sentence when it is none."""

    default_validators = [URLValidator(schemes=["http", "https"])]


class GesprekPlannenForm(TafelForm):
    """When and where; a talk that was held already is not planned but logged.

    ``merk`` tells what the page showed: in another tab it may have been moved since.
    """

    merk = forms.CharField(required=False, widget=forms.HiddenInput)
    datum = Dag(
        label="Datum",
        error_messages={"required": "Kies een dag. De rest mag je later invullen."},
    )
    tijd = forms.TimeField(
        label="Van",
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": "Deze tijd kennen we niet. Schrijf hem als 14.00."},
    )
    tijd_tot = forms.TimeField(
        label="Tot",
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": "Deze tijd kennen we niet. Schrijf hem als 15.30."},
    )
    plaats = Regel(label="Plaats", max_length=200, required=False)
    link = Webadres(
        label="Of een link voor een videogesprek",
        max_length=500,
        required=False,
        assume_scheme="https",
        error_messages={"invalid": "Dit lijkt geen webadres. Plak het hele adres, met https://."},
    )

    def __init__(self, *args: Any, vandaag: date, **kwargs: Any) -> None:  # noqa: ANN401 as Form
        gesprek: Gesprek = kwargs["gesprek"]
        self.nu = {veld: getattr(gesprek, veld) for veld in VAN_MOMENT}
        kwargs.setdefault("initial", {**self.nu})
        super().__init__(*args, **kwargs)
        self.vandaag = vandaag
        self.fields["datum"].widget.attrs["min"] = vandaag.isoformat()
        self.initial["merk"] = merk_van([str(een) for een in (self.nu, *self.aan_tafel)])

    def clean_datum(self) -> date:
        datum: date = self.cleaned_data["datum"]
        if datum < self.vandaag:
            raise forms.ValidationError(
                f"{in_woorden(datum)} is al geweest. Kies een dag vanaf morgen."
            )
        if datum > self.vandaag + VERSTE:
            raise forms.ValidationError(
                f"{in_woorden(datum)} is nog heel ver weg. Kies een dag die dichterbij ligt."
            )
        return datum

    def clean(self) -> dict[str, Any]:
        invoer = super().clean()
        van, tot = invoer.get("tijd"), invoer.get("tijd_tot")
        if tot and not van and "tijd" not in self.errors:
            self.add_error("tijd", "Kies ook hoe laat het gesprek begint.")
        if van and tot and tot <= van:
            self.add_error("tijd_tot", "Het einde ligt voor het begin. Kies een latere tijd.")
        if not self.errors and invoer["merk"] not in ("", self.initial["merk"]):
            self._keur_ingehaald()
        return invoer

    def _keur_ingehaald(self) -> None:
        """Say what was planned since the page was opened; sending it once more means it."""
        if vars(self.moment) == self.nu and self.tafel == self.aan_tafel:
            return
        data = cast("QueryDict", self.data).copy()
        data["merk"] = self.initial["merk"]
        self.data = data
        nu, wie = self.nu, opsomming(een.naam for een in self.aan_tafel)
        tijd = " tot ".join(in_uren(een) for een in (nu["tijd"], nu["tijd_tot"]) if een)
        delen = (in_woorden(nu["datum"]), tijd, nu["plaats"], nu["link"], wie and f"met {wie}")
        self.add_error(
            None,
            f"Dit gesprek is intussen gewijzigd. Nu staat er: {', '.join(filter(None, delen))}."
            " Kies wat het wordt en sla het opnieuw op.",
        )

    @property
    def moment(self) -> Moment:
        """When and where; of a valid form."""
        return Moment(**{veld: self.cleaned_data[veld] for veld in VAN_MOMENT})


class GesprekGevoerdForm(TafelForm):
    """The day the talk was held, and who were there; of a planned day that is to come no guess."""

    datum = Dag(
        label="Op welke dag spraken jullie?",
        error_messages={"required": "Kies de dag waarop jullie spraken."},
    )

    def __init__(self, *args: Any, vandaag: date, **kwargs: Any) -> None:  # noqa: ANN401 as Form
        gesprek: Gesprek = kwargs["gesprek"]
        self.gepland = gesprek.datum
        self.moet_nog_komen = gesprek.datum is not None and gesprek.datum > vandaag
        was_op = None if self.moet_nog_komen else gesprek.datum or vandaag
        kwargs.setdefault("initial", {"datum": was_op})
        super().__init__(*args, **kwargs)
        self.vandaag = vandaag
        deelname = gesprek.deelname
        self.vroegst = klok.begin_van(deelname.ronde.schooljaar) if deelname else date.min
        self.fields["datum"].widget.attrs["max"] = vandaag.isoformat()

    def clean_datum(self) -> date:
        datum: date = self.cleaned_data["datum"]
        if datum > self.vandaag:
            raise forms.ValidationError(
                f"{in_woorden(datum)} moet nog komen. Kies de dag waarop jullie spraken."
            )
        if datum < self.vroegst:
            raise forms.ValidationError(
                f"{in_woorden(datum)} was voor het schooljaar van deze ronde. Kies de dag waarop"
                " jullie spraken."
            )
        return datum


class GesprekVervallenForm(forms.Form):
    """Why the talk will not take place; the school reads it."""

    reden = VerplichteTekst(
        label="Waarom gaat dit gesprek niet door?",
        widget=forms.Textarea(attrs={"rows": 3, "class": "form-control"}),
        error_messages={"required": "Schrijf kort op waarom. De school leest dit ook."},
    )
