"""The two sheets an adviser takes to the table: exactly two, so texts are cut to fit.

What the school wrote comes from its snapshot; the full words are one link away. Own notes and
findings stand on the screen only.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from gesprekken.models import (
    Aantekening,
    Afspraak,
    Bevinding,
    Deelnemer,
    Gesprek,
    Onderwerp,
    Partij,
)
from gesprekken.overzichten.agenda import Punt, inzending, punten
from gesprekken.overzichten.gesprek import doel_van_bestuur, fase_van, tafel
from kwaliteit.models import Indiening
from scholen.models import Gebruiker

RUIMTE_VOOR_ONDERWERPEN = 2400
"""Characters about topics that fit on the first sheet, beside their titles."""
RUIMTE_VOOR_VRAGEN = 2200
LANGSTE_DOEL = 320
LANGSTE_AFSPRAAK = 110
MEESTE_AFSPRAKEN = 7
PUNTEN_OP_DE_TIJDLIJN = 7


@dataclass(frozen=True)
class Antwoord:
    """What the school says at one item, beside what the adviser sees there."""

    code: str
    naam: str
    waarde: str
    label: str
    toelichting: str
    bevinding: str


@dataclass(frozen=True)
class Thema:
    """A topic on the first sheet: short for the sheet, whole for the screen."""

    titel: str
    partij: str
    reden: str
    kort: str
    antwoorden: tuple[Antwoord, ...]
    is_domein: bool


@dataclass(frozen=True)
class Openstaand:
    """An agreement that still runs."""

    van: str
    partij: str
    wat: str
    tot: date | None
    tot_tekst: str
    is_voorbij: bool


@dataclass(frozen=True)
class Vraag:
    """A point on the second sheet: how to begin, and what else one might ask."""

    punt: Punt
    vraag: str
    ook: tuple[str, ...]


@dataclass(frozen=True)
class Voorbereiding:
    """Everything on the two sheets."""

    fase: str
    indiening: Indiening | None
    tafel: tuple[Deelnemer, ...]
    doel_school: str
    doel_bestuur: str
    reactie: str
    themas: tuple[Thema, ...]
    afspraken: tuple[Openstaand, ...]
    meer_afspraken: int
    vragen: tuple[Vraag, ...]
    niet_op_agenda: int
    minuten: int
    duur: int
    aantekening: str

    @property
    def ruimte(self) -> int:
        """Minutes that no point takes; below zero there are too few."""
        return self.duur - self.minuten if self.duur else 0

    @property
    def te_kort(self) -> int:
        return max(0, -self.ruimte)

    @property
    def heeft_tijdlijn(self) -> bool:
        """Whether the minutes fit in one row."""
        return 0 < len(self.vragen) <= PUNTEN_OP_DE_TIJDLIJN


def voorbereiding(gesprek: Gesprek, auteur: Gebruiker, *, vandaag: date) -> Voorbereiding:
    """The sheets of ``gesprek`` for the adviser who holds it, in a fixed number of queries."""
    indiening = inzending(gesprek)
    inhoud: Mapping[str, Any] = indiening.inhoud if indiening else {}
    agenda = punten(gesprek, indiening)
    open_afspraken = _openstaand(gesprek, auteur, vandaag)
    return Voorbereiding(
        fase=fase_van(gesprek),
        indiening=indiening,
        tafel=tafel(gesprek),
        doel_school=kort(inhoud.get("doel_school", ""), LANGSTE_DOEL),
        doel_bestuur=kort(doel_van_bestuur(gesprek), LANGSTE_DOEL),
        reactie=kort(inhoud.get("reactie", ""), LANGSTE_DOEL),
        themas=_themas(inhoud, _bevindingen(gesprek, auteur)),
        afspraken=open_afspraken[:MEESTE_AFSPRAKEN],
        meer_afspraken=max(0, len(open_afspraken) - MEESTE_AFSPRAKEN),
        vragen=_vragen(agenda),
        niet_op_agenda=_niet_op_agenda(inhoud, agenda),
        minuten=sum(punt.minuten or 0 for punt in agenda),
        duur=duur(gesprek),
        aantekening=_aantekening(gesprek, auteur),
    )


def kort(tekst: str, tekens: int) -> str:
    """``tekst`` on one line, cut between words so that it takes at most ``tekens`` characters."""
    regel = " ".join(tekst.split())
    if len(regel) <= tekens:
        return regel
    woorden, _, rest = regel[:tekens].rpartition(" ")
    return f"{woorden or rest}…"


def duur(gesprek: Gesprek) -> int:
    """How many minutes the talk is planned to take; 0 when that is not known."""
    if gesprek.tijd is None or gesprek.tijd_tot is None:
        return 0
    van, tot = gesprek.tijd, gesprek.tijd_tot
    return (tot.hour - van.hour) * 60 + tot.minute - van.minute


def _themas(inhoud: Mapping[str, Any], bevindingen: Mapping[str, str]) -> tuple[Thema, ...]:
    domeinen = {domein["code"]: domein for domein in inhoud.get("domeinen", ())}
    items = {item["code"]: item for domein in domeinen.values() for item in domein["items"]}
    regels = inhoud.get("onderwerpen", ())
    per_onderwerp = RUIMTE_VOOR_ONDERWERPEN // max(1, len(regels))
    themas = []
    for regel in regels:
        domein = domeinen.get(regel["code"]) if regel["code"] not in items else None
        bij = domein["items"] if domein else filter(None, [items.get(regel["code"])])
        antwoorden = tuple(_antwoord(item, bevindingen) for item in bij)
        reden = kort(regel["reden"], per_onderwerp // 2)
        over = per_onderwerp - len(reden)
        themas.append(
            Thema(
                titel=kort(regel["titel"], 120),
                partij="bestuur" if regel["bron"] == Onderwerp.Bron.BESTUUR else "school",
                reden=reden,
                kort="" if domein else kort(" ".join(rij.toelichting for rij in antwoorden), over),
                antwoorden=antwoorden,
                is_domein=bool(domein),
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
    )
    van_ons = (Partij.BESTUUR, Partij.SAMEN)
    return tuple(
        Openstaand(
            van=_van(rij.partij),
            partij="bestuur" if rij.partij in van_ons else "school",
            wat=kort(rij.wat, LANGSTE_AFSPRAAK),
            tot=rij.tot,
            tot_tekst=rij.tot_tekst,
            is_voorbij=rij.tot is not None and rij.tot < vandaag,
        )
        for rij in sorted(rijen, key=lambda rij: (rij.partij not in van_ons, rij.pk))
    )


def _van(partij: str) -> str:
    return {
        Partij.BESTUUR: "Van ons",
        Partij.SCHOOL: "Van de school",
        Partij.SAMEN: "Van ons samen",
        Partij.SWV: "Van het samenwerkingsverband",
    }[Partij(partij)]


def _vragen(agenda: tuple[Punt, ...]) -> tuple[Vraag, ...]:
    per_punt = RUIMTE_VOOR_VRAGEN // max(1, len(agenda))
    vragen = []
    for punt in agenda:
        vraag = kort(punt.vraag, max(80, per_punt // 2))
        ook, over = [], per_punt - len(vraag)
        for andere in punt.vragen:
            if andere != punt.vraag and len(andere) <= over:
                ook.append(andere)
                over -= len(andere)
        vragen.append(Vraag(punt, vraag, tuple(ook)))
    return tuple(vragen)


def _niet_op_agenda(inhoud: Mapping[str, Any], agenda: tuple[Punt, ...]) -> int:
    """How many submitted topics the agenda misses: it was made before the school submitted."""
    codes = {punt.code for punt in agenda if punt.code}
    titels = {punt.titel for punt in agenda}
    return sum(
        (regel["code"] or regel["titel"]) not in codes | titels
        for regel in inhoud.get("onderwerpen", ())
    )
