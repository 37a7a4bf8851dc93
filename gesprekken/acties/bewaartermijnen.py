"""Clearing away what is past its term, as the register says: every night, in small pieces.

What was done stays done when it is stopped halfway, and the next run takes up what is left. Each
run writes one line per bestuur in the log: how many of what, and nothing of what it said.
"""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError, QuerySet

from gesprekken.acties.anonimiseren import mensen_vergeten
from gesprekken.acties.dossier import (
    deelname_wissen,
    gesprek_wissen,
    ronde_wissen,
    wis,
    zelfevaluatie_wissen,
)
from gesprekken.bewijs.register import termijnen
from gesprekken.overzichten import dossiers
from gesprekken.overzichten.bewaring import Bewaarregel, einde_van
from gesprekken.overzichten.verlopen import VAN_DE_SERVER, rijen_van
from scholen.acties.kan_niet import KanNiet
from scholen.acties.logboek import logboek_inkorten
from scholen.acties.sessies import ruim_sessies_op
from scholen.models import Bestuur, Keten, Opruimbeurt, leg_vast
from scholen.taal import opsomming, voluit

STUK = 500
"""So many rows go in one transaction."""
GREEP = 20_000
"""So many are looked up at once: finding what is past its term reads the whole table."""
HIELD_TEGEN = (IntegrityError, ProtectedError)
"""The database does not let something go: that stays, and the rest goes on."""
VERSPRONGEN = (
    "De klok staat op {nu}, en er is het laatst opgeruimd op {vorige}. Er is nu niets weggehaald."
    " Kijk of de klok goed staat. Is dat zo? Geef dan: manage.py bewaartermijnen --klok-klopt"
)

logger = logging.getLogger(__name__)


@dataclass
class Uitkomst:
    """What went at one bestuur, or without one at the installation: counts by name of the term."""

    bestuur: Bestuur | None
    geteld: dict[str, int] = field(default_factory=dict)
    bleven: list[str] = field(default_factory=list)
    """The terms of which something could not go."""

    @property
    def zin(self) -> str:
        """``3 vorige versies van teksten en één uitnodiging``; empty when nothing went."""
        telling = {naam: hoeveel for naam, hoeveel in self.geteld.items() if hoeveel}
        return opsomming(termijnen()[naam].telling(n) for naam, n in telling.items())

    def __str__(self) -> str:
        return f"{self.bestuur or 'De installatie'}: {self.zin or 'niets'}."


@dataclass(frozen=True)
class Klokken:
    """Now: of what people do, and of the server itself. In a demo the two are not the same."""

    op: datetime
    server: datetime

    def grens(self, naam: str) -> datetime:
        """What was before this moment is past the term with this name."""
        return termijnen()[naam].grens(self.server if naam in VAN_DE_SERVER else self.op)


def opruimen(
    *, op: datetime, server: datetime, proef: bool = False, klok_klopt: bool = False
) -> Iterator[Uitkomst]:
    """Clear away what is past its term: what is of no bestuur, and then bestuur by bestuur.

    People go before their roles, which say since when they work nowhere.

    Args:
        op: now, for what people do.
        server: now, for sessions, mail and tasks.
        proef: only count.
        klok_klopt: somebody looked: it is really so long ago.

    Raises:
        KanNiet: the clock made a leap since the last time.
    """
    if not proef:
        _begin(op, klok_klopt=klok_klopt)
    klokken = Klokken(op, server)
    for bestuur in [None, *Bestuur.objects.order_by("naam", "pk")]:
        uitkomst = Uitkomst(bestuur)
        if proef:
            _tel(uitkomst, klokken)
        else:
            try:
                _ruim_op(uitkomst, klokken)
            finally:
                _noteer(uitkomst, op=op)
        yield uitkomst


def _begin(op: datetime, *, klok_klopt: bool) -> None:
    vorige = Opruimbeurt.objects.vorige()
    if vorige and op - vorige > Opruimbeurt.STILTE and not klok_klopt:
        raise KanNiet(VERSPRONGEN.format(nu=voluit(op), vorige=voluit(vorige)))
    Opruimbeurt.objects.noteer(op)


def _tel(uitkomst: Uitkomst, klokken: Klokken) -> None:
    """What would go."""
    bestuur, geteld = uitkomst.bestuur, uitkomst.geteld
    if bestuur is not None:
        schooljaar = Bewaarregel.van(bestuur).laatste_weg(klokken.op.date())
        geteld["gesprekken"] = sum(rijen.count() for _, rijen in _dossiers(bestuur, schooljaar))
    for naam, rijen in rijen_van(bestuur).items():
        geteld[naam] = sum(een.count() for een in rijen(bestuur, klokken.grens(naam)))
    if bestuur is None:
        geteld["pogingen"] = _pogingen(klokken, proef=True)


