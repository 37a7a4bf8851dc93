"""The door to rounds and deelnames: the record, or 404 (not visible), or 403 (not allowed)."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from gesprekken.models import Deelname, Onderwerp, Ronde
from gesprekken.overzichten.indiening import heeft_inzage, indieningen, laatste_indiening
from kwaliteit.models import Indiening
from scholen.models import Aanstelling, Bestuur, Gebruiker, School


def ronde_lezen(gebruiker: Gebruiker, sleutel: str) -> Ronde:
    """The round, for everybody who may read its why-page."""
    zichtbaar = Ronde.objects.zichtbaar_voor(gebruiker).select_related("bestuur", "kader")
    return get_object_or_404(zichtbaar, sleutel=sleutel)


def ronde_bewerken(gebruiker: Gebruiker, sleutel: str) -> Ronde:
    """The round, for an adviseur of its bestuur: make, open, close, round off."""
    ronde = ronde_lezen(gebruiker, sleutel)
    if not mag_ronde_bewerken(gebruiker, ronde):
        raise PermissionDenied
    return ronde


def mag_ronde_bewerken(gebruiker: Gebruiker, ronde: Ronde) -> bool:
    """Whether the buttons of its makers show."""
    return Ronde.objects.bewerkbaar_voor(gebruiker).contains(ronde)


def besturen_voor_ronde(gebruiker: Gebruiker) -> QuerySet[Bestuur]:
    """The besturen this person may make a round for; nobody else gets the page."""
    besturen = Bestuur.objects.waar_werkt(gebruiker, "adviseur").order_by("naam", "pk")
    if not besturen.exists():
        raise PermissionDenied
    return besturen


def mag_ronde_maken(gebruiker: Gebruiker) -> bool:
    """Whether the button for a new round shows."""
    return Bestuur.objects.waar_werkt(gebruiker, "adviseur").exists()


def mag_standen_lezen(gebruiker: Gebruiker, ronde: Ronde) -> bool:
    """Who sees how far the schools are: the advisers and the bestuurder, no lezer."""
    kantoor = Bestuur.objects.waar_werkt(gebruiker, "adviseur", "bestuurder")
    return kantoor.contains(ronde.bestuur)


def deelname_lezen(gebruiker: Gebruiker, sleutel: str) -> Deelname:
    """The deelname, for the people of its school and the advisers of its bestuur."""
    zichtbaar = Deelname.objects.zichtbaar_voor(gebruiker)
    return get_object_or_404(_met_alles(zichtbaar), sleutel=sleutel)


def deelname_bewerken(gebruiker: Gebruiker, sleutel: str) -> Deelname:
    """The deelname, for ib, mt and directeur of its school: topics, goal, reaction."""
    deelname = deelname_lezen(gebruiker, sleutel)
    if not is_van_de_school(gebruiker, deelname):
        raise PermissionDenied
    return deelname


def deelname_indienen(gebruiker: Gebruiker, sleutel: str) -> Deelname:
    """The deelname, for the directeur: submitting is the directeur's act."""
    deelname = deelname_bewerken(gebruiker, sleutel)
    if not mag_indienen(gebruiker, deelname):
        raise PermissionDenied
    return deelname


def deelname_begeleiden(gebruiker: Gebruiker, sleutel: str) -> Deelname:
    """The deelname, for its own adviser: the board's goal."""
    deelname = deelname_lezen(gebruiker, sleutel)
    if not mag_begeleiden(gebruiker, deelname):
        raise PermissionDenied
    return deelname


def deelname_regelen(gebruiker: Gebruiker, sleutel: str) -> Deelname:
    """The deelname, for any adviseur of the bestuur: add a talk, name its adviser."""
    deelname = deelname_lezen(gebruiker, sleutel)
    if not mag_ronde_bewerken(gebruiker, deelname.ronde):
        raise PermissionDenied
    return deelname


def deelname_heropenen(gebruiker: Gebruiker, sleutel: str) -> Deelname:
    """The deelname, for its adviser and the directeur of its school."""
    deelname = deelname_lezen(gebruiker, sleutel)
    if not (mag_begeleiden(gebruiker, deelname) or mag_indienen(gebruiker, deelname)):
        raise PermissionDenied
    return deelname


def deelname_inzage(gebruiker: Gebruiker, sleutel: str) -> Deelname:
    """The deelname of a school that submitted, for a bestuurder who asks to read it."""
    kantoor = Bestuur.objects.waar_werkt(gebruiker, "bestuurder").values("pk")
    rijen = Deelname.objects.filter(bestuur__in=kantoor, zelfevaluatie__indieningen__isnull=False)
    return get_object_or_404(_met_alles(rijen.distinct()), sleutel=sleutel)


