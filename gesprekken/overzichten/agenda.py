"""The points of a talk, with whose they are and what was written about them beforehand."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from gesprekken.models import Agendapunt, Gesprek, Onderwerp
from gesprekken.overzichten.indiening import laatste_indiening
from kwaliteit.models import Indiening
from kwaliteit.woorden import vul_in


@dataclass(frozen=True)
class Punt:
    """One point of the agenda as pages show it."""

    sleutel: str
    nummer: int
    titel: str
    minuten: int | None
    vraag: str
    uitkomst: str
    uitkomst_tekst: str
    bron: str
    reden: str
    kenmerk: str
    vragen: tuple[str, ...]
    rij: Agendapunt

    @property
    def partij(self) -> str:
        """Whose mark it wears: what the adviser adds is the board's."""
        return "bestuur" if self.bron in ("", Onderwerp.Bron.BESTUUR) else "school"

    @property
    def herkomst(self) -> str:
        return str(Onderwerp.Bron(self.bron).label) if self.bron else "zelf toegevoegd"

    @property
    def andere_vragen(self) -> tuple[str, ...]:
        """What one might ask beside the question that was chosen."""
        return tuple(vraag for vraag in self.vragen if vraag != self.vraag)

    @property
    def is_eigen(self) -> bool:
        """Whether the adviser added it, and so may take it off again."""
        return not self.bron

    @property
    def komt_terug(self) -> bool:
        return self.uitkomst in (Agendapunt.Uitkomst.DEELS, Agendapunt.Uitkomst.NIET_AAN_BOD)


def inzending(gesprek: Gesprek) -> Indiening | None:
    """What the school submitted last for this talk, if anything."""
    return laatste_indiening(gesprek.deelname) if gesprek.deelname else None


def punten(gesprek: Gesprek, indiening: Indiening | None) -> tuple[Punt, ...]:
    """The agenda in order, in one query."""
    rijen = gesprek.agendapunten.select_related("onderwerp__item", "onderwerp__domein")
    woorden = gesprek.deelname.ronde.woorden if gesprek.deelname else {}
    ingediend = indiening.inhoud.get("onderwerpen", []) if indiening else []
    return tuple(
        _punt(rij, nummer, ingediend, woorden)
        for nummer, rij in enumerate(rijen.order_by("volgorde", "pk"), start=1)
    )


def duur(gesprek: Gesprek) -> int:
    """How many minutes the talk is planned to take; 0 when that is not known."""
    if gesprek.tijd is None or gesprek.tijd_tot is None:
        return 0
    van, tot = gesprek.tijd, gesprek.tijd_tot
    return (tot.hour - van.hour) * 60 + tot.minute - van.minute


def _punt(
    rij: Agendapunt, nummer: int, ingediend: list[Mapping[str, Any]], woorden: Mapping[str, str]
) -> Punt:
    onderwerp = rij.onderwerp
    return Punt(
        sleutel=rij.sleutel,
        nummer=nummer,
        titel=rij.titel,
        minuten=rij.minuten,
        vraag=rij.vraag,
        uitkomst=rij.uitkomst,
        uitkomst_tekst=rij.get_uitkomst_display(),
        bron=onderwerp.bron if onderwerp else "",
        reden=_reden(onderwerp, ingediend),
        kenmerk=vul_in(onderwerp.code or onderwerp.titel, woorden) if onderwerp else rij.titel,
        vragen=tuple(vul_in(vraag, woorden) for vraag in _vragen(onderwerp)),
        rij=rij,
    )


def _reden(onderwerp: Onderwerp | None, ingediend: list[Mapping[str, Any]]) -> str:
    """Why this topic: the board's own words, and the school's only as submitted (rule 4)."""
    if onderwerp is None:
        return ""
    if onderwerp.bron == Onderwerp.Bron.BESTUUR:
        return onderwerp.reden
    sleutelwoord = onderwerp.code or onderwerp.titel
    redenen = (
        str(regel["reden"])
        for regel in ingediend
        if regel["bron"] != Onderwerp.Bron.BESTUUR
        and (regel["code"] or regel["titel"]) == sleutelwoord
    )
    return next(redenen, "")


def _vragen(onderwerp: Onderwerp | None) -> list[str]:
    """The questions its item or domein offers to begin with."""
    if onderwerp is None:
        return []
    if onderwerp.item:
        return list(onderwerp.item.vragen)
    return [onderwerp.domein.vraag] if onderwerp.domein and onderwerp.domein.vraag else []
