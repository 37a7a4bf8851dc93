"""How people of a bestuur log in, as its beheerder fills it in."""

import re
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.db.models import QuerySet

from scholen import klok
from scholen.bewaking.namens import open_inlogdienst
from scholen.forms.velden import Dag, Formulier
from scholen.inloggen.buitenwereld import NietNaarBuiten, keur_adres
from scholen.models import Gebruiker, Inlogdienst
from scholen.taal import voluit

VAN_ENTRA = re.compile(
    r"https://login\.microsoftonline\.com/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/v2\.0"
)
VAN_GOOGLE = "https://accounts.google.com"
LANGST = timedelta(days=60)


class InlogdienstForm(Formulier):
    """The provider of a bestuur; the secret is only ever written, never shown."""

    soort = forms.ChoiceField(label="Welke dienst?", choices=Inlogdienst.Soort)
    issuer = forms.CharField(
        label="Issuer",
        max_length=300,
        help_text="Het adres waaronder de dienst bekend is, precies zoals hij het zelf schrijft.",
        error_messages={"required": "Vul de issuer in. Je leverancier kent hem."},
    )
    client_id = forms.CharField(
        label="Client-id",
        max_length=191,
        error_messages={"required": "Vul het client-id in dat je van de dienst kreeg."},
    )
    geheim = forms.CharField(
        label="Clientgeheim",
        required=False,
        max_length=500,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )
    domein = forms.CharField(
        label="Domein van jullie e-mailadressen",
        max_length=200,
        help_text="Wat er achter het apenstaartje staat, zoals school.nl.",
        error_messages={"required": "Vul het domein in, dan vinden mensen de weg."},
    )
    bewijst_tweede_stap = forms.BooleanField(
        label="Deze dienst vraagt iedereen om een tweede stap",
        required=False,
        help_text="Zet dit alleen aan als dat zo is afgesproken. Dan hoeft het hier niet nog eens.",
    )
    staat_aan = forms.BooleanField(label="Mensen mogen hiermee inloggen", required=False)

    def __init__(self, *args: Any, dienst: Inlogdienst, **opties: Any) -> None:  # noqa: ANN401 those of any form
        super().__init__(*args, **opties)
        self.dienst = dienst
        self.fields["geheim"].help_text = (
            "Er is een geheim bewaard. Laat dit leeg om het te houden."
            if dienst.geheim
            else "Je kreeg het van de dienst. We bewaren het versleuteld en laten het nooit zien."
        )

    def clean_issuer(self) -> str:
        """A public https address and nothing more."""
        issuer: str = self.cleaned_data["issuer"]
        delen = urlsplit(issuer)
        if delen.query or delen.fragment:
            raise forms.ValidationError("Laat alles vanaf het vraagteken weg.")
        try:
            keur_adres(issuer)
        except (NietNaarBuiten, ValueError) as fout:
            raise forms.ValidationError(
                "Dit adres kunnen we niet bereiken. Het begint met https:// en is van een openbare"
                " server."
            ) from fout
        return issuer

    def clean_domein(self) -> str:
        """Small letters, without the @."""
        domein: str = self.cleaned_data["domein"].lower().rpartition("@")[2]
        if not re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", domein):
            raise forms.ValidationError("Een domein ziet eruit als school.nl.")
        open_inlogdienst(domein=domein)  # a domain is used once
        if Inlogdienst.objects.filter(domein=domein).exclude(pk=self.dienst.pk).exists():
            raise forms.ValidationError("Dit domein is hier al in gebruik. Bel de beheerder ervan.")
        if domein != self.dienst.domein and self._is_van_anderen(domein):
            raise forms.ValidationError(
                "Ook iemand die niet bij jullie werkt heeft een adres in dit domein, en zou bij"
                " jullie dienst uitkomen. Hoort die bij jullie, zoals wie de installatie beheert?"
                " Geef die dan eerst een rol. Kies anders een domein van jullie alleen."
            )
        return domein

    def _is_van_anderen(self, domein: str) -> bool:
        """Whether people have such an address who never worked here."""
        onze = Gebruiker.objects.van_besturen([self.dienst.bestuur])
        mensen = Gebruiker.objects.filter(email__iendswith=f"@{domein}", is_active=True)
        return mensen.exclude(pk__in=onze.values("pk")).exists()

    def clean(self) -> dict[str, Any]:
        """An issuer that belongs to this bestuur alone, and a secret to begin with."""
        schoon = super().clean() or self.cleaned_data
        soort, issuer = schoon.get("soort"), schoon.get("issuer", "")
        if soort == Inlogdienst.Soort.ENTRA and issuer and not VAN_ENTRA.fullmatch(issuer):
            self.add_error(
                "issuer",
                "Neem de issuer van jullie eigen omgeving, met het tenant-id erin:"
                " https://login.microsoftonline.com/…/v2.0",
            )
        if soort == Inlogdienst.Soort.GOOGLE and issuer and issuer != VAN_GOOGLE:
            self.add_error("issuer", f"De issuer van Google is {VAN_GOOGLE}")
        if not self.dienst.geheim and not schoon.get("geheim"):
            self.add_error("geheim", "Vul het geheim in dat bij dit client-id hoort.")
        return schoon

    @property
    def waarden(self) -> dict[str, Any]:
        """What goes in the row, the secret apart; of a form that is right."""
        return {veld: waarde for veld, waarde in self.cleaned_data.items() if veld != "geheim"}


class UitstelForm(Formulier):
    """Until when people have time to set up a second step."""

    vanaf = Dag(
        label="Vanaf welke dag is de tweede stap nodig?",
        required=False,
        help_text="Leeg: meteen. Tot die dag zien mensen bovenaan elke pagina dat het eraan komt.",
    )

    def clean_vanaf(self) -> Any:  # noqa: ANN401 a day or nothing
        """Not further away than two months."""
        vanaf = self.cleaned_data["vanaf"]
        laatste = klok.vandaag() + LANGST
        if vanaf and vanaf > laatste:
            raise forms.ValidationError(f"Kies een dag tot en met {voluit(laatste)}.")
        return vanaf


class AdresForm(Formulier):
    """The own work address, to find the provider of the own bestuur."""

    email = forms.EmailField(
        label="Je e-mailadres van school of bestuur",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": "Schrijf je adres voluit, zoals naam@school.nl."},
    )


class HerstelForm(Formulier):
    """Who lost the second step."""

    gebruiker = forms.ModelChoiceField(
        Gebruiker.objects.none(),
        label="Wie kan niet meer bij zijn tweede stap?",
        help_text="Spreek diegene eerst zelf, aan tafel of met beeld. Een mail is niet genoeg.",
        empty_label="Kies wie het is",
        error_messages={"required": "Kies wie het is."},
    )

    def __init__(self, *args: Any, mensen: QuerySet[Gebruiker], **opties: Any) -> None:  # noqa: ANN401 those of any form
        super().__init__(*args, **opties)
        self.fields["gebruiker"].queryset = mensen  # type: ignore[attr-defined]  # a ModelChoiceField
