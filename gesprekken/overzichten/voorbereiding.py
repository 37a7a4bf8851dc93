"""The two sheets an adviser takes to the table: exactly two, so texts are cut to fit.

What the school wrote comes from its snapshot; the full words are one click away. Own notes and
findings stand on the screen only.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format

from gesprekken.models import Aantekening, Afspraak, Bevinding, Gesprek, Onderwerp, Partij
from gesprekken.overzichten.agenda import Punt, duur, inzending, punten
from gesprekken.overzichten.bladspiegel import (
    BREED,
    MEESTE_PUNTEN,
    VET,
    breedte_van,
    kort,
    regels,
    verdeel,
    voor_onderwerpen,
    voor_punten,
)
from gesprekken.overzichten.gesprek import doel_van_bestuur, fase_van, tafel
from kwaliteit.leerlingen import let_op
from kwaliteit.models import Indiening
from scholen.models import Gebruiker

LANGSTE_TITEL = 78
LANGSTE_DOEL = 240
LANGSTE_REACTIE = 170
LANGSTE_AFSPRAAK = 84
LANGSTE_TAFEL = 240
MEESTE_AFSPRAKEN = 5
MINSTE_AFSPRAKEN = 1
VEEL_ONDERWERPEN = 10
PUNTEN_OP_DE_TIJDLIJN = 7
VAN_ONS = (Partij.BESTUUR, Partij.SAMEN)
VAN = {
    Partij.BESTUUR: "Van ons",
    Partij.SCHOOL: "Van de school",
    Partij.SAMEN: "Van ons samen",
    Partij.SWV: "Van het samenwerkingsverband",
}


@dataclass(frozen=True)
class Antwoord:
    """What the school says at one item, beside what the adviser sees there."""

    code: str
    naam: str
    waarde: str
    label: str
    toelichting: str
    bevinding: str

    @property
    def let_op(self) -> str:
        return let_op(self.bevinding)


@dataclass(frozen=True)
class Thema:
    """A topic on the first sheet, cut to fit; ``antwoorden`` are whole, for the screen."""

    titel: str
    partij: str
    reden: str
    kort: str
    antwoorden: tuple[Antwoord, ...]
    is_domein: bool
    past_antwoord: bool


@dataclass(frozen=True)
class Openstaand:
    """An agreement that still runs."""

    van: str
    partij: str
    wat: str
    wanneer: str


@dataclass(frozen=True)
class Vraag:
    """A point on the second sheet: how to begin, and what else one might ask."""

    punt: Punt
    titel: str
    vraag: str
    ook: tuple[str, ...]

    @property
    def breedte(self) -> int:
        return breedte_van(self.punt.minuten or 0)


@dataclass(frozen=True)
class Voorbereiding:
    """Everything on the two sheets."""

    fase: str
    indiening: Indiening | None
    tafel: str
    doel_school: str
    doel_bestuur: str
    reactie: str
    themas: tuple[Thema, ...]
    afspraken: tuple[Openstaand, ...]
    meer_afspraken: int
    vragen: tuple[Vraag, ...]
    meer_punten: int
    niet_op_agenda: int
    minuten: int
    duur: int
    aantekening: str

    @property
    def ruimte(self) -> int:
        """Minutes that no point takes; below zero there are too few."""
        return self.duur - self.minuten if self.duur else 0

    @property
    def breedte_ruimte(self) -> int:
        return breedte_van(self.ruimte)

    @property
    def te_kort(self) -> int:
        return max(0, -self.ruimte)

    @property
    def let_op(self) -> str:
        return let_op(self.aantekening)

    @property
    def heeft_tijdlijn(self) -> bool:
        """Whether the minutes fit in one row."""
        return 0 < len(self.vragen) <= PUNTEN_OP_DE_TIJDLIJN


def voorbereiding(gesprek: Gesprek, auteur: Gebruiker, *, vandaag: date) -> Voorbereiding:
    """The sheets of ``gesprek`` for the adviser who holds it, in a fixed number of queries."""
    indiening = inzending(gesprek)
    inhoud: Mapping[str, Any] = indiening.inhoud if indiening else {}
    agenda = punten(gesprek, indiening)
    afspraken = _openstaand(gesprek, auteur, vandaag)
    aantal = len(inhoud.get("onderwerpen", ()))
    meeste = MEESTE_AFSPRAKEN if aantal <= VEEL_ONDERWERPEN else MINSTE_AFSPRAKEN
    boven = {
        "tafel": _tafel(gesprek),
        "doel_school": kort(inhoud.get("doel_school", ""), LANGSTE_DOEL),
        "doel_bestuur": kort(doel_van_bestuur(gesprek), LANGSTE_DOEL),
        "reactie": kort(inhoud.get("reactie", ""), LANGSTE_REACTIE),
    }
    per_onderwerp = voor_onderwerpen(
        boven=boven["tafel"] + " " * BREED,
        doelen=(boven["doel_school"], boven["doel_bestuur"]),
        reactie=boven["reactie"],
        afspraken=[f"{rij.van} {rij.wat} {rij.wanneer}" for rij in afspraken[:meeste]],
        aantal=aantal,
    )
    return Voorbereiding(
        **boven,
        fase=fase_van(gesprek),
        indiening=indiening,
        themas=_themas(inhoud, _bevindingen(gesprek, auteur), per_onderwerp),
        afspraken=afspraken[:meeste],
        meer_afspraken=max(0, len(afspraken) - meeste),
        vragen=_vragen(agenda),
        meer_punten=max(0, len(agenda) - MEESTE_PUNTEN),
        niet_op_agenda=_niet_op_agenda(inhoud, agenda),
        minuten=sum(punt.minuten or 0 for punt in agenda),
        duur=duur(gesprek),
        aantekening=_aantekening(gesprek, auteur),
    )


def _tafel(gesprek: Gesprek) -> str:
    mensen = (f"{rij.naam} ({rij.functie})" if rij.functie else rij.naam for rij in tafel(gesprek))
    return kort(", ".join(mensen), LANGSTE_TAFEL)


def _themas(
    inhoud: Mapping[str, Any], bevindingen: Mapping[str, str], regels_per_stuk: int
) -> tuple[Thema, ...]:
    """The submitted topics, each in so many lines at most."""
    domeinen = {domein["code"]: domein for domein in inhoud.get("domeinen", ())}
    items = {item["code"]: item for domein in domeinen.values() for item in domein["items"]}
    themas = []
    for regel in inhoud.get("onderwerpen", ()):
        domein = domeinen.get(regel["code"]) if regel["code"] not in items else None
        bij = domein["items"] if domein else filter(None, [items.get(regel["code"])])
        antwoorden = tuple(_antwoord(item, bevindingen) for item in bij)
        toelichting = "" if domein else " ".join(rij.toelichting for rij in antwoorden)
        reden, toelichting = verdeel(regel["reden"], toelichting, over=regels_per_stuk - 1)
        themas.append(
            Thema(
                titel=kort(regel["titel"], LANGSTE_TITEL),
                partij="bestuur" if regel["bron"] == Onderwerp.Bron.BESTUUR else "school",
                reden=reden,
                kort=toelichting,
                antwoorden=antwoorden,
                is_domein=bool(domein),
                past_antwoord=regels_per_stuk > 1 + regels(reden),
            )
        )
    return tuple(themas)


def _antwoord(item: Mapping[str, Any], bevindingen: Mapping[str, str]) -> Antwoord:
    return Antwoord(
        code=item["code"],
        naam=item["kort"] or item["stelling"],
        waarde=item["waarde"],
        label=item["label"],
        toelichting=item["toelichting"],
        bevinding=bevindingen.get(item["code"], ""),
    )


def _bevindingen(gesprek: Gesprek, auteur: Gebruiker) -> dict[str, str]:
    eigen = Bevinding.objects.zichtbaar_voor(auteur).filter(gesprek=gesprek)
    return dict(eigen.values_list("item__code", "tekst"))


def _aantekening(gesprek: Gesprek, auteur: Gebruiker) -> str:
    eigen = Aantekening.objects.zichtbaar_voor(auteur).filter(
        gesprek=gesprek, soort=Aantekening.Soort.VOORBEREIDING
    )
    return eigen.values_list("tekst", flat=True).first() or ""


def _openstaand(gesprek: Gesprek, auteur: Gebruiker, vandaag: date) -> tuple[Openstaand, ...]:
    """Agreements of this school that still run, the board's own debt first."""
    rijen = (
        Afspraak.objects.zichtbaar_voor(auteur)
        .openstaand()
        .filter(school=gesprek.school_id)
        .exclude(gesprek=gesprek)
        .exclude(gesprek__status=Gesprek.Status.VERVALLEN)
    )
    return tuple(
        Openstaand(
            van=VAN[Partij(rij.partij)],
            partij="bestuur" if rij.partij in VAN_ONS else "school",
            wat=kort(rij.wat, LANGSTE_AFSPRAAK),
            wanneer=_wanneer(rij, vandaag),
        )
        for rij in sorted(rijen, key=lambda rij: (rij.partij not in VAN_ONS, rij.pk))
    )


