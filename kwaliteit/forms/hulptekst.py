"""Mending a typo in a help text of a published kader."""

from kwaliteit.forms.bewerkform import Bewerkform, Kadertekst, Regels


class HulptekstForm(Bewerkform):
    """The texts around an item that may still be mended; saved as a whole, with a button."""

    bedoeld = Kadertekst(label="Wat we bedoelen")
    vragen = Regels(label="Vragen voor het gesprek", help_text="Elke vraag op een eigen regel.")
    merkbaar = Regels(label="Waaraan je het merkt", help_text="Elk teken op een eigen regel.")
    opmerking = Kadertekst(label="Opmerking", rijen=2)

    @property
    def merken(self) -> dict[str, str]:
        """Per field the merk of what its writer saw."""
        return {naam: self.data.get(f"{self.add_prefix(naam)}-merk", "") for naam in self.fields}
