"""Writing the verslag: its sections are proposed, written, sent, mended or taken back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, models, transaction
from django.db.models import F

from gesprekken.models import Agendapunt, Gesprek, Onderdeel, Verslag
from gesprekken.overzichten.akkoord import tekenaars
from gesprekken.rapport import Gespreksrapport
from gesprekken.rapport.onderdelen import vingerafdrukken
from kwaliteit.acties.tekstversies import tekstversie
from kwaliteit.models import Tekstversie
from kwaliteit.overgangen import AlVeranderd, OngeldigeOvergang
from scholen.models import Gebeurtenis, Gebruiker, leg_vast
from scholen.taal import opsomming

UIT_DE_WEG = 1000  # more sections than a verslag ever has


class NietNu(OngeldigeOvergang):
    """The step has a condition that is not met; the sentence says which and what to do."""


class TekstVeranderd(OngeldigeOvergang):
    """The section says something else than what was on the screen; nothing was done."""


@transaction.atomic
def verslag_beginnen(gesprek: Gesprek, *, door: Gebruiker, op: datetime) -> Verslag:
    """Make the concept with its proposed sections; once made, give that one.

    Raises:
        NietNu: the talk has not been held, or its verslag has left the adviser's hands.
    """
    if gesprek.status != Gesprek.Status.GEVOERD:
        raise NietNu("Een verslag schrijf je als het gesprek is gevoerd en nog niet is verstuurd.")
    try:
        with transaction.atomic():
            verslag = Verslag.objects.create(bestuur=gesprek.bestuur, gesprek=gesprek)
    except IntegrityError:  # it was begun before: in another tab, or by a second click
        return Verslag.objects.select_related("gesprek__school").get(
            gesprek=gesprek, status=Verslag.Status.CONCEPT
        )
    Onderdeel.objects.bulk_create(_voorstel(verslag))
    leg_vast(soort=Gebeurtenis.Soort.OVERGANG, rij=verslag, door=door, op=op, naar=verslag.status)
    return verslag


def _voorstel(verslag: Verslag) -> list[Onderdeel]:
    """Why we spoke, a section per discussed point, what stays open, what we take along."""
    soorten = Onderdeel.Soort
    onderdelen = [
        Onderdeel(soort=soorten.WAAROM, titel=soorten.WAAROM.label),
        *(_onderdeel_over(punt) for punt in besproken_punten(verslag.gesprek)),
        Onderdeel(soort=soorten.OPEN, titel=soorten.OPEN.label),
        Onderdeel(soort=soorten.MEENEMEN, titel=soorten.MEENEMEN.label),
    ]
    for nummer, onderdeel in enumerate(onderdelen, start=1):
        onderdeel.bestuur = verslag.bestuur
        onderdeel.verslag = verslag
        onderdeel.nummer = nummer
    return onderdelen


def _onderdeel_over(punt: Agendapunt) -> Onderdeel:
    """The section starts empty: both sides' words are printed above, own lines lie beside it."""
    return Onderdeel(soort=Onderdeel.Soort.AGENDAPUNT, agendapunt=punt, titel=punt.titel)


def besproken_punten(gesprek: Gesprek) -> list[Agendapunt]:
    """The points that get a section of their own, in the order of the agenda."""
    aan_bod = gesprek.agendapunten.filter(uitkomst__in=Agendapunt.AAN_BOD)
    return list(aan_bod.order_by("volgorde", "pk"))


def ontbrekende_punten(verslag: Verslag) -> list[Agendapunt]:
    """Discussed points without a section: logged after the verslag was begun."""
    eigen = set(verslag.onderdelen.values_list("agendapunt", flat=True))
    return [punt for punt in besproken_punten(verslag.gesprek) if punt.pk not in eigen]


@transaction.atomic
def onderdelen_bijwerken(verslag: Verslag) -> list[Agendapunt]:
    """Add the missing sections in their place; no section is taken away. Gives what was added.

    Raises:
        AlVeranderd: the verslag is no concept (any more).
    """
    verslag.neem_beurt()
    if verslag.status != Verslag.Status.CONCEPT:
        raise AlVeranderd("De onderdelen staan vast, want het verslag ligt al voor.")
    nieuw = ontbrekende_punten(verslag)
    for nummer, punt in enumerate(nieuw, start=UIT_DE_WEG):
        onderdeel = _onderdeel_over(punt)
        onderdeel.bestuur, onderdeel.verslag, onderdeel.nummer = verslag.bestuur, verslag, nummer
        onderdeel.save()
    _nummer_opnieuw(verslag)
    return nieuw


def _nummer_opnieuw(verslag: Verslag) -> None:
    volgorde = list(Onderdeel.Soort.values)
    onderdelen = sorted(
        verslag.onderdelen.select_related("agendapunt"),
        key=lambda rij: (
            volgorde.index(rij.soort),
            rij.agendapunt.volgorde if rij.agendapunt else 0,
            rij.agendapunt_id or 0,
        ),
    )
    verslag.onderdelen.update(nummer=F("nummer") + 2 * UIT_DE_WEG)  # numbers are unique
    for nummer, onderdeel in enumerate(onderdelen, start=1):
        onderdeel.nummer = nummer
    Onderdeel.objects.bulk_update(onderdelen, ["nummer"])


