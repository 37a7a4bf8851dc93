"""The notepad: lines that are their author's alone, and what is captured for both sides."""

from datetime import datetime
from functools import partial

from django.db import IntegrityError, transaction
from django.db.models import Q

from gesprekken.models import (
    Aandachtspunt,
    Aantekening,
    Afspraak,
    Agendapunt,
    Ambitie,
    Bevinding,
    Doel,
    Gesprek,
    Partij,
)
from kwaliteit.acties.tekstversies import tekstversie
from kwaliteit.models import Item, Tekstversie
from kwaliteit.overgangen import OngeldigeOvergang
from scholen.models import Gebruiker, leg_handeling_vast
from scholen.models.sleutel import nieuwe_sleutel

Vastgelegd = Afspraak | Aandachtspunt | Ambitie
TEKSTVELD = {"afspraak": "wat", "aandachtspunt": "tekst", "ambitie": "tekst"}
ERBIJ = {"afspraak": ("wie", "tot_tekst")}
"""What is written beside it in one go, so that nothing has a history of it yet."""
NOTEREN_MAG = Q(gesprek__status__in=Gesprek.TE_NOTEREN)
"""When the adviser may write in what hangs on a talk: until the verslag lies open."""
PARTIJ_BIJ = {"de school": Partij.SCHOOL, "ik": Partij.BESTUUR}
"""Who said it is who it is about, until the adviser says otherwise."""


def nieuwe_regel(
    gesprek: Gesprek,
    *,
    sleutel: str,
    agendapunt: Agendapunt | None,
    auteur: Gebruiker,
    op: datetime,
    soort: str = Aantekening.Soort.KLAD,
) -> Aantekening:
    """An empty line that its page can save into; asked twice for one sleutel, it is one line."""
    regel, _ = Aantekening.objects.get_or_create(
        sleutel=sleutel,
        gesprek=gesprek,
        auteur=auteur,
        defaults={
            "bestuur": gesprek.bestuur,
            "agendapunt": agendapunt,
            "soort": soort,
            "op": op,
        },
    )
    return regel


def voorbereiding(gesprek: Gesprek, *, auteur: Gebruiker, op: datetime) -> Aantekening:
    """The one note somebody makes beforehand; made now if it is the first word."""
    aantekening, _ = Aantekening.objects.get_or_create(
        gesprek=gesprek,
        auteur=auteur,
        soort=Aantekening.Soort.VOORBEREIDING,
        defaults={"bestuur": gesprek.bestuur, "op": op},
    )
    return aantekening


def bevinding(gesprek: Gesprek, *, item: Item, auteur: Gebruiker) -> Bevinding:
    """What somebody sees at an item; made now if it is the first word."""
    rij, _ = Bevinding.objects.get_or_create(
        gesprek=gesprek, item=item, auteur=auteur, defaults={"bestuur": gesprek.bestuur}
    )
    return rij


@transaction.atomic
def doel_bij(afspraak: Afspraak, *, soort: str) -> Doel:
    """The measurable (or noticeable) goal of an afspraak; made now if it is the first word.

    One at a time, by holding the gesprek: who saves a field of the afspraak does so too.

    Raises:
        Afspraak.DoesNotExist: it was taken back meanwhile.
    """
    zijn_gesprek = Gesprek.objects.filter(afspraken=afspraak)
    zijn_gesprek.select_for_update(of=("self",), no_key=True).first()
    afspraak = Afspraak.objects.get(pk=afspraak.pk)
    rij = afspraak.doelen.filter(soort=soort).order_by("pk").first()
    return rij or Doel.objects.create(bestuur=afspraak.bestuur, afspraak=afspraak, soort=soort)


def leeg_doel_weghalen(doel: Doel) -> None:
    """A goal of which every word was taken back is no goal."""
    velden = ("waaraan", "beginwaarde", "streefwaarde", "bij_wie", "wanneer")
    Doel.objects.filter(pk=doel.pk, **dict.fromkeys(velden, "")).delete()


@transaction.atomic
def parkeren(regel: Aantekening) -> None:
    """Put a line on the parking list, or back on the notepad; it stays its author's.

    Raises:
        OngeldigeOvergang: the verslag lies open.
    """
    _neem_beurt(regel.gesprek)
    naar = {
        Aantekening.Soort.KLAD: Aantekening.Soort.PARKEREN,
        Aantekening.Soort.PARKEREN: Aantekening.Soort.KLAD,
    }
    soort = naar[Aantekening.Soort(regel.soort)]
    Aantekening.objects.filter(pk=regel.pk, soort=regel.soort).update(soort=soort)
    regel.soort = soort


