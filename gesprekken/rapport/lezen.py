"""Reads the rows of a verslag into the parts of a report, in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import models
from django.utils import timezone

from gesprekken.models import (
    Aandachtspunt,
    Afspraak,
    Agendapunt,
    Akkoord,
    Ambitie,
    Deelname,
    Gesprek,
    Onderdeel,
    Onderwerp,
    Verslag,
)
from gesprekken.overzichten.gesprek import tafel
from gesprekken.overzichten.indiening import laatste_indiening
from gesprekken.rapport.antwoorden import (
    Antwoord,
    Domeinantwoorden,
    Onderwerpregel,
    Persoon,
    Zelfevaluatiedeel,
)
from gesprekken.rapport.delen import (
    Aandachtspuntregel,
    Afspraakregel,
    Agendaregel,
    Ambitieregel,
    Doelregel,
    Onderdeeldeel,
    Reactie,
)
from kwaliteit.canoniek import uit_data


def plaatselijk(moment: datetime) -> datetime:
    """The moment on the clock of the schools, to the minute."""
    return timezone.localtime(moment).replace(second=0, microsecond=0)


def alles(verslag: Verslag) -> dict[str, Any]:
    """The fields of a ``Gespreksrapport`` that come from the rows around ``verslag``."""
    gesprek = _gesprek(verslag)
    deelname = gesprek.deelname
    zelfevaluatie = zelfevaluatiedeel(deelname) if deelname else None
    agendapunten = list(gesprek.agendapunten.order_by("volgorde", "pk"))
    rijen = _onderdeelrijen(verslag)
    return {
        "school": gesprek.school.naam,
        "bestuur": gesprek.bestuur.naam,
        "datum": gesprek.datum,
        "tijd": gesprek.tijd,
        "plaats": gesprek.plaats,
        "deelnemers": deelnemers(gesprek),
        "onderdelen": _onderdelen(rijen, gesprek, zelfevaluatie),
        "agenda": _agenda(agendapunten, rijen),
        "zelfevaluatie": zelfevaluatie,
        **_doelen(gesprek, deelname, zelfevaluatie),
        **_vorige_versie(verslag),
    }


def _gesprek(verslag: Verslag) -> Gesprek:
    return Gesprek.objects.select_related(
        "school", "bestuur", "deelname__ronde__kader", "deelname__zelfevaluatie"
    ).get(pk=verslag.gesprek_id)


def _doelen(
    gesprek: Gesprek, deelname: Deelname | None, zelfevaluatie: Zelfevaluatiedeel | None
) -> dict[str, str]:
    """The school's words as submitted; what it kept to itself stays with it (rule 4)."""
    if deelname is None:
        return {"doel": gesprek.doel}
    return {
        "schooljaar": deelname.ronde.schooljaar,
        "ronde": deelname.ronde.titel,
        "kader": str(deelname.ronde.kader),
        "doel_school": zelfevaluatie.doel_school if zelfevaluatie else "",
        "reactie": zelfevaluatie.reactie if zelfevaluatie else "",
        "doel_bestuur": deelname.doel_van_bestuur,
    }


def deelnemers(gesprek: Gesprek) -> tuple[Persoon, ...]:
    """Who sits at the table, as text."""
    return tuple(Persoon(rij.naam, rij.functie, rij.partij) for rij in tafel(gesprek))


def _vorige_versie(verslag: Verslag) -> dict[str, Any]:
    if verslag.versie == 1:
        return {}
    vorige = (
        Verslag.objects.filter(
            gesprek=verslag.gesprek_id, versie__lt=verslag.versie, status__in=Verslag.VAST
        )
        .order_by("-versie")
        .first()
    )
    if vorige is None:
        return {}
    vast = vorige.vastgelegd_op
    return {
        "vervangt_versie": vorige.versie,
        "vervangt_van": timezone.localdate(vast) if vast else None,
    }