def ingediend_lezen(gebruiker: Gebruiker, sleutel: str) -> Deelname:
    """The deelname whose snapshot somebody may read, perhaps after giving a reason."""
    try:
        return deelname_lezen(gebruiker, sleutel)
    except Http404:
        return deelname_inzage(gebruiker, sleutel)


def moet_reden_geven(gebruiker: Gebruiker, deelname: Deelname, *, op: datetime) -> bool:
    """Whether this reader is a bestuurder without a reason of the last 24 hours."""
    if mag_deelname_lezen(gebruiker, deelname):
        return False
    return not heeft_inzage(deelname, gebruiker, op=op)


def mag_deelname_lezen(gebruiker: Gebruiker, deelname: Deelname) -> bool:
    """Whether the home of this school is there for this reader."""
    return Deelname.objects.zichtbaar_voor(gebruiker).contains(deelname)


def indiening(deelname: Deelname, nummer: int | None) -> Indiening | None:
    """The snapshot with this number, counted from the first; the latest without a number.

    Raises:
        Http404: there is no snapshot with that number.
    """
    if nummer is None:
        return laatste_indiening(deelname)
    rijen = list(indieningen(deelname).select_related("zelfevaluatie__school"))
    if not 1 <= nummer <= len(rijen):
        raise Http404
    return rijen[-nummer]


def onderwerp(gebruiker: Gebruiker, sleutel: str) -> Onderwerp:
    """A topic of the school's own, for ib, mt and directeur of that school."""
    zichtbaar = Deelname.objects.zichtbaar_voor(gebruiker).values("pk")
    rij = get_object_or_404(
        Onderwerp.objects.van_de_school().select_related(
            "deelname__ronde", "deelname__school", "deelname__zelfevaluatie"
        ),
        deelname__in=zichtbaar,
        sleutel=sleutel,
    )
    if rij.deelname is None or not is_van_de_school(gebruiker, rij.deelname):
        # its draft: for the board it does not exist (rule 4)
        raise Http404
    return rij


def is_van_de_school(gebruiker: Gebruiker, deelname: Deelname) -> bool:
    """Whether this person writes for the school."""
    return Deelname.objects.bewerkbaar_voor(gebruiker).contains(deelname)


def mag_indienen(gebruiker: Gebruiker, deelname: Deelname) -> bool:
    """Whether the button to submit shows."""
    return Deelname.objects.indienbaar_voor(gebruiker).contains(deelname)


def mag_begeleiden(gebruiker: Gebruiker, deelname: Deelname) -> bool:
    """Whether this person is the adviser of the deelname."""
    return Deelname.objects.te_begeleiden_door(gebruiker).contains(deelname)


def scholen_van(bestuur: Bestuur) -> QuerySet[School]:
    """The schools a round of this bestuur may be about."""
    return School.objects.filter(bestuur=bestuur).bestaand()


def scholen_erbij(ronde: Ronde) -> QuerySet[School]:
    """The schools that do not take part in this round yet."""
    doen_mee = Deelname.objects.filter(ronde=ronde).values("school")
    return scholen_van(ronde.bestuur).exclude(pk__in=doen_mee)


def bestuur_adviseren(gebruiker: Gebruiker, nummer: str) -> Bestuur:
    """The bestuur, for its advisers; 403 for its bestuurder, 404 for everybody else."""
    kantoor = Bestuur.objects.waar_werkt(gebruiker, "adviseur", "bestuurder")
    bestuur = get_object_or_404(kantoor, bestuursnummer=nummer)
    if not Bestuur.objects.waar_werkt(gebruiker, "adviseur").contains(bestuur):
        raise PermissionDenied
    return bestuur


def adviseurs_van(bestuur: Bestuur) -> QuerySet[Gebruiker]:
    """Who may guide a school of this bestuur now."""
    in_dienst = Aanstelling.objects.geldig().filter(rol="adviseur", bestuur=bestuur)
    return Gebruiker.objects.filter(pk__in=in_dienst.values("gebruiker")).order_by("naam", "pk")


def _met_alles(deelnames: QuerySet[Deelname]) -> QuerySet[Deelname]:
    return deelnames.select_related(
        "ronde__kader", "school", "bestuur", "adviseur", "zelfevaluatie__kader"
    )
