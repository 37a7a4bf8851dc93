"""Beginning something in a kader: the few words it starts with."""

import re
from typing import Any

from django import forms

from kwaliteit.forms.bewerkform import Kaderregel, Kadertekst
from kwaliteit.forms.kader import KaderVanBestuur
from kwaliteit.inlezen.concept import MAX_KORT, MAX_NAAM, MAX_TITEL, MAX_VERSIE

NAAM_VAN_WOORD = re.compile(r"[a-z_]{1,30}")
CIJFERS_AAN_HET_EIND = re.compile(r"[0-9]{1,9}$")


class Kort(forms.Form):
    """A short form at the end of a list, written out by hand."""

    use_required_attribute = False

    def __init__(self, *args: Any, **opties: Any) -> None:  # noqa: ANN401 those of any form
        super().__init__(*args, **opties)
        for veld in self.fields.values():
            veld.widget.attrs["class"] = "form-control"


class DomeinNieuwForm(Kort):
    titel = Kaderregel(
        label="Titel van een nieuw domein",
        ruimte=MAX_TITEL,
        error_messages={"required": "Schrijf hoe het nieuwe domein heet."},
    )


class ItemNieuwForm(Kort):
    stelling = Kadertekst(
        label="Stelling van een nieuw item",
        required=True,
        rijen=2,
        error_messages={"required": "Schrijf waar het nieuwe item over gaat."},
    )


class ThemaNieuwForm(Kort):
    naam = Kaderregel(
        label="Naam van een nieuw thema",
        ruimte=MAX_KORT,
        error_messages={"required": "Schrijf hoe het nieuwe thema heet."},
    )


class WoordNieuwForm(Kort):
    naam = Kaderregel(
        label="Naam",
        ruimte=30,
        help_text="Kleine letters, zoals portaal. In de tekst schrijf je dan {portaal}.",
        error_messages={"required": "Geef het woord een naam, zoals portaal."},
    )
    woord = Kaderregel(
        label="Zo staat het in de tekst",
        ruimte=MAX_NAAM,
        help_text="Met het lidwoord erbij, zoals het portaal.",
        error_messages={"required": "Schrijf wat er in de tekst moet staan."},
    )

    def clean_naam(self) -> str:
        """As the readers want it."""
        naam: str = self.cleaned_data["naam"].strip("{} ")
        if not NAAM_VAN_WOORD.fullmatch(naam):
            raise forms.ValidationError(
                "Gebruik alleen kleine letters en liggende streepjes, zoals portaal."
            )
        return naam


class KaderNieuwForm(KaderVanBestuur):
    """Name and version of a kader that somebody fills in by hand, or that follows another."""

    naam = Kaderregel(
        label="Naam van het kader",
        ruimte=MAX_NAAM,
        error_messages={"required": "Geef het kader een naam."},
    )
    versie = Kaderregel(
        label="Versie",
        ruimte=MAX_VERSIE,
        help_text="Bijvoorbeeld het jaar.",
        error_messages={"required": "Schrijf welke versie dit is, zoals 1 of 2026."},
    )


def volgende_versie(versie: str) -> str:
    """A proposal for what comes after: 2026 → 2027, 1.2 → 1.3, vastgesteld → vastgesteld 2."""
    treffer = CIJFERS_AAN_HET_EIND.search(versie)
    if treffer is None:
        return f"{versie} 2"[:MAX_VERSIE]
    return versie[: treffer.start()] + str(int(treffer[0]) + 1)
