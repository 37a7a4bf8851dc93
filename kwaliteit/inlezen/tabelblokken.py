"""What was read from one table, and how it goes together with the rest of its document."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from kwaliteit.inlezen.blokken import Blok
from kwaliteit.inlezen.concept import Regelsoort
from kwaliteit.inlezen.titel import is_titel

ERBOVEN = "staat boven de tabel"


@dataclass(frozen=True)
class Tabelblokken:
    """What a table holds: its blocks, and the likely role of each column beside the items.

    ``zeker`` counts the items that stand under the name of their column.
    """

    blokken: list[Blok]
    rollen: Mapping[str, str]
    zeker: int

    def hernoemd(self, rollen: dict[str, str], waar: str) -> list[Blok]:
        """The blocks; a column that has another role in ``rollen`` already gets a name of its own.

        ``rollen`` then knows the columns of this table too.
        """
        anders = {
            naam: f"{naam} ({waar})"
            for naam, rol in self.rollen.items()
            if rollen.get(naam, rol) != rol
        }
        rollen.update({anders.get(naam, naam): rol for naam, rol in self.rollen.items()})
        return [
            replace(blok, cellen={anders.get(naam, naam): c for naam, c in blok.cellen.items()})
            for blok in self.blokken
        ]

    @property
    def titel(self) -> str:
        """The title above a table without domeinen of its own; ``""`` where there is none."""
        if self._eigen_domein < 0:
            return ""
        return next((blok.tekst for blok in self._erboven if is_titel(blok.tekst)), "")

    def noem_naar_titel(self) -> None:
        """Call the domein after the title above the table; what stands below that describes it."""
        plek, titel = self._eigen_domein, self.titel
        domein = self.blokken[plek]
        uit: list[Blok] = []
        for blok in self._erboven:
            if blok.tekst == titel and not uit:
                uit.append(replace(domein, tekst=titel, waar=blok.waar))
            elif uit:
                uit.append(replace(blok, soort=Regelsoort.OMSCHRIJVING, reden=""))
        weg = {id(blok) for blok in (*self._erboven, domein)}
        rest = [blok for blok in self.blokken if id(blok) not in weg]
        self.blokken[:] = [*uit, *rest]

    @property
    def _eigen_domein(self) -> int:
        """The domein that was made because the table names none; -1 where it does."""
        plekken = [p for p, blok in enumerate(self.blokken) if blok.soort is Regelsoort.DOMEIN]
        return plekken[0] if len(plekken) == 1 and not self.blokken[plekken[0]].waar else -1

    @property
    def _erboven(self) -> list[Blok]:
        """Loose text above the table."""
        voor = self.blokken[: self._eigen_domein]
        return [b for b in voor if b.soort is Regelsoort.INLEIDING or b.reden == ERBOVEN]
