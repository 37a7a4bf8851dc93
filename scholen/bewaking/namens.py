"""For whom the database works in this transaction; on SQLite nothing of this happens."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import lru_cache
from typing import Any

from django.db import connection, transaction
from django.db.models import Case, Q, QuerySet, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from scholen import klok
from scholen.herkomst import herkomst
from scholen.models import Aanstelling, Bestuur, Gebruiker, Inlogdienst, Uitnodiging
from scholen.models.mensen import HOUDT_DE_INSTALLATIE

DEUREN = (
    "uitnodiging",
    "uitnodigingen",
    "genodigd_door",
    "gast",
    "gastscholen",
    "brin6",
    "inlogdienst",
    "domein",
    "deur",
    "bericht",
)
"""What opens a row by its own name, before it is known who asks."""
NIEMAND = ("eerder", "scholen", "opgegaan", "mijn", "besturen", "swv", "installatie")
Kolommen = Mapping[str, str | Combinable]
VAN_BESTUUR = Coalesce("bestuur_id", "school__bestuur_id")
INSTALLATIE = Case(When(HOUDT_DE_INSTALLATIE, then="pk"))


def is_bewaakt() -> bool:
    """Whether this database has the second wall."""
    return connection.vendor == "postgresql"


def werk_als(gebruiker: int | None, *, voor: str = "") -> None:
    """From here on until the transaction ends: for this person, with every other door shut.

    One query. Each of its statements may use what the one before it set: the own aanstellingen are
    seen first, the own schools by these, the besturen by those.

    Args:
        gebruiker: the number of who is logged in; ``None`` for nobody.
        voor: for which place (``Aanstelling.plek``) somebody chose to work.
    """
    if not is_bewaakt():
        return
    leeg = DEUREN if gebruiker else (*DEUREN, *NIEMAND)
    instellingen = {"verzoek": herkomst().verzoek, **dict.fromkeys(leeg, "")}
    opdrachten = [_stel(instellingen), *(_van(gebruiker, voor) if gebruiker else [_NIEMAND])]
    _voer_uit(opdrachten)


Opdracht = tuple[str, tuple[object, ...]]
_NIEMAND: Opdracht = ("SELECT set_config('kw.gebruiker', '', true)", ())


def _voer_uit(opdrachten: Iterable[Opdracht]) -> None:
    """All of it in one round trip, one after the other; like BEGIN it is no query of a page."""
    sql, waarden = zip(*opdrachten, strict=True)
    connection.ensure_connection()
    with connection.wrap_database_errors, connection.connection.cursor() as cursor:
        cursor.execute("; ".join(sql), [waarde for deel in waarden for waarde in deel])


def _stel(instellingen: Mapping[str, str]) -> Opdracht:
    delen = ", ".join(f"set_config('kw.{naam}', %s, true)" for naam in instellingen)
    return f"SELECT {delen}", tuple(instellingen.values())


def _van(gebruiker: int, voor: str) -> tuple[Opdracht, ...]:
    return _opdrachten(gebruiker, voor, klok.vandaag())


@lru_cache(maxsize=1_000)
def _opdrachten(gebruiker: int, voor: str, _vandaag: date) -> tuple[Opdracht, ...]:
    """What to ask, which is the same all day: writing it anew took as long as asking it."""
    ooit = Aanstelling.objects.filter(gebruiker=gebruiker)
    eigen = ooit.geldig()
    mijn: Kolommen = {"mijn": VAN_BESTUUR}
    hier: Kolommen = {"besturen": VAN_BESTUUR, "swv": "swv_id", "installatie": INSTALLATIE}
    werk = [_zet(eigen, mijn), _zet(eigen.op_plek(voor), hier)] if voor else []
    return (
        _stel({"gebruiker": str(gebruiker)}),
        _zet(ooit, {"scholen": "school_id"}),  # once these are seen, so is what they went on in
        _zet(ooit, {"eerder": VAN_BESTUUR, "opgegaan": "school__opgegaan_in"}),
        *(werk or [_zet(eigen, {**mijn, **hier})]),
    )


def _zet(rijen: QuerySet, kolommen: Kolommen) -> Opdracht:
    """Keep the numbers in these columns of the rows, each in the setting of that name."""
    sql, waarden = rijen.order_by().values_list(*kolommen.values()).query.sql_with_params()
    delen = ", ".join(
        f"set_config('kw.{naam}', COALESCE(array_agg(DISTINCT k{plek})"
        f" FILTER (WHERE k{plek} IS NOT NULL), '{{}}')::text, true)"
        for plek, naam in enumerate(kolommen)
    )
    namen = ", ".join(f"k{plek}" for plek, _ in enumerate(kolommen))
    return f"SELECT {delen} FROM ({sql}) AS t ({namen})", waarden  # noqa: S608 made by the ORM


def _stel_in(**instellingen: str) -> None:
    if is_bewaakt():
        _voer_uit([_stel(instellingen)])


def _stand() -> dict[str, str]:
    """Every setting as it is now."""
    namen = ("gebruiker", *NIEMAND)
    delen = ", ".join(f"COALESCE(current_setting('kw.{naam}', true), '')" for naam in namen)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {delen}")
        return dict(zip(namen, cursor.fetchone(), strict=True))


@contextmanager
def namens(gebruiker: Gebruiker) -> Iterator[None]:
    """For a while: as somebody who is not logged in yet, but whose account this is about.

    The doors that are open stay open.
    """
    if not is_bewaakt():
        yield
    elif not connection.in_atomic_block:  # after the commit of a request, or without one
        with transaction.atomic():
            werk_als(gebruiker.pk)
            yield
    elif herkomst().door == gebruiker:
        yield
    else:
        yield from _even(gebruiker)


def _even(gebruiker: Gebruiker) -> Iterator[None]:
    eerst = _stand()
    _voer_uit(_van(gebruiker.pk, ""))
    yield
    _stel_in(**eerst)  # an error ends the request, and with it all that was set


def open_uitnodiging(sleutel: str) -> None:
    """The one invitation with this sleutel, and nothing that hangs on it."""
    _stel_in(uitnodiging=sleutel.replace("\0", ""))


def open_genodigde(uitnodiging: Uitnodiging) -> None:
    """For who holds the right token: its roles, the name of the bestuur, a line in its log.

    And the roles of who invited: whether they may still invite.
    """
    _stel_in(
        uitnodigingen=_een(uitnodiging.pk),
        genodigd_door=str(uitnodiging.door_id or ""),
        gast=_een(uitnodiging.bestuur_id),
    )
    if is_bewaakt():
        _voer_uit([_zet(uitnodiging.rollen.all(), {"gastscholen": "school_id"})])


def open_bericht(sleutel: str) -> None:
    """The one mail with this sleutel, which is about to be written; an INSERT reads its row."""
    _stel_in(bericht=sleutel)


def zoek_vestigingen(nummers: Iterable[str]) -> None:
    """The vestigingen with these numbers, of whatever bestuur: a number is used once."""
    _stel_in(brin6=",".join(nummers).replace("\0", ""))


def open_inlogdienst(*, sleutel: str = "", domein: str = "") -> None:
    """The one provider with this sleutel or this domain, and the name of its bestuur."""
    sleutel, domein = sleutel.replace("\0", ""), domein.replace("\0", "")
    _stel_in(inlogdienst=sleutel, domein=domein)
    if is_bewaakt():
        waar = Q(sleutel=sleutel) | Q(domein=domein) & ~Q(domein="")
        _voer_uit([_zet(Inlogdienst.objects.filter(waar), {"deur": "bestuur_id"})])


def open_bestuur(dienst: Inlogdienst) -> None:
    """The name of the bestuur of a provider, and a line in its log."""
    _stel_in(gast=_een(dienst.bestuur_id))


def zijn_er_schoolaccounts() -> bool:
    """Whether anybody can log in with an account of a bestuur."""
    if not is_bewaakt():
        return Inlogdienst.objects.filter(staat_aan=True).exists()
    return _vraag("SELECT kw_schoolaccounts()")


def zijn_er_besturen(*, demo: bool) -> bool:
    """Whether there is a bestuur of the demo, or one that is not; whoever asks."""
    if not is_bewaakt():
        return Bestuur.objects.filter(is_demo=demo).exists()
    return _vraag("SELECT kw_besturen_zijn(%s)", demo)


def werkt_elders(gebruiker: Gebruiker, besturen: QuerySet[Any, Any]) -> bool:
    """Whether somebody works, now or soon, for more than these besturen; whoever asks."""
    if is_bewaakt():
        vraag = "SELECT kw_werkt_elders(%s, %s::bigint[], %s)"
        return _vraag(vraag, gebruiker.pk, _nummers(besturen), klok.vandaag())
    werk = Aanstelling.objects.lopend().filter(gebruiker=gebruiker)
    return werk.exclude(pk__in=werk.van_besturen(besturen).values("pk")).exists()


def bekend_elders(gebruiker: Gebruiker, besturen: QuerySet[Any, Any]) -> bool:
    """Whether somebody ever worked for more than these besturen, or was invited elsewhere; whoever
    asks."""
    if is_bewaakt():
        vraag = "SELECT kw_bekend_elders(%s, %s::bigint[])"
        return _vraag(vraag, gebruiker.pk, _nummers(besturen))
    werk = Aanstelling.objects.filter(gebruiker=gebruiker)
    genodigd = Uitnodiging.objects.filter(
        Q(aangenomen_door=gebruiker) | Q(email__iexact=gebruiker.email)
    )
    return (
        werk.exclude(pk__in=werk.van_besturen(besturen).values("pk")).exists()
        or genodigd.exclude(pk__in=genodigd.filter(bestuur__in=besturen).values("pk")).exists()
    )


def _nummers(besturen: QuerySet[Any, Any]) -> list[int]:
    return list(Bestuur.objects.filter(pk__in=besturen).values_list("pk", flat=True))


def _vraag(sql: str, *waarden: Any) -> bool:  # noqa: ANN401 what a database takes
    with connection.cursor() as cursor:
        cursor.execute(sql, waarden)
        return bool(cursor.fetchone()[0])


def _een(pk: int | None) -> str:
    return f"{{{pk}}}" if pk else "{}"
