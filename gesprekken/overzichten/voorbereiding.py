"""The two sheets an adviser takes to the table: exactly two, so texts are cut to fit.

What the school wrote comes from its snapshot; the full words are one click away. Own notes and
findings stand on the screen only.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from gesprekken.models import Aantekening, Bevinding, Gesprek, Onderwerp
from gesprekken.overzichten.agenda import Punt, duur, inzending, punten
from gesprekken.overzichten.bladspiegel import (
    BREED,
    MEESTE_PUNTEN,
    REGELS,
    VET,
    boven_onderwerpen,
    breedte_van,
    kort,
    minstens_voor,
    per_onderwerp,
    regels,
    verdeel,
    voor_punten,
)
from gesprekken.overzichten.gesprek import doel_van_bestuur, fase_van, tafel
from gesprekken.overzichten.terugblik import Terugblik, terugblik
from gesprekken.overzichten.vorige_keer import lopende_afspraken, vergelijking, vorige_keer
from kwaliteit.leerlingen import let_op
from kwaliteit.models import Indiening
from scholen.models import Gebruiker

LANGSTE_TITEL = 78
LANGSTE_DOEL = 240
LANGSTE_REACTIE = 170
LANGSTE_TAFEL = 240
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
    terugblik: Terugblik
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
    aantal = len(inhoud.get("onderwerpen", ()))
    boven = {
        "tafel": _tafel(gesprek),
        "doel_school": kort(inhoud.get("doel_school", ""), LANGSTE_DOEL),
        "doel_bestuur": kort(doel_van_bestuur(gesprek), LANGSTE_DOEL),
        "reactie": kort(inhoud.get("reactie", ""), LANGSTE_REACTIE),
    }
    bezet = boven_onderwerpen(
        boven=boven["tafel"] + " " * BREED,
        doelen=(boven["doel_school"], boven["doel_bestuur"]),
        reactie=boven["reactie"],
    )
    eerder = vorige_keer(gesprek, auteur)
    terug = terugblik(
        afspraken=lopende_afspraken(gesprek, auteur, vandaag=vandaag),
        vorig=eerder,
        vergelijk=vergelijking(gesprek, inhoud, eerder),
        ruimte=REGELS - bezet - minstens_voor(aantal),
    )
    regels_per_stuk = per_onderwerp(aantal, bezet + terug.regels)
    return Voorbereiding(
        **boven,
        fase=fase_van(gesprek),
        indiening=indiening,
        themas=_themas(inhoud, _bevindingen(gesprek, auteur), regels_per_stuk),
        terugblik=terug,
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