def zelfevaluatiedeel(deelname: Deelname) -> Zelfevaluatiedeel | None:
    """What the school submitted last, if anything."""
    indiening = laatste_indiening(deelname)
    if indiening is None:
        return None
    inhoud = indiening.inhoud
    kader = inhoud.get("kader", {})
    return Zelfevaluatiedeel(
        ingediend_op=plaatselijk(indiening.ingediend_op),
        ingediend_door=Persoon(indiening.naam, indiening.functie, "school"),
        hash=indiening.hash,
        van=inhoud.get("van", ""),
        kader=f"{kader.get('naam', '')}, versie {kader.get('versie', '')}" if kader else "",
        focus=tuple(inhoud.get("focus", ())),
        domeinen=tuple(uit_data(Domeinantwoorden, deel) for deel in inhoud.get("domeinen", ())),
        onderwerpen=tuple(uit_data(Onderwerpregel, deel) for deel in inhoud.get("onderwerpen", ())),
        doel_school=inhoud.get("doel_school", ""),
        doel_bestuur=inhoud.get("doel_bestuur", ""),
        reactie=inhoud.get("reactie", ""),
    )


def _agenda(
    agendapunten: Iterable[Agendapunt], onderdelen: Iterable[Onderdeel]
) -> tuple[Agendaregel, ...]:
    nummers = {rij.agendapunt_id: rij.nummer for rij in onderdelen if rij.agendapunt_id}
    return tuple(
        Agendaregel(punt.titel, punt.uitkomst, nummers.get(punt.pk, 0)) for punt in agendapunten
    )


def _onderdeelrijen(verslag: Verslag) -> list[Onderdeel]:
    return list(
        verslag.onderdelen.select_related(
            "agendapunt__onderwerp__item", "agendapunt__onderwerp__domein"
        )
        .prefetch_related("akkoorden")
        .order_by("nummer")
    )


def _onderdelen(
    rijen: list[Onderdeel], gesprek: Gesprek, zelfevaluatie: Zelfevaluatiedeel | None
) -> tuple[Onderdeeldeel, ...]:
    meegenomen = _meegenomen(gesprek, rijen)
    return tuple(
        Onderdeeldeel(
            nummer=rij.nummer,
            soort=rij.soort,
            titel=rij.titel,
            tekst=rij.tekst,
            hash=rij.hash,
            afspraken=tuple(_afspraakregel(deel) for deel in meegenomen[rij.pk, Afspraak]),
            aandachtspunten=tuple(
                Aandachtspuntregel(deel.tekst, deel.voor_wie)
                for deel in meegenomen[rij.pk, Aandachtspunt]
            ),
            ambities=tuple(
                Ambitieregel(deel.tekst, deel.tot, "school" if deel.school_id else "bestuur")
                for deel in meegenomen[rij.pk, Ambitie]
            ),
            reacties=_reacties(rij),
            **_vooraf(rij.agendapunt, zelfevaluatie),
        )
        for rij in rijen
    )


def _meegenomen(
    gesprek: Gesprek, onderdelen: list[Onderdeel]
) -> dict[tuple[int, type[models.Model]], list[Any]]:
    """What was captured, by the section of its agenda point; the rest in *Wat we meenemen*."""
    per_punt: dict[int | None, int] = {
        rij.agendapunt_id: rij.pk for rij in onderdelen if rij.agendapunt_id
    }
    meenemen = [rij.pk for rij in onderdelen if rij.soort == Onderdeel.Soort.MEENEMEN]
    rest = (meenemen or [rij.pk for rij in onderdelen] or [0])[-1]
    afspraken = gesprek.afspraken.select_related("vervolg_op").prefetch_related(
        "personen", "doelen", "meetmomenten"
    )
    verdeeld: dict[tuple[int, type[models.Model]], list[Any]] = defaultdict(list)
    for rijen in (afspraken, gesprek.aandachtspunten, gesprek.ambities):
        for rij in rijen.order_by("pk"):
            verdeeld[per_punt.get(rij.agendapunt_id, rest), type(rij)].append(rij)
    return verdeeld


