"""A list of schools on paper: what a file says, before anybody compares it with what we have."""

from dataclasses import asdict, dataclass
from typing import Any, Self

MEESTE_VESTIGINGEN = 400
RUIMTE = {"naam": 200, "school": 200, "plaats": 100, "wijk": 100}


@dataclass(frozen=True)
class Regel:
    """One vestiging as the list says it; an empty text is something that the list does not say."""

    brin6: str
    naam: str
    plaats: str = ""
    school: str = ""
    soort: str = ""
    wijk: str = ""
    heet_als_school: bool = False
    """Whether the list names the school only, so that the vestiging goes by that name."""
    twijfel: str = ""
    """What was mended in reading, as a sentence; somebody has to look at it."""

    @property
    def brin(self) -> str:
        """The first four characters: what the vestigingen of one institution share."""
        return self.brin6[:4]


@dataclass(frozen=True)
class Schoollijst:
    """The vestigingen of one bestuur in a file, and what was left aside on the way."""

    regels: tuple[Regel, ...]
    soorten: tuple[str, ...] = ()
    """The kinds of school the file is about; empty when it does not say."""
    alleen_hoofd: bool = False
    """Whether it names institutions only: then it says nothing about other vestigingen."""
    van_anderen: int = 0
    kolommen: tuple[tuple[str, str], ...] = ()
    """What each column of the file was read as, in words."""
    opmerkingen: tuple[str, ...] = ()

    def als_json(self) -> dict[str, Any]:
        """Plain data, for the process that asked and for the form that carries it on."""
        return asdict(self)

    @classmethod
    def uit_json(cls, gegevens: dict[str, Any]) -> Self:
        """The list again."""
        return cls(
            regels=tuple(Regel(**regel) for regel in gegevens["regels"]),
            soorten=tuple(gegevens["soorten"]),
            alleen_hoofd=gegevens["alleen_hoofd"],
            van_anderen=gegevens["van_anderen"],
            kolommen=tuple((kop, woord) for kop, woord in gegevens["kolommen"]),
            opmerkingen=tuple(gegevens["opmerkingen"]),
        )