def _ruim_op(uitkomst: Uitkomst, klokken: Klokken) -> None:
    bestuur, geteld = uitkomst.bestuur, uitkomst.geteld
    if bestuur is not None:
        geteld["gesprekken"] = _gesprekken(bestuur, uitkomst, klokken)
    for naam, rijen in rijen_van(bestuur).items():
        grens = klokken.grens(naam)
        if naam == "logboek":
            geteld[naam] = _logboek(bestuur, grens, op=klokken.op)
        else:
            geteld[naam] = sum(_in_stukken(een, naam, uitkomst) for een in rijen(bestuur, grens))
    if bestuur is None:
        ruim_sessies_op()
        geteld["pogingen"] = _pogingen(klokken)


def _dossiers(bestuur: Bestuur, schooljaar: str) -> Iterator[tuple[Callable[..., int], QuerySet]]:
    """Whole school years, with what takes one away; nothing without a school year."""
    if schooljaar:
        yield deelname_wissen, dossiers.deelnames_tot(bestuur, schooljaar)
        yield zelfevaluatie_wissen, dossiers.zelfevaluaties_tot(bestuur, schooljaar)
        yield gesprek_wissen, dossiers.gesprekken_tot(bestuur, schooljaar)


def _gesprekken(bestuur: Bestuur, uitkomst: Uitkomst, klokken: Klokken) -> int:
    """One after another, each whole; one that the database holds on to stays.

    A bestuur that chooses a longer term meanwhile keeps what is still there.
    """
    vandaag = klokken.op.date()
    schooljaar = Bewaarregel.van(bestuur).laatste_weg(vandaag)
    weg = 0
    for doe, rijen in _dossiers(bestuur, schooljaar):
        for rij in rijen.select_related("bestuur").order_by("pk"):
            if Bewaarregel.van(bestuur).laatste_weg(vandaag) != schooljaar:
                return weg
            weg += _gaat(uitkomst, "gesprekken", doe, rij, tot=einde_van(schooljaar)) or 0
    if schooljaar:
        for ronde in dossiers.rondes_tot(bestuur, schooljaar):
            _gaat(uitkomst, "gesprekken", ronde_wissen, ronde)
    return weg


def _in_stukken(rijen: QuerySet, naam: str, uitkomst: Uitkomst) -> int:
    doe = mensen_vergeten if naam == "mensen" else wis
    weg = 0
    while pks := list(rijen.order_by("pk").values_list("pk", flat=True)[:GREEP]):
        for begin in range(0, len(pks), STUK):
            # still past its term: somebody may have come back meanwhile
            stuk = list(rijen.filter(pk__in=pks[begin : begin + STUK]).values_list("pk", flat=True))
            aantal = _gaat(uitkomst, naam, doe, rijen.model._base_manager.filter(pk__in=stuk))
            if aantal is None:
                return weg
            weg += aantal
    return weg


def _gaat(
    uitkomst: Uitkomst, naam: str, doe: Callable[..., int], *wat: object, **meer: object
) -> int | None:
    """Do it in one transaction. Gives how many went; nothing when the database held on to it."""
    try:
        with transaction.atomic():
            return doe(*wat, **meer)
    except HIELD_TEGEN as fout:
        logger.error("%s: %s blijft staan: %s", uitkomst.bestuur, naam, fout.args[0])
        uitkomst.bleven.append(naam)
        return None


def _logboek(bestuur: Bestuur | None, grens: datetime, *, op: datetime) -> int:
    """The first lines of the chain, with a signed line that says so."""
    weg = 0
    while hoeveel := logboek_inkorten(bestuur=bestuur, tot=grens, op=op):
        weg += hoeveel
    return weg


def _pogingen(klokken: Klokken, *, proef: bool = False) -> int:
    """What Django's cache in the database keeps for longer than it counts: it has no model."""
    wat = "SELECT COUNT(*)" if proef else "DELETE"
    tabel = connection.ops.quote_name(str(settings.CACHES["default"]["LOCATION"]))
    grens = connection.ops.adapt_datetimefield_value(klokken.grens("pogingen"))
    with connection.cursor() as cursor:
        cursor.execute(f"{wat} FROM {tabel} WHERE expires < %s", [grens])
        return int(cursor.fetchone()[0] if proef else cursor.rowcount)


def _noteer(uitkomst: Uitkomst, *, op: datetime) -> None:
    """One line, if something went; that the log itself was cut says a line of its own."""
    bestuur = uitkomst.bestuur
    wat = Uitkomst(bestuur, {**uitkomst.geteld, "logboek": 0}).zin
    if not wat:
        return
    with transaction.atomic():
        rij = bestuur or Keten.objects.neem_beurt(None)
        leg_vast(rij=rij, door=None, op=op, reden=f"Na de bewaartermijn is opgeruimd: {wat}.")
