"""How far a school is with its answers: what was looked at, never how well it scored (rule 2)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef

from gesprekken.models import Deelname, Ronde
from kwaliteit.models import Oordeel, Zelfevaluatie
from kwaliteit.woorden import vul_in
from scholen.taal import opsomming

MINUTEN_PER_ITEM = 2
"""Of one person: a focus domain of eleven items takes 20 to 25 minutes."""


@dataclass(frozen=True)
class Domeinvoortgang:
    """One domein of the kader: how much of it was looked at, and where to go on."""

    code: str
    titel: str
    bekeken: int
    totaal: int
    volgende: str  # the code of the first item not looked at; empty when all were
    volgende_naam: str
    in_focus: bool
    gevraagd: bool  # by the board, of all schools

    @property
    def telt(self) -> bool:
        return self.in_focus or self.gevraagd

    @property
    def minuten(self) -> int:
        """What is left of it."""
        return (self.totaal - self.bekeken) * MINUTEN_PER_ITEM

    @property
    def minuten_in_totaal(self) -> int:
        return self.totaal * MINUTEN_PER_ITEM


@dataclass(frozen=True)
class Voortgang:
    """All domeinen, and how many items somebody wants to talk about."""

    domeinen: tuple[Domeinvoortgang, ...]
    wil_bespreken: int

    @property
    def bekeken(self) -> int:
        return sum(domein.bekeken for domein in self.domeinen)

    @property
    def aan_de_beurt(self) -> Domeinvoortgang | None:
        """Of focus and priority the first domein that is not looked at completely.

        One that somebody began comes before one that nobody did: going on beats beginning anew.
        """
        te_gaan = [rij for rij in self.domeinen if rij.telt and rij.volgende]
        return next((rij for rij in te_gaan if rij.bekeken), te_gaan[0] if te_gaan else None)

    @property
    def moet_kiezen(self) -> bool:
        """Whether choosing where to look is still the first thing: nobody chose or began yet."""
        if any(rij.in_focus for rij in self.domeinen):
            return False
        return not self.bekeken or not any(rij.gevraagd for rij in self.domeinen)

    @property
    def gevraagd(self) -> str:
        """The domeinen the board asks for, in words."""
        return opsomming(f"{rij.code} ({rij.titel})" for rij in self.domeinen if rij.gevraagd)


def voortgang(deelnames: Iterable[Deelname]) -> dict[int, Voortgang]:
    """The voortgang of each deelname by its pk, in one query."""
    per_zelfevaluatie = {rij.zelfevaluatie_id: rij for rij in deelnames}
    regels: dict[int, list[Mapping[str, Any]]] = defaultdict(list)
    for regel in _regels(per_zelfevaluatie):
        regels[regel["zelfevaluatie"]].append(regel)
    return {
        deelname.pk: _voortgang(regels[pk], deelname) for pk, deelname in per_zelfevaluatie.items()
    }


def _regels(zelfevaluaties: Iterable[int]) -> Iterable[Mapping[str, Any]]:
    focus = Zelfevaluatie.focus.through.objects.filter(
        zelfevaluatie=OuterRef("zelfevaluatie"), domein=OuterRef("item__domein")
    )
    prioriteit = Ronde.prioriteiten.through.objects.filter(
        ronde__deelnames__zelfevaluatie=OuterRef("zelfevaluatie"), domein=OuterRef("item__domein")
    )
    return (
        Oordeel.objects.filter(zelfevaluatie__in=list(zelfevaluaties))
        .annotate(in_focus=Exists(focus), gevraagd=Exists(prioriteit))
        .order_by("item__domein__volgorde", "item__volgorde", "item")
        .values(
            "zelfevaluatie",
            "item__code",
            "item__kort",
            "item__domein__code",
            "item__domein__titel",
            "bekeken_op",
            "wil_bespreken",
            "in_focus",
            "gevraagd",
        )
    )


def _voortgang(regels: list[Mapping[str, Any]], deelname: Deelname) -> Voortgang:
    per_domein: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for regel in regels:
        per_domein[regel["item__domein__code"]].append(regel)
    return Voortgang(
        domeinen=tuple(
            _domein(code, rijen, deelname.ronde.woorden) for code, rijen in per_domein.items()
        ),
        wil_bespreken=sum(regel["wil_bespreken"] for regel in regels),
    )


def _domein(code: str, regels: list[Mapping[str, Any]], woorden: dict[str, str]) -> Domeinvoortgang:
    te_gaan = [regel for regel in regels if not regel["bekeken_op"]]
    eerste = te_gaan[0] if te_gaan else {"item__code": "", "item__kort": ""}
    return Domeinvoortgang(
        code=code,
        titel=vul_in(regels[0]["item__domein__titel"], woorden),
        bekeken=len(regels) - len(te_gaan),
        totaal=len(regels),
        volgende=eerste["item__code"],
        volgende_naam=vul_in(eerste["item__kort"], woorden),
        in_focus=regels[0]["in_focus"],
        gevraagd=regels[0]["gevraagd"],
    )
