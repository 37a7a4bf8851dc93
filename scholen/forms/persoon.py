"""What somebody is called."""

from scholen.forms.velden import Naam, Wijzigformulier


class PersoonForm(Wijzigformulier):
    """Another name."""

    naam = Naam(
        label="Naam",
        max_length=200,
        error_messages={"required": "Vul de naam in, zoals die in een verslag mag staan."},
    )
