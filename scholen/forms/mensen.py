"""Giving somebody a role, inviting somebody, and when a role begins and ends."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.validators import validate_email
from django.db.models import QuerySet

from scholen import klok
from scholen.forms.velden import Dag, Formulier, Naam, Schoolkeuze, VanBestuur, Wijzigformulier
from scholen.inlezen.adres import gewone_letters
from scholen.models import SCHOOLROLLEN, TEAMROLLEN, Bestuur, Rol, Samenwerkingsverband, School
from scholen.models.voorstel import Voorstel

KANTOORROLLEN = (Rol.ADVISEUR, Rol.BESTUURDER, Rol.LEZER, Rol.BEHEERDER)
EMAIL = "Vul een e-mailadres in, zoals naam@school.nl."


def rolkeuzes(rollen: Sequence[Rol]) -> list[tuple[str, str]]:
    """For a field to choose one of these roles."""
    return [(rol.value, rol.label) for rol in rollen]


class Emailadres(forms.EmailField):
    """An address in small letters, as accounts keep it."""

    default_error_messages = {"required": EMAIL, "invalid": EMAIL}
    default_validators = [validate_email, gewone_letters]

    def __init__(self, **opties: Any) -> None:  # noqa: ANN401 the options of any EmailField
        opties.setdefault("label", "E-mailadres")
        opties.setdefault("max_length", 254)
        super().__init__(**opties)
        self.widget.attrs["autocomplete"] = "off"

    def to_python(self, value: Any) -> str:  # noqa: ANN401 what Django's field takes
        return (super().to_python(value) or "").lower()


class Dagen(Formulier):
    """From when until when, and under what name."""

    functie = Naam(
        label="Functie",
        max_length=200,
        required=False,
        help_text="Alleen als die anders heet dan de rol, zoals “waarnemend directeur”.",
    )
    van = Dag(label="Vanaf")
    tot = Dag(
        label="Tot en met",
        required=False,
        help_text="Leeg als er geen einde is. Na deze dag kan iemand niets meer lezen of doen.",
    )

    def __init__(self, *args: Any, **opties: Any) -> None:  # noqa: ANN401 those of any form
        super().__init__(*args, **opties)
        self.initial.setdefault("van", klok.vandaag())

    def clean(self) -> dict[str, Any]:
        """The last day does not come before the first."""
        invoer = super().clean() or self.cleaned_data
        van, tot = invoer.get("van"), invoer.get("tot")
        if van and tot and tot < van:
            self.add_error("tot", "De laatste dag ligt voor de eerste. Kies een latere dag.")
        return invoer

    @property
    def dagen(self) -> dict[str, Any]:
        """What was filled in; of a valid form."""
        return {naam: self.cleaned_data[naam] for naam in ("functie", "van", "tot")}


class GenodigdeForm(Dagen):
    """Whom it is about, and from when; who extends it says in ``voorstel`` for which role."""

    naam = Naam(
        label="Naam",
        max_length=200,
        error_messages={"required": "Vul de naam in, zoals die in een verslag mag staan."},
    )
    email = Emailadres(
        help_text="Het adres van het werk. Daar gaat de uitnodiging heen; inloggen gaat ermee."
    )

    @property
    def wie(self) -> dict[str, str]:
        """Name and address; of a valid form."""
        return {naam: self.cleaned_data[naam] for naam in ("naam", "email")}

    @property
    def voorstel(self) -> Voorstel:
        """The role that was filled in; of a valid form."""
        raise NotImplementedError


class RolWijzigForm(Wijzigformulier, Dagen):
    """Another function, first day or last day of a role."""


class RolForm(VanBestuur, Dagen):
    """A role at a school or at the office of a bestuur, from its beheerder."""

    rol = forms.ChoiceField(
        label="Rol",
        choices=[
            ("", "Kies een rol"),
            ("Op een school", rolkeuzes(SCHOOLROLLEN)),
            ("Bij het bestuur", rolkeuzes(KANTOORROLLEN)),
        ],
        error_messages={
            "required": "Kies een rol.",
            "invalid_choice": "Kies een rol uit de lijst.",
        },
    )
    school = Schoolkeuze(
        label="School",
        required=False,
        empty_label="Geen school: bij het bestuur",
        help_text="Alleen voor een ib’er, MT-lid, teamlid of directeur.",
        error_messages={"invalid_choice": "Kies een school van jullie bestuur die open is."},
    )
    field_order = ["naam", "email", "bestuur", "rol", "school", "functie", "van", "tot"]

    def __init__(self, *args: Any, besturen: QuerySet[Bestuur], **opties: Any) -> None:  # noqa: ANN401 those of any form
        super().__init__(*args, besturen=besturen, **opties)
        scholen = School.objects.filter(bestuur__in=besturen).bestaand()
        self.fields["school"].queryset = scholen  # type: ignore[attr-defined]  # a ModelChoiceField

    def clean(self) -> dict[str, Any]:
        """A role at a school goes with a school, one at the office does not."""
        invoer = super().clean()
        rol, school = invoer.get("rol"), invoer.get("school")
        if rol in SCHOOLROLLEN and not school and "school" not in self.errors:
            self.add_error("school", f"Kies op welke school deze {Rol(rol).label} werkt.")
        if rol in KANTOORROLLEN and school:
            self.add_error("school", "Deze rol is bij het bestuur. Kies hier geen school.")
        if school and "bestuur" in invoer and school.bestuur_id != invoer["bestuur"].pk:
            self.add_error("school", "Deze school hoort bij een ander bestuur.")
        return invoer

    @property
    def voorstel(self) -> Voorstel:
        """The role that was filled in; of a valid form."""
        school = self.cleaned_data["school"]
        bestuur = None if school else self.gekozen_bestuur
        return Voorstel(self.cleaned_data["rol"], school=school, bestuur=bestuur, **self.dagen)


class UitnodigenForm(RolForm, GenodigdeForm):
    """Somebody with a role, for the beheerder."""


class SchoolUitnodigenForm(GenodigdeForm):
    """Somebody of the team, for a directeur; a beheerder may name a directeur too."""

    rol = forms.ChoiceField(
        label="Rol",
        error_messages={
            "required": "Kies een rol.",
            "invalid_choice": "Kies een rol uit de lijst.",
        },
    )
    field_order = ["naam", "email", "rol", "functie", "van", "tot"]

    def __init__(self, *args: Any, school: School, alle_rollen: bool, **opties: Any) -> None:  # noqa: ANN401 those of any form
        super().__init__(*args, **opties)
        self.school = school
        rollen = SCHOOLROLLEN if alle_rollen else TEAMROLLEN
        self.fields["rol"].choices = [("", "Kies een rol"), *rolkeuzes(rollen)]  # type: ignore[attr-defined]  # a ChoiceField

    @property
    def voorstel(self) -> Voorstel:
        """The role that was filled in; of a valid form."""
        return Voorstel(self.cleaned_data["rol"], school=self.school, **self.dagen)


class BeheerderUitnodigenForm(GenodigdeForm):
    """Who is going to keep a bestuur."""

    field_order = ["naam", "email", "functie", "van", "tot"]

    def __init__(self, *args: Any, bestuur: Bestuur, **opties: Any) -> None:  # noqa: ANN401 those of any form
        super().__init__(*args, **opties)
        self.bestuur = bestuur

    @property
    def voorstel(self) -> Voorstel:
        """Beheerder of this bestuur; of a valid form."""
        return Voorstel(Rol.BEHEERDER, bestuur=self.bestuur, **self.dagen)


class InstallatieUitnodigenForm(GenodigdeForm):
    """Who keeps the installation too, or works for a samenwerkingsverband."""

    swv = forms.ModelChoiceField(
        Samenwerkingsverband.objects.none(),
        label="Werkt voor",
        required=False,
        to_field_name="code",
        empty_label="De hele installatie, als functioneel beheerder",
        error_messages={"invalid_choice": "Kies een samenwerkingsverband uit de lijst."},
    )
    field_order = ["naam", "email", "swv", "functie", "van", "tot"]

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 those of any form
        verbanden: QuerySet[Samenwerkingsverband],
        **opties: Any,  # noqa: ANN401 those of any form
    ) -> None:
        super().__init__(*args, **opties)
        self.fields["swv"].queryset = verbanden  # type: ignore[attr-defined]  # a ModelChoiceField

    @property
    def voorstel(self) -> Voorstel:
        """The role that was filled in; of a valid form."""
        swv = self.cleaned_data["swv"]
        return Voorstel(Rol.SWV if swv else Rol.BEHEERDER, swv=swv, **self.dagen)


class OverzettenForm(Formulier):
    """What becomes of the roles at the old school."""

    beeindig = forms.BooleanField(
        label="De rollen bij de oude school nu beëindigen",
        required=False,
        help_text="Zonder vinkje kunnen mensen daar nog afmaken wat loopt.",
    )


class ZoekForm(Formulier):
    """Looking for somebody in a list."""

    zoek = Naam(label="Naam, rol of school", max_length=200, required=False)