def _afspraakregel(afspraak: Afspraak) -> Afspraakregel:
    namen = [persoon.naam for persoon in sorted(afspraak.personen.all(), key=lambda rij: rij.pk)]
    meetmomenten = afspraak.meetmomenten.all()
    return Afspraakregel(
        wat=afspraak.wat,
        partij=afspraak.partij,
        wie=", ".join(filter(None, [*namen, afspraak.wie])),
        tot=afspraak.tot,
        tot_tekst=afspraak.tot_tekst,
        vervolg_op=afspraak.vervolg_op.wat if afspraak.vervolg_op else "",
        doelen=tuple(
            Doelregel(
                soort=doel.soort,
                waaraan=doel.waaraan,
                beginwaarde=doel.beginwaarde,
                streefwaarde=doel.streefwaarde,
                bij_wie=doel.bij_wie,
                wanneer=doel.wanneer,
            )
            for doel in sorted(afspraak.doelen.all(), key=lambda rij: rij.pk)
        ),
        terugkijken=tuple(sorted(rij.gepland_op for rij in meetmomenten if rij.gepland_op)),
    )


def _reacties(onderdeel: Onderdeel) -> tuple[Reactie, ...]:
    rijen = sorted(onderdeel.akkoorden.all(), key=lambda rij: (rij.op, rij.pk))
    return tuple(reactie_van(rij, op_deze_tekst=rij.hash == onderdeel.hash) for rij in rijen)


def reactie_van(akkoord: Akkoord, *, op_deze_tekst: bool) -> Reactie:
    """What somebody said, as the report prints it."""
    return Reactie(
        partij=akkoord.partij,
        naam=akkoord.naam,
        functie=akkoord.functie,
        op=plaatselijk(akkoord.op),
        keuze=akkoord.keuze,
        tekst=akkoord.kanttekening,
        op_deze_tekst=op_deze_tekst,
    )


def _vooraf(
    agendapunt: Agendapunt | None, zelfevaluatie: Zelfevaluatiedeel | None
) -> dict[str, Any]:
    """Whose topic it was and what was written about it beforehand."""
    if agendapunt is None:
        return {}
    onderwerp = agendapunt.onderwerp
    if onderwerp is None:
        return {"uitkomst": agendapunt.uitkomst}
    return {
        "uitkomst": agendapunt.uitkomst,
        "bron": onderwerp.bron,
        "reden": _reden(onderwerp, zelfevaluatie),
        "antwoorden": antwoorden_bij(onderwerp, zelfevaluatie) if zelfevaluatie else (),
    }


def _reden(onderwerp: Onderwerp, zelfevaluatie: Zelfevaluatiedeel | None) -> str:
    """Why this topic: the board's own words, and the school's as submitted (rule 4)."""
    if onderwerp.bron == Onderwerp.Bron.BESTUUR:
        return onderwerp.reden
    code = onderwerp.item.code if onderwerp.item else ""
    for rij in zelfevaluatie.onderwerpen if zelfevaluatie else ():
        if (code and rij.code == code) or (not code and rij.titel == onderwerp.naam):
            return rij.reden
    return ""


def antwoorden_bij(onderwerp: Onderwerp, zelfevaluatie: Zelfevaluatiedeel) -> tuple[Antwoord, ...]:
    """The answer on its item; of a whole domein those that were filled in."""
    alle = [antwoord for domein in zelfevaluatie.domeinen for antwoord in domein.items]
    if onderwerp.item:
        return tuple(antwoord for antwoord in alle if antwoord.code == onderwerp.item.code)
    if onderwerp.domein is None:
        return ()
    return tuple(
        antwoord
        for domein in zelfevaluatie.domeinen
        if domein.code == onderwerp.domein.code
        for antwoord in domein.items
        if antwoord.is_ingevuld
    )
