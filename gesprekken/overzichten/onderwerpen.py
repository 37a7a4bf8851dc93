"""The page where a school chooses what the talk is about, and writes its goal."""

from dataclasses import dataclass, replace
from datetime import date, time

from django.db.models import Q, QuerySet

from gesprekken.models import Deelname, Gesprek, Onderwerp
from gesprekken.overzichten.anderen import andere_scholen
from gesprekken.overzichten.stand import Stand, huidig_gesprek, met_stand, stand_van
from gesprekken.overzichten.taak import directeur_van
from gesprekken.overzichten.velden import Schrijfveld, schrijfveld
from kwaliteit.models import Oordeel, Thema, Zelfevaluatie
from kwaliteit.overzichten.itemveld import anker
from kwaliteit.overzichten.schaal import Schaalblad, schaalblad
from kwaliteit.woorden import vul_in

SCHOOL = "school"
"""The prefix of the form of the school's goal and reaction."""


@dataclass(frozen=True)
class Keus:
    """Something the school may talk about: a flagged item, or a topic in own words."""

    naam: str  # what the tick sends: the item's code, or the topic's sleutel
    anker: str
    code: str
    titel: str
    domein: str
    reden: str
    door: str
    waarde: str
    woord: str
    is_gekozen: bool
    reden_veld: Schrijfveld | None
    sleutel: str  # of the topic, where there is one
    is_eigen: bool
    anderen: int = 0  # other schools that submitted this too; from three on, else nothing


@dataclass(frozen=True)
class Punt:
    """One line of the agenda in the making."""

    titel: str
    sleutel: str = ""  # of a topic of the school; the board's have none here
    is_eerste: bool = False
    is_laatste: bool = False
    is_eigen: bool = False


@dataclass(frozen=True)
class Onderwerpenblad:
    """Everything on the page."""

    stand: Stand
    keuzes: tuple[Keus, ...]
    punten: tuple[Punt, ...]
    gekozen: int
    maximum: int
    mag_schrijven: bool
    gesprek: Gesprek | None
    doel_school: Schrijfveld
    reactie: Schrijfveld
    doel_bestuur: str
    directeur: str

    @property
    def heeft_eigen(self) -> bool:
        return any(keus.is_eigen for keus in self.keuzes)

    @property
    def minuten_per_punt(self) -> int:
        """How long one point may take, in fives; nothing while the talk has no time."""
        gesprek = self.gesprek
        if gesprek is None or gesprek.tijd is None or gesprek.tijd_tot is None or not self.punten:
            return 0
        minuten = _minuten(gesprek.tijd_tot) - _minuten(gesprek.tijd)
        return minuten // len(self.punten) // 5 * 5

    @property
    def gedeeld(self) -> Keus | None:
        """The chosen item that lives at most other schools; nothing when there is none."""
        samen = [keus for keus in self.keuzes if keus.is_gekozen and keus.anderen]
        return max(samen, key=lambda keus: keus.anderen, default=None)


def onderwerpenblad(deelname: Deelname, *, vandaag: date) -> Onderwerpenblad:
    """The page of a deelname for its school, in a fixed number of queries."""
    rijk = met_stand(Deelname.objects.filter(pk=deelname.pk))[0]
    onderwerpen = list(Onderwerp.objects.filter(deelname=rijk).in_volgorde())
    van_school = [rij for rij in onderwerpen if rij.bron != Onderwerp.Bron.BESTUUR]
    gekozen = [rij for rij in van_school if rij.ingetrokken_op is None]
    return Onderwerpenblad(
        stand=stand_van(rijk, vandaag=vandaag),
        keuzes=(*_uit_items(deelname, van_school), *_in_eigen_woorden(van_school)),
        punten=_punten(rijk, onderwerpen, gekozen),
        gekozen=len(gekozen),
        maximum=rijk.ronde.maximum,
        mag_schrijven=rijk.zelfevaluatie.status == Zelfevaluatie.Status.CONCEPT,
        gesprek=huidig_gesprek(rijk.talks),  # type: ignore[attr-defined]  # set by met_stand
        doel_school=schrijfveld(rijk, "doel_school", voorvoegsel=SCHOOL),
        reactie=schrijfveld(rijk, "reactie", voorvoegsel=SCHOOL),
        doel_bestuur=rijk.doel_van_bestuur,
        directeur=directeur_van(rijk.school),
    )


