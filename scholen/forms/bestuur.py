"""Starting a bestuur, and changing what is known of it."""

from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.db.models import QuerySet

from scholen.forms.velden import Formulier, Naam, Wijzigformulier
from scholen.models import Bestuur, Samenwerkingsverband

NUMMER = RegexValidator(r"^\d{5}$", "Een bestuursnummer heeft vijf cijfers.")
CODE = RegexValidator(
    r"^PO-?\d{2}-?\d{2}$", "De code van een samenwerkingsverband ziet eruit als PO2507."
)


class BestuurForm(Formulier):
    """Its name, and the samenwerkingsverband it belongs to."""

    naam = Naam(
        label="Naam van het bestuur",
        max_length=200,
        error_messages={"required": "Geef het bestuur een naam."},
    )
    swv = forms.ModelChoiceField(
        Samenwerkingsverband.objects.none(),
        label="Samenwerkingsverband",
        required=False,
        to_field_name="code",
        empty_label="Geen, of een ander dan hieronder",
        error_messages={"invalid_choice": "Kies een samenwerkingsverband uit de lijst."},
    )
    swv_code = Naam(
        label="Code van een nieuw samenwerkingsverband",
        max_length=10,
        required=False,
        validators=[CODE],
        help_text="Alleen als het nog niet in de lijst staat, zoals PO2507.",
    )
    swv_naam = Naam(label="Naam van een nieuw samenwerkingsverband", max_length=200, required=False)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 those of any form
        verbanden: QuerySet[Samenwerkingsverband],
        **opties: Any,  # noqa: ANN401 those of any form
    ) -> None:
        super().__init__(*args, **opties)
        self.fields["swv"].queryset = verbanden  # type: ignore[attr-defined]  # a ModelChoiceField
        if not verbanden.exists():
            del self.fields["swv"]
            self.fields["swv_code"].label = "Code van het samenwerkingsverband"
            self.fields["swv_naam"].label = "Naam van het samenwerkingsverband"
            self.fields["swv_code"].help_text = "Alleen als het bestuur er een heeft, zoals PO2507."

    def clean_swv_code(self) -> str:
        """Without dashes: PO-25-07 is PO2507."""
        return str(self.cleaned_data["swv_code"]).replace("-", "")

    def clean(self) -> dict[str, Any]:
        """A new samenwerkingsverband has a code and a name, and is not chosen as well."""
        invoer = super().clean() or self.cleaned_data
        code, naam = invoer.get("swv_code"), invoer.get("swv_naam")
        if naam and not code and "swv_code" not in self.errors:
            self.add_error("swv_code", "Vul ook de code in, zoals PO2507.")
        if code and not naam:
            self.add_error("swv_naam", "Vul ook de naam van het samenwerkingsverband in.")
        if (code or naam) and invoer.get("swv"):
            self.add_error("swv", "Kies er een uit de lijst, of vul een nieuwe in; niet allebei.")
        return invoer


class BestuurWijzigForm(Wijzigformulier, BestuurForm):
    """Another name, or another samenwerkingsverband."""

    @property
    def gewijzigd(self) -> dict[str, Any]:
        """Only what stands in the row: what a new samenwerkingsverband is called, does not."""
        return {veld: waarde for veld, waarde in super().gewijzigd.items() if veld in self.gezien}

    @property
    def gezien(self) -> dict[str, str]:
        """What the page showed; without a list to choose from, no samenwerkingsverband."""
        return {"swv": "", **super().gezien}


class BestuurNieuwForm(BestuurForm):
    """A bestuur by its number."""

    bestuursnummer = forms.CharField(
        label="Bestuursnummer",
        max_length=5,
        validators=[NUMMER],
        help_text="Het nummer van het bevoegd gezag bij DUO: vijf cijfers.",
        error_messages={
            "required": "Vul het bestuursnummer in: vijf cijfers.",
            "max_length": "Een bestuursnummer heeft vijf cijfers.",
        },
    )
    field_order = ["naam", "bestuursnummer", "swv", "swv_code", "swv_naam"]

    def clean_bestuursnummer(self) -> str:
        """A number that is free."""
        nummer: str = self.cleaned_data["bestuursnummer"]
        if Bestuur.objects.filter(bestuursnummer=nummer).exists():
            raise forms.ValidationError(
                f"Er is al een bestuur met nummer {nummer}. Kijk het nummer na."
            )
        return nummer
