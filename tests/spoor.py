"""Whoever changes a row of ours leaves a line in the log: what a request writes, looked at.

A field that saves itself keeps its earlier text in the history instead.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import connection

SCHRIJFT = re.compile(r'(INSERT(?: OR IGNORE)? INTO|UPDATE|DELETE FROM) "(\w+)"')
ONZE = re.compile(r"^(scholen|kwaliteit|gesprekken|mfa)_")
SPOOR = {"scholen_gebeurtenis", "kwaliteit_tekstversie"}
GEEN_SPOOR = {"scholen_keten"}
BEURT = re.compile(r'UPDATE "\w+" SET "(status|naam)" = [^,]+ WHERE')
"""Holding a row until the end of an act; a step that is really taken has its line anyway."""
VELD = re.compile("_bewaren$|^oordeel_bekeken$|^kladregel_doen$")
"""Fields that save themselves, and an author's own notes."""
VAN_NIEMAND = {"account_reset_password"}
"""Anybody asks this for any address, so nobody did it; the new password itself has its line."""


@dataclass
class Geschreven:
    """What one request wrote."""

    buitenste_is_van_de_test: bool = False
    tabellen: set[str] = field(default_factory=set)
    geraakt: set[str] = field(default_factory=set)  # also what was held, or undone
    punten: dict[str, set[str]] = field(default_factory=dict)

    def __call__(self, execute, sql, params, many, context):
        uitkomst = execute(sql, params, many, context)
        self._let_op_teruggaan(sql)
        gevonden = SCHRIJFT.match(sql)
        if gevonden:
            self.geraakt.add(gevonden[2])
        if gevonden and not BEURT.match(sql) and context["cursor"].rowcount != 0:
            self.tabellen.add(gevonden[2])
        return uitkomst

    def _let_op_teruggaan(self, sql):
        """What an act wrote before it was refused, is not there."""
        if sql.startswith("SAVEPOINT"):
            self.punten[sql.split()[-1]] = set(self.tabellen)
        elif sql.startswith("ROLLBACK TO"):
            naam = sql.split()[-1]
            if naam != next(iter(self.punten)) or not self.buitenste_is_van_de_test:
                self.tabellen = self.punten[naam]

    @property
    def rijen(self) -> set[str]:
        return {naam for naam in self.tabellen if ONZE.match(naam)} - SPOOR - GEEN_SPOOR

    @property
    def heeft_spoor(self) -> bool:
        return bool(self.tabellen & SPOOR)

    def zonder_spoor(self, pagina: str) -> set[str]:
        """The tables that this page changed without a word in the log."""
        hoeft_niet = VELD.search(pagina) or pagina in VAN_NIEMAND
        return set() if self.heeft_spoor or hoeft_niet else self.rijen


@contextmanager
def meegekeken(**opties) -> Iterator[Geschreven]:
    """Watch what is written meanwhile."""
    geschreven = Geschreven(**opties)
    with connection.execute_wrapper(geschreven):
        yield geschreven
