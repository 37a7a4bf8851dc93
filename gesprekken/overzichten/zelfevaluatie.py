"""The pages on which a school answers the kader in a round."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import zip_longest

from django.urls import reverse

from gesprekken.models import Deelname
from gesprekken.overzichten.toen import toen
from gesprekken.overzichten.voortgang import (
    MINUTEN_PER_ITEM,
    Domeinvoortgang,
    Voortgang,
    voortgang,
)
from kwaliteit.models import Oordeel, Zelfevaluatie
from kwaliteit.overzichten.item import Itemblad, itemblad
from kwaliteit.overzichten.itemveld import Bron, Veldblad, Weigering, anker
from kwaliteit.overzichten.schaal import schaalblad
from kwaliteit.overzichten.vorig import Vorig, vorig_jaar, vorige_antwoorden
from kwaliteit.woorden import vul_in
from scholen.models import Gebruiker
from scholen.taal import opsomming


@dataclass(frozen=True)
class Overzicht:
    """All domeinen with what was looked at: the place to choose a focus and to go on."""

    voortgang: Voortgang
    mag_schrijven: bool
    is_gesloten: bool
    vorige_focus: tuple[str, ...]  # codes of last year's, while there is something to choose

    @property
    def moet_kiezen(self) -> bool:
        """Whether choosing a focus is the one thing to do on this page."""
        return self.mag_schrijven and self.voortgang.moet_kiezen

    @property
    def focus(self) -> tuple[Domeinvoortgang, ...]:
        return tuple(domein for domein in self.voortgang.domeinen if domein.in_focus)

    @property
    def gevraagd(self) -> tuple[Domeinvoortgang, ...]:
        return tuple(domein for domein in self.voortgang.domeinen if domein.gevraagd)

    @property
    def gevraagd_in_woorden(self) -> str:
        return opsomming(f"domein {domein.code}" for domein in self.gevraagd)

    @property
    def nu(self) -> Domeinvoortgang | None:
        """Where to go on."""
        return self.voortgang.aan_de_beurt

    @property
    def nu_anker(self) -> str:
        return anker(self.nu.volgende) if self.nu else ""


@dataclass(frozen=True)
class Domeinblad:
    """One domein with its items; ``domeinen`` is the way to the others."""

    code: str
    titel: str
    omschrijving: str
    vraag: str
    items: tuple[Itemblad, ...]
    stand: Domeinvoortgang
    domeinen: tuple[Domeinvoortgang, ...]
    straks: Domeinvoortgang | None
    laatst: datetime | None
    mag_schrijven: bool
    is_gesloten: bool
    minuten_per_item: int = MINUTEN_PER_ITEM

    @property
    def geweigerd(self) -> tuple[Veldblad, ...]:
        """The fields that were sent and are not saved, for the summary at the top."""
        return tuple(veld for item in self.items for veld in item.velden if veld.geweigerd)

    @property
    def focus(self) -> tuple[str, ...]:
        return tuple(domein.code for domein in self.domeinen if domein.in_focus)

    @property
    def ook_gevraagd(self) -> str:
        """What the board asked for besides the focus."""
        ook = (domein for domein in self.domeinen if domein.gevraagd and not domein.in_focus)
        return opsomming(f"domein {domein.code}" for domein in ook)


def overzicht(deelname: Deelname) -> Overzicht:
    """The overview, in one query; in two while the focus is to be chosen."""
    stand = voortgang([deelname])[deelname.pk]
    schrijft = mag_schrijven(deelname)
    kiest = schrijft and stand.moet_kiezen
    return Overzicht(
        voortgang=stand,
        mag_schrijven=schrijft,
        is_gesloten=is_gesloten(deelname),
        vorige_focus=_vorige_focus(deelname) if kiest else (),
    )


def begin_van_focus(deelname: Deelname) -> str:
    """Where somebody begins who chose a focus; without one the overview itself."""
    for domein in voortgang([deelname])[deelname.pk].domeinen:
        if domein.in_focus:
            return reverse("deelname_domein", args=[deelname.sleutel, domein.code])
    return reverse("deelname_zelfevaluatie", args=[deelname.sleutel])


def _vorige_focus(deelname: Deelname) -> tuple[str, ...]:
    vorige = Zelfevaluatie.objects.filter(vorig_jaar(deelname.zelfevaluatie))
    codes = vorige.exclude(focus=None).order_by("focus__volgorde", "focus")
    return tuple(codes.values_list("focus__code", flat=True))


def domeinblad(
    deelname: Deelname,
    oordelen: Sequence[Oordeel],
    *,
    lezer: Gebruiker,
    geweigerd: Mapping[tuple[str, str], Weigering] | None = None,
) -> Domeinblad:
    """The page of one domein, in a number of queries that does not grow with its items.

    Args:
        lezer: somebody of the school, who reads last year's afspraken beside it.
        oordelen: its answers, at least one, out of ``met_item``.
        geweigerd: what was just sent and could not be saved, by item code and field.
    """
    domein, woorden = oordelen[0].item.domein, deelname.ronde.woorden
    bron = Bron(
        schaal=schaalblad(domein.kader_id),
        woorden=woorden,
        vorige=_vorige(deelname, lezer),
        geweigerd=geweigerd or {},
    )
    domeinen = voortgang([deelname])[deelname.pk].domeinen
    return Domeinblad(
        code=domein.code,
        titel=vul_in(domein.titel, woorden),
        omschrijving=vul_in(domein.omschrijving, woorden),
        vraag=vul_in(domein.vraag, woorden),
        items=_items(deelname, [itemblad(oordeel, bron) for oordeel in oordelen]),
        stand=next(rij for rij in domeinen if rij.code == domein.code),
        domeinen=domeinen,
        straks=_straks(domeinen, domein.code),
        laatst=max(filter(None, (oordeel.gewijzigd_op for oordeel in oordelen)), default=None),
        mag_schrijven=mag_schrijven(deelname),
        is_gesloten=is_gesloten(deelname),
    )


def mag_schrijven(deelname: Deelname) -> bool:
    """Whether the draft is open; that the round is closed does not matter for it."""
    return deelname.zelfevaluatie.status == Zelfevaluatie.Status.CONCEPT


def is_gesloten(deelname: Deelname) -> bool:
    """Whether nobody can submit any more."""
    return deelname.ronde.status != deelname.ronde.Status.OPEN


def _vorige(deelname: Deelname, lezer: Gebruiker) -> Mapping[str, Vorig]:
    """Last year beside each field to write in; of what is submitted nobody compares any more."""
    if not mag_schrijven(deelname):
        return {}
    return vorige_antwoorden(deelname.zelfevaluatie, toen(deelname, lezer))


def _items(deelname: Deelname, bladen: list[Itemblad]) -> tuple[Itemblad, ...]:
    """Each item with its address and the one after it.

    The first that was not looked at is open, and so is every item with something not saved.
    """
    eerste = next((blad.code for blad in bladen if not blad.is_bekeken), "")
    return tuple(
        replace(
            blad,
            url=reverse("oordeel_bewaren", args=[deelname.sleutel, blad.code]),
            volgende=na.code if na else "",
            volgend_anker=na.anker if na else "",
            is_open=blad.code == eerste or any(veld.geweigerd for veld in blad.velden),
        )
        for blad, na in zip_longest(bladen, bladen[1:])
    )


def _straks(domeinen: Sequence[Domeinvoortgang], hier: str) -> Domeinvoortgang | None:
    """The next domein of the focus or the priority with something left to look at."""
    return next((rij for rij in domeinen if rij.telt and rij.volgende and rij.code != hier), None)
