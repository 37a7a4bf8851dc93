"""For whom the database works in this transaction; on SQLite nothing of this happens."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction
from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from scholen import klok
from scholen.herkomst import herkomst
from scholen.models import Aanstelling, Bestuur, Gebruiker, Inlogdienst, Uitnodiging

DEUREN = (
    "uitnodiging",
    "uitnodigingen",
    "gast",
    "gastscholen",
    "brin6",
    "inlogdienst",
    "domein",
)
"""What opens a row by its own name, before it is known who asks."""
NIEMAND = ("eerder", "scholen", "mijn", "besturen", "swv", "installatie")


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


def _van(gebruiker: int, voor: str) -> Iterator[Opdracht]:
    yield _stel({"gebruiker": str(gebruiker)})
    ooit = Aanstelling.objects.filter(gebruiker=gebruiker)
    eigen = ooit.geldig()
    werk = eigen.op_plek(voor) if voor else eigen
    van_bestuur = Coalesce("bestuur_id", "school__bestuur_id")
    scholen = ooit.values("school_id")
    yield _zet("scholen", scholen)  # once these are seen, so is what they went on in
    yield _zet("scholen", scholen.union(ooit.values("school__opgegaan_in")))
    yield _zet("eerder", ooit.values_list(van_bestuur))
    yield _zet("mijn", eigen.values_list(van_bestuur))
    yield _zet("besturen", werk.values_list(van_bestuur))
    yield _zet("swv", werk.values("swv_id"))
    yield _zet("installatie", werk.van_de_installatie().values("pk"))


def _zet(naam: str, rijen: QuerySet) -> Opdracht:
    """Keep the numbers that a query of one column finds in a setting."""
    sql, waarden = rijen.order_by().query.sql_with_params()
    lijst = f"ARRAY(SELECT DISTINCT nr FROM ({sql}) AS t (nr) WHERE nr IS NOT NULL)::text"  # noqa: S608 made by the ORM
    return f"SELECT set_config('kw.{naam}', {lijst}, true)", waarden


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
    """For who holds the right token: its roles, the name of the bestuur, a line in its log."""
    _stel_in(uitnodigingen=_een(uitnodiging.pk), gast=_een(uitnodiging.bestuur_id))
    if is_bewaakt():
        _voer_uit([_zet("gastscholen", uitnodiging.rollen.values("school_id"))])


def zoek_vestigingen(nummers: Iterable[str]) -> None:
    """The vestigingen with these numbers, of whatever bestuur: a number is used once."""
    _stel_in(brin6=",".join(nummers).replace("\0", ""))


def open_inlogdienst(*, sleutel: str = "", domein: str = "") -> None:
    """The one provider with this sleutel or this domain, and the name of its bestuur."""
    _stel_in(inlogdienst=sleutel.replace("\0", ""), domein=domein.replace("\0", ""))


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
        hier = list(Bestuur.objects.filter(pk__in=besturen).values_list("pk", flat=True))
        vraag = "SELECT kw_werkt_elders(%s, %s::bigint[], %s)"
        return _vraag(vraag, gebruiker.pk, hier, klok.vandaag())
    werk = Aanstelling.objects.lopend().filter(gebruiker=gebruiker)
    return werk.exclude(pk__in=werk.van_besturen(besturen).values("pk")).exists()


def _vraag(sql: str, *waarden: Any) -> bool:  # noqa: ANN401 what a database takes
    with connection.cursor() as cursor:
        cursor.execute(sql, waarden)
        return bool(cursor.fetchone()[0])


def _een(pk: int | None) -> str:
    return f"{{{pk}}}" if pk else "{}"
