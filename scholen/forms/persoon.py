"""What somebody is called, and where their mail goes."""

from typing import Any

from scholen.forms.mensen import Emailadres
from scholen.forms.velden import Formulier, Naam, Wijzigformulier


class PersoonForm(Wijzigformulier):
    """Another name."""

    naam = Naam(
        label="Naam",
        max_length=200,
        error_messages={"required": "Vul de naam in, zoals die in een verslag mag staan."},
    )


class AdresForm(Formulier):
    """Another e-mail address than the one of now."""

    email = Emailadres(label="Nieuw e-mailadres")

    def __init__(self, *args: Any, nu: str, **opties: Any) -> None:  # noqa: ANN401 those of any form
        super().__init__(*args, **opties)
        self.nu = nu

    def clean_email(self) -> str:
        """An address, and another one."""
        email: str = self.cleaned_data["email"]
        if email == self.nu:
            self.add_error("email", "Dit adres staat er al. Vul het nieuwe adres in.")
        return email
