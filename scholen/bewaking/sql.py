"""The policies of every table, as SQL; put in place after each ``migrate``, compared at a start."""

import hashlib
from collections.abc import Iterator
from importlib import import_module

from django.apps import apps
from django.db import connection, transaction
from django.utils.module_loading import module_has_submodule

from scholen.bewaking.voorwaarden import Bewaakt

LEZEN, EIGENAAR = "kw_lezen", "kw_eigenaar"
SCHRIJVEN = {"kw_toevoegen": "INSERT", "kw_wijzigen": "UPDATE", "kw_verwijderen": "DELETE"}
"""One per deed: a policy for all of them would give what may be written to read, too."""
NAMEN = (LEZEN, *SCHRIJVEN, EIGENAAR)
VERVALLEN = ("kw_genodigd_door()",)
"""Functions that no policy asks for any more."""
STAND = """
SELECT c.relname, c.relrowsecurity AND c.relforcerowsecurity,
  COALESCE(obj_description(c.oid, 'pg_class'), ''),
  ARRAY(SELECT polname::text FROM pg_policy AS p WHERE p.polrelid = c.oid ORDER BY polname),
  EXISTS (SELECT 1 FROM pg_policy AS p WHERE p.polrelid = c.oid AND p.polname = 'kw_eigenaar'
    AND p.polroles = ARRAY[c.relowner])
FROM pg_class AS c
WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace
"""
EXTRA = """
SELECT quote_ident(policyname), quote_ident(tablename) FROM pg_policies
WHERE schemaname = current_schema() AND tablename = ANY (%s) AND policyname <> ALL (%s)
"""


def _lijsten() -> Iterator[object]:
    """The module ``bewaking`` of each room, in the order of the rooms."""
    for app in apps.get_app_configs():
        if module_has_submodule(app.module, "bewaking"):
            yield import_module(f"{app.name}.bewaking")


def bewaakt() -> dict[str, Bewaakt]:
    """Every table that is guarded, by its name."""
    return {rij.tabel: rij for room in _lijsten() for rij in room.TABELLEN}  # type: ignore[attr-defined]


def buiten() -> dict[str, str]:
    """Every table that is not, and why."""
    return {
        naam: reden for room in _lijsten() for naam, reden in getattr(room, "BUITEN", {}).items()
    }


def _functies() -> list[str]:
    return [sql for room in _lijsten() for sql in getattr(room, "FUNCTIES", ())]


def beleid(rij: Bewaakt) -> list[str]:
    """The statements that guard one table."""
    op = f"ON {rij.tabel}"
    return [
        f"ALTER TABLE {rij.tabel} ENABLE ROW LEVEL SECURITY",
        f"ALTER TABLE {rij.tabel} FORCE ROW LEVEL SECURITY",
        *(f"DROP POLICY IF EXISTS {naam} {op}" for naam in NAMEN),
        f"CREATE POLICY {LEZEN} {op} FOR SELECT USING ({rij.lezen})",
        *(
            f"CREATE POLICY {naam} {op} FOR {daad} {_deel(daad, rij.schrijven)}"
            for naam, daad in SCHRIJVEN.items()
        ),
        f"CREATE POLICY {EIGENAAR} {op} TO CURRENT_USER USING (true) WITH CHECK (true)",
    ]


def _deel(daad: str, voorwaarde: str) -> str:
    """What a row has to be before the deed, after it, or both."""
    voor = "" if daad == "INSERT" else f"USING ({voorwaarde})"
    na = "" if daad == "DELETE" else f"WITH CHECK ({voorwaarde})"
    return f"{voor} {na}"


def merk(rij: Bewaakt) -> str:
    """What stands with a table that is guarded like this, so that another list is noticed."""
    alles = "\n".join([*_functies(), *beleid(rij)])
    return f"bewaakt {hashlib.sha256(alles.encode()).hexdigest()[:16]}"


def stand() -> dict[str, str]:
    """What is wrong with the guard of each table; empty when all is as the lists say.

    A table of which somebody took a policy away by hand is wrong too.
    """
    with connection.cursor() as cursor:
        cursor.execute(STAND)
        gevonden = {naam: tuple(rest) for naam, *rest in cursor.fetchall()}
    verwacht = bewaakt()
    fout = {}
    for naam, (aan, opmerking, namen, van_de_eigenaar) in gevonden.items():
        if naam not in verwacht:
            continue
        if not aan:
            fout[naam] = "is not forced"
        elif set(namen) != set(NAMEN):
            fout[naam] = "lacks a policy, or has another"
        elif not van_de_eigenaar:
            fout[naam] = "has another owner"
        elif opmerking != merk(verwacht[naam]):
            fout[naam] = "follows an older list"
    return fout | {naam: "is not there" for naam in verwacht if naam not in gevonden}


def zet_neer() -> list[str]:
    """Guard every table as the lists say; call it as who owns them. Gives which it changed.

    Nothing happens where all is well, so it may run after every migration.
    """
    fout = stand()
    if not fout:
        return []
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(EXTRA, [list(fout), list(NAMEN)])
        for naam, tabel in cursor.fetchall():
            cursor.execute(f"DROP POLICY {naam} ON {tabel}")
        cursor.execute("SELECT quote_ident(current_schema())")
        (schema,) = cursor.fetchone()
        for sql in _functies():
            cursor.execute(sql.format(schema=schema))
        for naam, rij in bewaakt().items():
            if naam in fout:
                for opdracht in beleid(rij):
                    cursor.execute(opdracht)
                cursor.execute(f"COMMENT ON TABLE {rij.tabel} IS %s", [merk(rij)])
        for functie in VERVALLEN:
            cursor.execute(f"DROP FUNCTION IF EXISTS {functie}")
    return sorted(fout)