@transaction.atomic
def voorleggen(verslag: Verslag, *, door: Gebruiker, op: datetime) -> None:
    """Send the concept to both sides: sections and numbers are fixed, each gets its fingerprint.

    Raises:
        NietNu: a discussed point has no section, or nobody can sign for the board.
        AlVeranderd: it lies open already.
    """
    houd_gesprek(verslag)
    ontbreekt = [f"‘{punt.titel}’" for punt in ontbrekende_punten(verslag)]
    if ontbreekt:
        raise NietNu(f"Er is nog geen onderdeel over {opsomming(ontbreekt)}. Voeg dat eerst toe.")
    if not tekenaars(verslag).bestuur:
        raise NietNu(
            "Niemand kan namens het bestuur akkoord geven, want jij bent ook directeur van deze"
            " school. Laat eerst een andere adviseur dit gesprek overnemen."
        )
    verslag.voorleggen(door=door, op=op)
    if verslag.versie == 1:  # a correction leaves the talk vastgesteld
        verslag.gesprek.voorleggen(door=door, op=op)
    vingerafdrukken_bijwerken(verslag)


def houd_gesprek(verslag: Verslag) -> None:
    """Hold its talk before the first line in the log, which others wait for with the talk in hand.

    So who captures something in it, or hands it over, comes before this act or after it.
    """
    Gesprek.objects.select_for_update(no_key=True).get(pk=verslag.gesprek_id)


def vingerafdrukken_bijwerken(verslag: Verslag) -> dict[int, str]:
    """Store the fingerprint of what each section says now, where it says something else.

    Gives them by number. Akkoorden on another fingerprint no longer count.
    """
    rapport = Gespreksrapport.van(verslag)
    actueel = vingerafdrukken(rapport, voorgelegd_op=verslag.voorgelegd_op)
    anders = [rij for rij in verslag.onderdelen.all() if rij.hash != actueel[rij.nummer]]
    for onderdeel in anders:
        onderdeel.hash = actueel[onderdeel.nummer]
    Onderdeel.objects.bulk_update(anders, ["hash"])
    return actueel


def neem_beurt(verslag: Verslag) -> dict[int, str]:
    """Let no other act on this verslag in between; gives the fingerprint of each section now.

    Raises:
        AlVeranderd: the verslag does not lie open (any more).
    """
    if verslag.status != Verslag.Status.TER_VASTSTELLING:
        raise AlVeranderd("Het verslag ligt niet meer voor. Kijk hoe het er nu voor staat.")
    verslag.neem_beurt()
    return vingerafdrukken_bijwerken(verslag)


@dataclass(frozen=True)
class Wijziging:
    """New values for fields of one row that a section prints."""

    rij: models.Model
    velden: Mapping[str, object]


@transaction.atomic
def onderdeel_aanpassen(
    onderdeel: Onderdeel,
    *,
    tekst: str,
    rijen: Iterable[Wijziging] = (),
    vingerafdruk: str,
    door: Gebruiker,
    op: datetime,
) -> bool:
    """Mend a section that lies open; its akkoorden void when it says something else now.

    Args:
        rijen: what changes in the afspraken, aandachtspunten and ambities of this talk.
        vingerafdruk: of the section as it was on the screen.

    Returns:
        Whether anything changed.

    Raises:
        TekstVeranderd: the section was changed meanwhile.
        AlVeranderd: the verslag does not lie open (any more).
    """
    verslag = onderdeel.verslag
    if neem_beurt(verslag)[onderdeel.nummer] != vingerafdruk:
        raise TekstVeranderd(
            f"Onderdeel {onderdeel.nummer} is net op een andere plek aangepast. Wat jij schreef,"
            " staat hieronder en is nog niet opgeslagen."
        )
    wijzigingen = [Wijziging(onderdeel, {"tekst": tekst}), *rijen]
    veranderd = [_pas_toe(wijziging, door=door, op=op) for wijziging in wijzigingen]
    if not any(veranderd):
        return False
    if not veranderd[0]:  # the history of its text also says when its rows changed
        _houd_beide(onderdeel, "tekst", tekst, tekst, door=door, op=op)
    nieuw = vingerafdrukken_bijwerken(verslag)[onderdeel.nummer]
    leg_vast(
        rij=verslag,
        door=door,
        op=op,
        reden=f"Onderdeel {onderdeel.nummer}, ‘{onderdeel.titel}’, is aangepast.",
        vingerafdruk=nieuw,
    )
    return True


def _pas_toe(wijziging: Wijziging, *, door: Gebruiker, op: datetime) -> bool:
    """Write what differs, and keep each text with a version of its own: one was agreed to."""
    rijen = type(wijziging.rij)._base_manager.filter(pk=wijziging.rij.pk)
    stond = rijen.values(*wijziging.velden).get()
    anders = {veld: nu for veld, nu in wijziging.velden.items() if stond[veld] != nu}
    if not anders:
        return False
    rijen.update(**anders)
    for veld, waarde in anders.items():
        setattr(wijziging.rij, veld, waarde)
        _houd_beide(wijziging.rij, veld, stond[veld], waarde, door=door, op=op)
    return True


def _houd_beide(
    rij: models.Model, veld: str, stond: object, nu: object, *, door: Gebruiker, op: datetime
) -> None:
    eerst = tekstversie(rij, veld, stond, door=None, op=op)
    bewaard = Tekstversie.objects.filter(model=eerst.model, rij=eerst.rij, veld=veld)
    if not bewaard.filter(tekst=eerst.tekst).exists():
        eerst.save()
    tekstversie(rij, veld, nu, door=door, op=op).save()


@transaction.atomic
def terugnemen(verslag: Verslag, *, door: Gebruiker, op: datetime, reden: str) -> None:
    """Back to concept, with all akkoorden void: the sections lose their fingerprints.

    Raises:
        AlVeranderd: it is fixed, or was taken back already.
    """
    houd_gesprek(verslag)
    verslag.terugnemen(door=door, op=op, reden=reden)
    if verslag.versie == 1:
        verslag.gesprek.terugnemen(door=door, op=op, reden=reden)
    verslag.onderdelen.update(hash="")