def _minuten(tijd: time) -> int:
    return tijd.hour * 60 + tijd.minute


def themas_voor(deelname: Deelname) -> QuerySet[Thema]:
    """The themes a topic may carry: those of the kader and the bestuur's own."""
    van = Q(kader=deelname.zelfevaluatie.kader_id) | Q(bestuur=deelname.bestuur_id)
    return Thema.objects.filter(van).order_by("naam", "pk")


def _uit_items(deelname: Deelname, van_school: list[Onderwerp]) -> list[Keus]:
    """The flagged items, and those that were chosen and flagged no longer."""
    per_item = {rij.item_id: rij for rij in van_school if rij.item_id}
    gekozen = [pk for pk, rij in per_item.items() if rij.ingetrokken_op is None]
    oordelen = list(
        Oordeel.objects.filter(zelfevaluatie=deelname.zelfevaluatie_id)
        .filter(Q(wil_bespreken=True) | Q(item__in=gekozen))
        .select_related("item__domein", "gewijzigd_door")
        .order_by("item__domein__volgorde", "item__volgorde", "item")
    )
    schaal = schaalblad(deelname.zelfevaluatie.kader)
    anderen = andere_scholen(deelname, (oordeel.item_id for oordeel in oordelen))
    return [
        replace(
            _keus_uit_item(deelname, oordeel, per_item.get(oordeel.item_id), schaal),
            anderen=anderen.get(oordeel.item_id, 0),
        )
        for oordeel in oordelen
    ]


def _keus_uit_item(
    deelname: Deelname, oordeel: Oordeel, onderwerp: Onderwerp | None, schaal: Schaalblad
) -> Keus:
    item = oordeel.item
    is_gekozen = onderwerp is not None and onderwerp.ingetrokken_op is None
    zelf_schrijven = onderwerp is not None and (onderwerp.reden or not oordeel.reden)
    return Keus(
        naam=item.code,
        anker=anker(item.code),
        code=item.code,
        titel=vul_in(item.stelling, deelname.ronde.woorden),
        domein=item.domein.code,
        reden=oordeel.reden,
        door=oordeel.gewijzigd_door.voornaam if oordeel.gewijzigd_door else "",
        waarde=oordeel.waarde,
        woord=schaal.woord(oordeel.waarde),
        is_gekozen=is_gekozen,
        reden_veld=_reden_veld(onderwerp) if is_gekozen and zelf_schrijven else None,
        sleutel=onderwerp.sleutel if onderwerp else "",
        is_eigen=False,
    )


def _in_eigen_woorden(van_school: list[Onderwerp]) -> list[Keus]:
    return [
        Keus(
            naam=rij.sleutel,
            anker=rij.sleutel,
            code="",
            titel=rij.titel,
            domein="",
            reden="" if rij.ingetrokken_op is None else rij.reden,
            door="",
            waarde="",
            woord="",
            is_gekozen=rij.ingetrokken_op is None,
            reden_veld=_reden_veld(rij) if rij.ingetrokken_op is None else None,
            sleutel=rij.sleutel,
            is_eigen=True,
        )
        for rij in van_school
        if not rij.item_id
    ]


def _reden_veld(onderwerp: Onderwerp | None) -> Schrijfveld | None:
    if onderwerp is None:
        return None
    return schrijfveld(onderwerp, "reden", voorvoegsel=onderwerp.sleutel)


def _punten(
    deelname: Deelname, onderwerpen: list[Onderwerp], gekozen: list[Onderwerp]
) -> tuple[Punt, ...]:
    """The board's priority on top, then the school's own in order."""
    woorden = deelname.ronde.woorden
    van_bestuur = [rij for rij in onderwerpen if rij.bron == Onderwerp.Bron.BESTUUR]
    return (
        *(Punt(f"Domein {rij.code}: {vul_in(rij.naam, woorden)}") for rij in van_bestuur),
        *(
            Punt(
                vul_in(rij.naam, woorden),
                sleutel=rij.sleutel,
                is_eerste=rij is gekozen[0],
                is_laatste=rij is gekozen[-1],
                is_eigen=rij.item_id is None,
            )
            for rij in gekozen
        ),
    )
