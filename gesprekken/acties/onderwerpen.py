"""The school chooses what the talk is about: from its flagged items, or in its own words."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.db.models import ProtectedError

from gesprekken.models import Deelname, Onderwerp
from kwaliteit.acties.tekstversies import tekstversie
from kwaliteit.acties.volgorde import verplaats
from kwaliteit.models import Item, Tekstversie, Thema, Zelfevaluatie
from kwaliteit.overgangen import OngeldigeOvergang
from scholen.models import Gebruiker, leg_handeling_vast
from scholen.taal import aantal

INGEDIEND = (
    "Jullie hebben al ingediend, dus de onderwerpen liggen vast. Wil je nog iets veranderen? Laat"
    " de zelfevaluatie dan eerst heropenen."
)
TERUGGEZET = "De ronde is intussen teruggezet. Kopieer je tekst als je hem nog nodig hebt."


@transaction.atomic
def onderwerpen_kiezen(
    deelname: Deelname, *, erbij: Collection[str], eraf: Collection[str], op: datetime
) -> None:
    """Choose topics and let others go; what somebody else chose meanwhile stays as it is.

    Args:
        erbij: item codes of the kader, or the sleutel of a topic in own words.
        eraf: the same. What was written at a topic stays with it, for when it is chosen again.

    Raises:
        OngeldigeOvergang: it was submitted, or this would be more than the round's maximum.
    """
    _neem_beurt(deelname)
    van_ons = Onderwerp.objects.filter(deelname=deelname).van_de_school()
    rijen = {_naam(rij): rij for rij in van_ons.select_related("item")}
    weg = [rijen[naam].pk for naam in eraf if naam in rijen and naam not in erbij]
    van_ons.filter(pk__in=weg).gekozen().update(ingetrokken_op=op)
    for naam in erbij:
        if naam not in rijen:
            _kies_item(deelname, naam)
        elif rijen[naam].ingetrokken_op:
            _zet_achteraan(rijen[naam])
    _bewaak_maximum(deelname)
    leg_handeling_vast(deelname.zelfevaluatie, "De onderwerpen zijn gekozen.", bij=deelname)


@transaction.atomic
def onderwerp_toevoegen(
    deelname: Deelname,
    *,
    titel: str,
    reden: str,
    thema: Thema | None,
    door: Gebruiker,
    op: datetime,
) -> Onderwerp:
    """Choose a topic in one's own words; the same words sent twice are one topic.

    Raises:
        OngeldigeOvergang: it was submitted, there is another topic of that name, or this would be
            more than the round's maximum.
    """
    _neem_beurt(deelname)
    van_ons = Onderwerp.objects.filter(deelname=deelname, item=None).van_de_school()
    if bestaand := van_ons.filter(titel=titel).first():
        if bestaand.ingetrokken_op is None and bestaand.reden == reden:
            return bestaand
        raise OngeldigeOvergang(
            f"Er staat al een onderwerp ‘{titel}’ in jullie lijst. Kies dat, en vul de reden daar"
            " aan; of geef dit een andere naam."
        )
    onderwerp = Onderwerp.objects.create(
        bestuur=deelname.bestuur,
        deelname=deelname,
        bron=Onderwerp.Bron.SCHOOL,
        titel=titel,
        reden=reden,
        thema=thema,
        volgorde=_laatste_plek(deelname),
    )
    _bewaak_maximum(deelname)
    _begin_geschiedenis(onderwerp, door=door, op=op)
    return onderwerp


def _begin_geschiedenis(onderwerp: Onderwerp, *, door: Gebruiker, op: datetime) -> None:
    """Keep the words, also for when the topic is taken away."""
    Tekstversie.objects.bulk_create(
        tekstversie(onderwerp, veld, tekst, door=door, op=op)
        for veld, tekst in (("titel", onderwerp.titel), ("reden", onderwerp.reden))
        if tekst
    )


@transaction.atomic
def onderwerp_weghalen(onderwerp: Onderwerp, *, op: datetime) -> None:
    """Take away a topic in own words; its words stay in the history.

    One that stands on an agenda stays, no longer chosen.

    Raises:
        OngeldigeOvergang: it was submitted.
    """
    deelname = onderwerp.deelname
    if deelname is None or onderwerp.item_id or onderwerp.bron == Onderwerp.Bron.BESTUUR:
        raise OngeldigeOvergang("Alleen een onderwerp in jullie eigen woorden kun je weghalen.")
    _neem_beurt(deelname)
    leg_handeling_vast(onderwerp, "Er is een onderwerp weggehaald.", bij=deelname)
    try:
        with transaction.atomic():
            onderwerp.delete()
    except ProtectedError:
        Onderwerp.objects.filter(pk=onderwerp.pk).update(ingetrokken_op=op)


@transaction.atomic
def onderwerp_verplaatsen(onderwerp: Onderwerp, *, stap: int) -> None:
    """Move a chosen topic of the school one place up (``stap`` -1) or down (1).

    Raises:
        OngeldigeOvergang: it was submitted.
    """
    deelname = onderwerp.deelname
    if deelname is None:
        raise OngeldigeOvergang("Dit onderwerp hoort niet bij een ronde.")
    _neem_beurt(deelname)
    rijen = list(Onderwerp.objects.filter(deelname=deelname).van_de_school().gekozen())
    if onderwerp in rijen:
        verplaats(onderwerp, rijen, stap=stap)
        Onderwerp.objects.bulk_update(rijen, ["volgorde"])
        leg_handeling_vast(onderwerp, "Er is een onderwerp verplaatst.", bij=deelname)


def _neem_beurt(deelname: Deelname) -> None:
    """One at a time, and only while the evaluation is a draft.

    The evaluation is held too: what is chosen while somebody submits is in the snapshot, or
    refused. It is held first, as who saves a field of the deelname does.
    """
    concept = Zelfevaluatie.objects.filter(
        pk=deelname.zelfevaluatie_id, status=Zelfevaluatie.Status.CONCEPT
    )
    mag = concept.select_for_update(no_key=True).first() is not None
    if Deelname.objects.select_for_update().filter(pk=deelname.pk).first() is None:
        raise OngeldigeOvergang(TERUGGEZET)
    if not mag:
        raise OngeldigeOvergang(INGEDIEND)


def _naam(onderwerp: Onderwerp) -> str:
    return onderwerp.item.code if onderwerp.item else onderwerp.sleutel


def _kies_item(deelname: Deelname, code: str) -> None:
    item = Item.objects.filter(kader=deelname.zelfevaluatie.kader_id, code=code).first()
    if item is not None:  # an unknown code comes from no page of ours
        Onderwerp.objects.create(
            bestuur=deelname.bestuur,
            deelname=deelname,
            item=item,
            bron=Onderwerp.Bron.SCHOOL,
            volgorde=_laatste_plek(deelname),
        )


def _zet_achteraan(onderwerp: Onderwerp) -> None:
    Onderwerp.objects.filter(pk=onderwerp.pk).update(
        ingetrokken_op=None, volgorde=_laatste_plek(onderwerp.deelname)
    )


def _laatste_plek(deelname: Deelname | None) -> int:
    laatste = Onderwerp.objects.filter(deelname=deelname).order_by("volgorde").last()
    return laatste.volgorde + 1 if laatste else 1


def _bewaak_maximum(deelname: Deelname) -> None:
    gekozen = Onderwerp.objects.filter(deelname=deelname).van_de_school().gekozen().count()
    maximum = deelname.ronde.maximum
    if gekozen > maximum:
        raise OngeldigeOvergang(
            f"Jullie kiezen hooguit {aantal(maximum, 'onderwerp', 'onderwerpen')}. Haal er eerst"
            " een weg, dan is er weer plek. Wat jullie niet kiezen, blijft gewoon staan."
        )
