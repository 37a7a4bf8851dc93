"""The agenda of a talk: made of what both sides want to discuss, then kept by its adviser."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError

from gesprekken.models import Agendapunt, Gesprek, Onderwerp
from gesprekken.overzichten.indiening import laatste_indiening
from kwaliteit.acties.volgorde import nummer, verplaats
from kwaliteit.overgangen import OngeldigeOvergang
from kwaliteit.woorden import vul_in
from scholen.models import Gebruiker, leg_handeling_vast, leg_vast

MINUTEN = 15
"""What a point gets until the adviser says otherwise."""


@dataclass(frozen=True)
class Voorstel:
    """A point as it comes from a topic, before anybody changed it."""

    onderwerp: Onderwerp | None
    titel: str
    vraag: str
    van_bestuur: bool


@transaction.atomic
def agenda_maken(gesprek: Gesprek, *, door: Gebruiker, op: datetime) -> int:
    """Bring the agenda up to date with the topics; gives how many points came on it.

    The board's priorities stand on top, one point per domein; then the topics of the school in
    its own order, as it submitted them last (its draft is nobody else's). What the adviser
    changed stays as it is; a point of a topic that the school withdrew goes, unless somebody
    worked on it.

    Raises:
        OngeldigeOvergang: the verslag lies open, or the talk will not take place.
    """
    _neem_beurt(gesprek)
    voorstellen = _voorstellen(gesprek)
    punten = list(gesprek.agendapunten.select_related("onderwerp__item", "onderwerp__domein"))
    ingetrokken = [punt for punt in punten if _is_ingetrokken(punt, voorstellen)]
    gebleven = [punt for punt in punten if punt not in ingetrokken or not _haal_weg(punt)]
    bekend = {_kenmerk(punt.onderwerp, punt.titel) for punt in gebleven}
    nieuw = [rij for rij in voorstellen if _kenmerk(rij.onderwerp, rij.titel) not in bekend]
    if nieuw or len(gebleven) != len(punten):
        _zet_op_agenda(gesprek, gebleven, nieuw)
        wat = "bijgewerkt" if punten else "gemaakt"
        leg_vast(rij=gesprek, door=door, op=op, reden=f"De agenda is {wat}.")
    return len(nieuw)


@transaction.atomic
def agendapunt_toevoegen(gesprek: Gesprek, *, titel: str) -> Agendapunt:
    """Put a point of the adviser's own at the end of the agenda.

    Raises:
        OngeldigeOvergang: the verslag lies open, or the talk will not take place.
    """
    _neem_beurt(gesprek)
    laatste = gesprek.agendapunten.order_by("volgorde", "pk").last()
    punt = Agendapunt.objects.create(
        bestuur=gesprek.bestuur,
        gesprek=gesprek,
        titel=titel,
        minuten=MINUTEN,
        volgorde=laatste.volgorde + 1 if laatste else 1,
    )
    leg_handeling_vast(punt, "Er is een agendapunt toegevoegd.", bij=gesprek)
    return punt


@transaction.atomic
def agendapunt_verplaatsen(punt: Agendapunt, *, stap: int) -> None:
    """Move a point one place up (``stap`` -1) or down (1); at the end of the list nothing moves.

    Raises:
        OngeldigeOvergang: the verslag lies open, or the talk will not take place.
    """
    _neem_beurt(punt.gesprek)
    punten = list(punt.gesprek.agendapunten.order_by("volgorde", "pk"))
    verplaats(punt, punten, stap=stap)
    Agendapunt.objects.bulk_update(punten, ["volgorde"])
    leg_handeling_vast(punt, "Er is een agendapunt verplaatst.", bij=punt.gesprek)


@transaction.atomic
def agendapunt_weghalen(punt: Agendapunt) -> None:
    """Take a point of the adviser's own off the agenda; topics of a side stay on it.

    Raises:
        OngeldigeOvergang: it is somebody's topic, or something was written at it.
    """
    _neem_beurt(punt.gesprek)
    if punt.onderwerp_id:
        raise OngeldigeOvergang(
            "Dit onderwerp is gekozen en blijft op de agenda. Komt het er niet van, dan zet je bij"
            " het gesprek ‘niet aan bod’."
        )
    leg_handeling_vast(punt, "Er is een agendapunt weggehaald.", bij=punt.gesprek)
    if not _haal_weg(punt):
        raise OngeldigeOvergang(
            "Bij dit punt is al iets opgeschreven, daarom blijft het op de agenda."
        )


def _neem_beurt(gesprek: Gesprek) -> None:
    if not gesprek.is_te_noteren:
        raise OngeldigeOvergang("De agenda ligt vast, want het verslag van dit gesprek ligt voor.")
    gesprek.neem_beurt()


def _voorstellen(gesprek: Gesprek) -> list[Voorstel]:
    """What should be on the agenda, in order."""
    if gesprek.deelname is None:
        rijen = list(gesprek.onderwerpen.select_related("item", "domein"))
        return [_voorstel(rij, rij.naam, {}) for rij in rijen]
    woorden: Mapping[str, str] = gesprek.deelname.ronde.woorden
    onderwerpen = Onderwerp.objects.filter(deelname=gesprek.deelname).in_volgorde()
    van_bestuur = [rij for rij in onderwerpen if rij.bron == Onderwerp.Bron.BESTUUR]
    van_school = {
        (rij.code or vul_in(rij.titel, woorden)): rij
        for rij in onderwerpen
        if rij.bron != Onderwerp.Bron.BESTUUR
    }
    indiening = laatste_indiening(gesprek.deelname)
    ingediend: list[dict[str, Any]] = indiening.inhoud.get("onderwerpen", []) if indiening else []
    return [_voorstel(rij, rij.naam, woorden) for rij in van_bestuur] + [
        _voorstel(van_school.get(regel["code"] or regel["titel"]), regel["titel"], woorden)
        for regel in ingediend
        if regel["bron"] != Onderwerp.Bron.BESTUUR
    ]


def _voorstel(onderwerp: Onderwerp | None, titel: str, woorden: Mapping[str, str]) -> Voorstel:
    return Voorstel(
        onderwerp=onderwerp,
        titel=vul_in(titel, woorden)[:300],
        vraag=vul_in(_eerste_vraag(onderwerp), woorden),
        van_bestuur=onderwerp is not None and onderwerp.bron == Onderwerp.Bron.BESTUUR,
    )


def _eerste_vraag(onderwerp: Onderwerp | None) -> str:
    if onderwerp is None:
        return ""
    if onderwerp.item:
        return next(iter(onderwerp.item.vragen), "")
    return onderwerp.domein.vraag if onderwerp.domein else ""


def _kenmerk(onderwerp: Onderwerp | None, titel: str) -> int | str:
    """What makes two points the same: their topic, else their title."""
    return onderwerp.pk if onderwerp else titel


def _is_ingetrokken(punt: Agendapunt, voorstellen: list[Voorstel]) -> bool:
    """Whether the school took the topic back, while nobody changed the point."""
    onderwerp = punt.onderwerp
    if onderwerp is None or any(rij.onderwerp == onderwerp for rij in voorstellen):
        return False
    gemaakt = _voorstel(onderwerp, onderwerp.naam, _woorden(punt.gesprek))
    zoals_gemaakt = (gemaakt.titel, MINUTEN, gemaakt.vraag, "")
    return (punt.titel, punt.minuten, punt.vraag, punt.uitkomst) == zoals_gemaakt


def _haal_weg(punt: Agendapunt) -> bool:
    """Delete the point; false when a note, a section or something captured hangs on it."""
    try:
        with transaction.atomic():
            punt.delete()
    except ProtectedError:
        return False
    return True


def _woorden(gesprek: Gesprek) -> Mapping[str, str]:
    return gesprek.deelname.ronde.woorden if gesprek.deelname else {}


def _zet_op_agenda(gesprek: Gesprek, gebleven: list[Agendapunt], nieuw: list[Voorstel]) -> None:
    punten = [
        Agendapunt(
            bestuur=gesprek.bestuur,
            gesprek=gesprek,
            onderwerp=rij.onderwerp,
            titel=rij.titel,
            minuten=MINUTEN,
            vraag=rij.vraag,
        )
        for rij in nieuw
    ]
    bovenaan = [punt for punt, rij in zip(punten, nieuw, strict=True) if rij.van_bestuur]
    achteraan = [punt for punt, rij in zip(punten, nieuw, strict=True) if not rij.van_bestuur]
    nummer([*bovenaan, *gebleven, *achteraan])
    Agendapunt.objects.bulk_create(punten)
    Agendapunt.objects.bulk_update(gebleven, ["volgorde"])