@transaction.atomic
def vastleggen_van_regel(regel: Aantekening, *, soort: str) -> Vastgelegd:
    """Make an afspraak, aandachtspunt or ambitie of a line, in one step.

    A line becomes one thing: the second click gives what the first one made.

    Raises:
        OngeldigeOvergang: the line is empty, or the verslag lies open.
    """
    _neem_beurt(regel.gesprek)
    if not regel.tekst.strip():
        raise OngeldigeOvergang("Schrijf eerst op wat je wilt vastleggen.")
    sleutel = nieuwe_sleutel()
    if Aantekening.objects.filter(pk=regel.pk, werd="").update(werd=sleutel) != 1:
        regel.refresh_from_db(fields=["werd"])
        eerder = _vastgelegd_als(regel.werd)
        if eerder is not None:
            return eerder
        Aantekening.objects.filter(pk=regel.pk).update(werd=sleutel)
    regel.werd = sleutel
    return _maak(
        regel.gesprek,
        soort=soort,
        sleutel=sleutel,
        tekst=regel.tekst.strip(),
        agendapunt=regel.agendapunt,
        partij=PARTIJ_BIJ.get(regel.gezegd_door, Partij.SAMEN),
    )


@transaction.atomic
def vastleggen(
    gesprek: Gesprek,
    *,
    soort: str,
    sleutel: str,
    tekst: str,
    agendapunt: Agendapunt | None,
    partij: str,
    wie: str = "",
    wanneer: str = "",
) -> Vastgelegd:
    """Make an afspraak, aandachtspunt or ambitie that stands in no line.

    Args:
        sleutel: given out with the form, so that sending it twice makes one.
        wie: the names, of an afspraak.
        wanneer: until when, in words (of an ambitie the school year).

    Raises:
        OngeldigeOvergang: the verslag lies open.
    """
    _neem_beurt(gesprek)
    eerder = _vastgelegd_als(sleutel)
    if eerder is not None:
        if eerder.gesprek_id == gesprek.pk:
            return eerder
        sleutel = nieuwe_sleutel()  # of what there is in another talk nobody hears
    maak = partial(
        _maak,
        gesprek,
        soort=soort,
        tekst=tekst,
        agendapunt=agendapunt,
        partij=partij,
        wie=wie,
        wanneer=wanneer,
    )
    try:
        with transaction.atomic():
            return maak(sleutel=sleutel)
    except IntegrityError:  # in use at another bestuur, whose rows the database does not show
        return maak(sleutel=nieuwe_sleutel())


@transaction.atomic
def weghalen(rij: Vastgelegd, *, door: Gebruiker, op: datetime) -> None:
    """Take back what was captured; its words stay in the history of who took it back.

    It may have lain open before: what others noted at it stays in theirs.

    Raises:
        OngeldigeOvergang: the verslag lies open; from then on it is said to the other side.
    """
    if rij.gesprek is not None:
        _neem_beurt(rij.gesprek)
    soort = rij._meta.model_name or ""
    velden = {veld: getattr(rij, veld) for veld in (TEKSTVELD[soort], *ERBIJ.get(soort, ()))}
    weg = [tekstversie(rij, veld, tekst, door=door, op=op) for veld, tekst in velden.items()]
    if isinstance(rij, Afspraak):
        weg += [
            tekstversie(notitie, "tekst", notitie.tekst, door=notitie.gebruiker, op=op)
            for notitie in rij.meetmomenten.select_related("gebruiker").order_by("pk")
        ]
    Tekstversie.objects.bulk_create(versie for versie in weg if versie.tekst)
    Aantekening.objects.filter(gesprek=rij.gesprek, werd=rij.sleutel).update(werd="")
    rij.delete()


def _neem_beurt(gesprek: Gesprek) -> None:
    if not gesprek.is_te_noteren:
        raise OngeldigeOvergang(
            "Het verslag van dit gesprek ligt voor. Neem het eerst terug als er nog iets bij moet."
        )
    gesprek.neem_beurt()


def _vastgelegd_als(sleutel: str) -> Vastgelegd | None:
    return (
        Afspraak.objects.filter(sleutel=sleutel).first()
        or Aandachtspunt.objects.filter(sleutel=sleutel).first()
        or Ambitie.objects.filter(sleutel=sleutel).first()
    )


def _maak(
    gesprek: Gesprek,
    *,
    soort: str,
    sleutel: str,
    tekst: str,
    agendapunt: Agendapunt | None,
    partij: str,
    wie: str = "",
    wanneer: str = "",
) -> Vastgelegd:
    """The row, with a line in the log; what its item proposes comes along and can be changed."""
    item = agendapunt.onderwerp.item if agendapunt and agendapunt.onderwerp else None
    gewoon = {
        "bestuur": gesprek.bestuur,
        "gesprek": gesprek,
        "agendapunt": agendapunt,
        "sleutel": sleutel,
    }
    rij: Vastgelegd
    if soort == "ambitie":
        school = None if partij == Partij.BESTUUR else gesprek.school
        rij = Ambitie.objects.create(**gewoon, school=school, tekst=tekst, tot=wanneer)
    elif soort == "aandachtspunt":
        rij = Aandachtspunt.objects.create(**gewoon, item=item, voor_wie=partij, tekst=tekst)
    else:
        rij = Afspraak.objects.create(
            **gewoon,
            school=gesprek.school,
            item=item,
            wat=tekst,
            partij=partij,
            wie=wie,
            tot_tekst=wanneer,
            plek=item.plek if item else "",
            gerichtheid=item.gerichtheid if item else "",
        )
    leg_handeling_vast(rij, f"Er is een {soort} vastgelegd.", bij=gesprek)
    return rij