def _wanneer(rij: Afspraak, vandaag: date) -> str:
    """Own debt is plain: what should have been done says so."""
    if rij.tot is None:
        return kort(rij.tot_tekst, LANGSTE_AFSPRAAK // 2)
    dag = date_format(rij.tot, "j F Y")
    return f"was toegezegd voor {dag}" if rij.tot < vandaag else f"voor {dag}"


def _vragen(agenda: tuple[Punt, ...]) -> tuple[Vraag, ...]:
    """How to begin with each point, and what else one might ask where there is room."""
    op_blad = agenda[:MEESTE_PUNTEN]
    per_punt = voor_punten(len(op_blad), met_tijdlijn=len(agenda) <= PUNTEN_OP_DE_TIJDLIJN)
    vragen = []
    for punt in op_blad:
        vraag = kort(punt.vraag, VET * min(2, per_punt - 1))
        ook, over = [], per_punt - 1 - max(1, regels(vraag, VET))
        for andere in punt.andere_vragen:
            if regels(andere) <= over:
                ook.append(andere)
                over -= regels(andere)
        titel = kort(punt.titel, LANGSTE_TITEL - 12)
        vragen.append(Vraag(punt, titel, vraag, tuple(ook)))
    return tuple(vragen)


def _niet_op_agenda(inhoud: Mapping[str, Any], agenda: tuple[Punt, ...]) -> int:
    """How many submitted topics the agenda misses: it was made before the school submitted."""
    op_agenda = {punt.kenmerk for punt in agenda}
    onderwerpen = inhoud.get("onderwerpen", ())
    return sum((regel["code"] or regel["titel"]) not in op_agenda for regel in onderwerpen)
