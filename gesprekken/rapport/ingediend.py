"""What a school submits, as a page shows it: beforehand to itself, afterwards to both sides."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from gesprekken.models import Deelname
from gesprekken.overzichten.indiening import gelezen, indieningen, inhoud_van
from gesprekken.overzichten.taak import directeur_van
from gesprekken.rapport.antwoorden import Antwoord, Domeinantwoorden, Onderwerpregel
from kwaliteit.canoniek import uit_data
from kwaliteit.models import Indiening
from scholen.models import Aanstelling, Gebruiker
from scholen.taal import opsomming


@dataclass(frozen=True)
class Domeindeel:
    """One domein: what was answered, and the codes of what was not."""

    code: str
    titel: str
    is_focus: bool
    antwoorden: tuple[Antwoord, ...]
    niet_ingevuld: str


@dataclass(frozen=True)
class Inhoud:
    """What stands in a snapshot, or would."""

    kader: str
    domeinen: tuple[Domeindeel, ...]
    onderwerpen: tuple[Onderwerpregel, ...]
    doel_school: str
    doel_bestuur: str
    reactie: str
    bekeken: int
    totaal: int


@dataclass(frozen=True)
class Versie:
    """A snapshot among those of its deelname, numbered from the first."""

    nummer: int
    op: datetime
    is_deze: bool


@dataclass(frozen=True)
class Ingediendblad:
    """A snapshot with who submitted it and who has read it."""

    inhoud: Inhoud
    naam: str
    functie: str
    op: datetime
    is_laatste: bool
    versies: tuple[Versie, ...]
    gelezen_door: str


@dataclass(frozen=True)
class Voorproef:
    """What the board would read if the school submitted now, and who that are."""

    inhoud: Inhoud
    adviseurs: str
    directeur: str


def voorproef(deelname: Deelname) -> Voorproef:
    """The summary before submitting; the same content as the snapshot will have."""
    in_dienst = Aanstelling.objects.geldig().filter(rol="adviseur", bestuur=deelname.bestuur_id)
    adviseurs = Gebruiker.objects.filter(pk__in=in_dienst.values("gebruiker")).order_by("naam")
    namen = opsomming(persoon.naam for persoon in adviseurs)
    return Voorproef(
        inhoud=_inhoud(inhoud_van(deelname)),
        adviseurs=namen,
        directeur=directeur_van(deelname.school),
    )


def ingediend(deelname: Deelname, indiening: Indiening) -> Ingediendblad:
    """One snapshot of this deelname, with the way to the others."""
    alle = list(reversed(indieningen(deelname).defer("inhoud")))
    lezers = gelezen(indiening).values_list("naam", flat=True)
    return Ingediendblad(
        inhoud=_inhoud(indiening.inhoud),
        naam=indiening.naam,
        functie=indiening.functie,
        op=indiening.ingediend_op,
        is_laatste=alle[-1].pk == indiening.pk,
        versies=tuple(
            Versie(nummer, rij.ingediend_op, rij.pk == indiening.pk)
            for nummer, rij in enumerate(alle, start=1)
        ),
        gelezen_door=opsomming(dict.fromkeys(lezers)),
    )


def _inhoud(data: Mapping[str, Any]) -> Inhoud:
    """The plain data of ``kwaliteit.momentopname`` as typed parts."""
    domeinen = [uit_data(Domeinantwoorden, deel) for deel in data.get("domeinen", ())]
    items = [antwoord for domein in domeinen for antwoord in domein.items]
    kader = data.get("kader", {})
    return Inhoud(
        kader=f"{kader.get('naam', '')}, versie {kader.get('versie', '')}",
        domeinen=tuple(_domein(domein, data.get("focus", ())) for domein in domeinen),
        onderwerpen=tuple(uit_data(Onderwerpregel, deel) for deel in data.get("onderwerpen", ())),
        doel_school=data.get("doel_school", ""),
        doel_bestuur=data.get("doel_bestuur", ""),
        reactie=data.get("reactie", ""),
        bekeken=sum(antwoord.bekeken for antwoord in items),
        totaal=len(items),
    )


def _domein(domein: Domeinantwoorden, focus: list[str]) -> Domeindeel:
    leeg = [antwoord.code for antwoord in domein.items if not antwoord.is_ingevuld]
    return Domeindeel(
        code=domein.code,
        titel=domein.titel,
        is_focus=domein.code in focus,
        antwoorden=tuple(antwoord for antwoord in domein.items if antwoord.is_ingevuld),
        niet_ingevuld=", ".join(leeg),
    )
