"""What may be written in a kader in concept, field by field; every field saves itself."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import models
from django.db.models import QuerySet
from django.http import QueryDict

from kwaliteit.forms.bewerkform import Bewerkform, Kaderkeuze, Kaderregel, Kadertekst, Regels
from kwaliteit.inlezen.concept import (
    MAX_CODE,
    MAX_INLEIDING,
    MAX_KORT,
    MAX_NAAM,
    MAX_TITEL,
    MAX_VERSIE,
)
from kwaliteit.models import Domein, Gerichtheid, Item, Kwaliteitskader, Niveau, Plek, Schaal, Thema
from kwaliteit.models.kader import DUBBEL_KADER
from kwaliteit.overzichten.schaal import Schaalblad

MAX_LABEL = 60


class KaderForm(Bewerkform):
    """The kader itself; its own words are in a form of their own."""

    rij: Kwaliteitskader
    BEZET = DUBBEL_KADER
    naam = Kaderregel(
        label="Naam", ruimte=MAX_NAAM, error_messages={"required": "Geef het kader een naam."}
    )
    versie = Kaderregel(
        label="Versie",
        ruimte=MAX_VERSIE,
        help_text="Bijvoorbeeld het jaar.",
        error_messages={"required": "Schrijf welke versie dit is, zoals 1 of 2026."},
    )
    omschrijving = Kadertekst(
        label="Waar dit kader over gaat",
        ruimte=MAX_INLEIDING,
        help_text="Staat bovenaan het kader.",
    )
    inleiding = Kadertekst(label="Inleiding", ruimte=MAX_INLEIDING, rijen=6)
    bron = Kadertekst(label="Waar de tekst vandaan komt", rijen=2)

    def uniek(self) -> dict[str, QuerySet[Any]]:
        """No other kader of this bestuur has the same name and version."""
        andere = Kwaliteitskader.objects.filter(bestuur=self.rij.bestuur_id).exclude(pk=self.rij.pk)
        return {
            "naam": andere.filter(versie=self.rij.versie),
            "versie": andere.filter(naam=self.rij.naam),
        }


class DomeinForm(Bewerkform):
    """A domein, apart from its items."""

    rij: Domein
    BEZET = "Dit nummer is al van een ander domein. Kies een ander nummer."
    code = Kaderregel(
        label="Nummer",
        ruimte=MAX_CODE,
        error_messages={"required": "Geef het domein een nummer of letter."},
    )
    titel = Kaderregel(
        label="Titel", ruimte=MAX_TITEL, error_messages={"required": "Geef het domein een titel."}
    )
    kort = Kaderregel(
        label="Korte naam",
        ruimte=MAX_KORT,
        required=False,
        help_text="Voor tabellen: liefst hooguit 28 tekens.",
    )
    vraag = Kadertekst(label="Openingsvraag", rijen=2)
    omschrijving = Kadertekst(label="Omschrijving", ruimte=MAX_INLEIDING)

    def uniek(self) -> dict[str, QuerySet[Any]]:
        """A number stands for one domein."""
        andere = Domein.objects.filter(kader=self.rij.kader_id).exclude(pk=self.rij.pk)
        return {"code": andere}


class ItemForm(Bewerkform):
    """An item with everything around it; its themas are ticks beside the form.

    Args:
        schaal: the steps that may have a sentence here; without it their fields are left out.
    """

    rij: Item
    BEZET = "Deze code is al van een ander item. Kies een andere code."
    GROEPEN = (
        ("", ("code", "stelling", "kort")),
        ("Uitleg", ("bedoeld", "vragen", "merkbaar", "opmerking")),
        ("Wat elke stap hier betekent", tuple(f"niveaus.{stap}" for stap in "1234")),
        ("Wat voor item", ("soort", "over", "plek", "gerichtheid", "doelsoort", "standaarden")),
    )
    code = Kaderregel(
        label="Code",
        ruimte=MAX_CODE,
        help_text="Blijft over de jaren gelijk, zoals 2c.",
        error_messages={"required": "Geef het item een code, zoals 2c."},
    )
    stelling = Kadertekst(
        label="Stelling",
        required=True,
        error_messages={"required": "Schrijf hier waar dit item over gaat. Leeg kan niet."},
    )
    kort = Kaderregel(
        label="Korte naam",
        ruimte=MAX_KORT,
        required=False,
        help_text="Voor lijsten: liefst hooguit 45 tekens.",
    )
    bedoeld = Kadertekst(label="Wat we bedoelen")
    vragen = Regels(label="Vragen voor het gesprek", help_text="Elke vraag op een eigen regel.")
    merkbaar = Regels(label="Waaraan je het merkt", help_text="Elk teken op een eigen regel.")
    opmerking = Kadertekst(label="Opmerking", rijen=2)
    soort = Kaderkeuze(
        label="Soort",
        choices=[
            (Item.Soort.STELLING, "Stelling"),
            (Item.Soort.FEIT, "Feit: waarde en jaar"),
            (Item.Soort.NORM, "Norm: met een grens"),
            (Item.Soort.AMBITIE, "Ambitie met streefjaar"),
        ],
    )
    over = Kaderkeuze(label="Over wie", choices=Item.Over.choices)
    plek = Kaderkeuze(label="Waar het speelt", choices=Plek.choices)
    gerichtheid = Kaderkeuze(
        label="Waarop gericht", required=False, choices=[("", "Niet gekozen"), *Gerichtheid.choices]
    )
    doelsoort = Kaderkeuze(label="Meetbaar of merkbaar", choices=Item.Doelsoort.choices)
    standaarden = Regels(
        label="Standaarden van de inspectie", help_text="Elke standaard op een eigen regel."
    )

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        rij: Item,
        schaal: Schaalblad | None,
        prefix: str | None = None,
    ) -> None:
        self.schaal = schaal
        super().__init__(data, rij=rij, prefix=prefix)

    def voeg_toe(self) -> None:
        """A sentence for each step of the scale."""
        for stap in self.schaal.stappen if self.schaal else ():
            self.fields[f"niveaus.{stap.waarde}"] = Kadertekst(
                label=f"{stap.waarde} {stap.woord}", rijen=2
            )

    def uniek(self) -> dict[str, QuerySet[Any]]:
        """A code stands for one item."""
        return {"code": Item.objects.filter(kader=self.rij.kader_id).exclude(pk=self.rij.pk)}


class ThemaForm(Bewerkform):
    """A thema; its keyword stays, since it is counted by that over the years."""

    rij: Thema
    naam = Kaderregel(
        label="Naam", ruimte=MAX_KORT, error_messages={"required": "Geef het thema een naam."}
    )
    omschrijving = Kadertekst(label="Omschrijving", rijen=2)


class SchaalForm(Bewerkform):
    """A scale of a kader's own."""

    rij: Schaal
    naam = Kaderregel(
        label="Naam", ruimte=MAX_KORT, error_messages={"required": "Geef de schaal een naam."}
    )
    toelichting = Kadertekst(label="Toelichting")
    niet_van_toepassing = Kaderregel(
        label="Woord voor: niet van toepassing",
        ruimte=MAX_LABEL,
        error_messages={"required": "Schrijf hier een woord, zoals ‘niet van toepassing’."},
    )
    weten_we_niet = Kaderregel(
        label="Woord voor: weten we niet",
        ruimte=MAX_LABEL,
        error_messages={"required": "Schrijf hier een woord, zoals ‘weten we nog niet’."},
    )


class NiveauForm(Bewerkform):
    """One step of it."""

    rij: Niveau
    label = Kaderregel(
        label="Woord", ruimte=MAX_LABEL, error_messages={"required": "Geef de stap een woord."}
    )
    betekenis = Kadertekst(label="Wat dat in het algemeen betekent", rijen=2)


class WoordenForm(Bewerkform):
    """The words of a kader or of a bestuur, by name; ``hulp`` says what stands there otherwise.

    Args:
        namen: the names that may be filled in.
    """

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        rij: models.Model,
        namen: Iterable[str],
        hulp: Mapping[str, str] | None = None,
        prefix: str | None = None,
    ) -> None:
        self.namen = list(namen)
        self.hulp = hulp or {}
        super().__init__(data, rij=rij, prefix=prefix)

    def voeg_toe(self) -> None:
        """A line for each word."""
        for naam in self.namen:
            self.fields[f"woorden.{naam}"] = Kaderregel(
                label=f"{{{naam}}}",
                ruimte=MAX_NAAM,
                required=False,
                help_text=self.hulp.get(naam, ""),
            )
