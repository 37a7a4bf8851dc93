"""The doors to how people of a bestuur log in: the row, or 404 (not visible), or 403."""

from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from scholen.bewaking.namens import open_bestuur, open_inlogdienst
from scholen.inloggen.gezegd import werkt_ook_elders
from scholen.models import (
    Aanstelling,
    Bestuur,
    Gebruiker,
    Herstelverzoek,
    Inlogdienst,
    Uitnodiging,
)
from scholen.toegang.beheer import op_kantoor


def inloggen_beheren(gebruiker: Gebruiker, nummer: str) -> Bestuur:
    """The bestuur, for its beheerder; the others at its office see that there is such a page."""
    rijen = op_kantoor(gebruiker).select_related("inlogdienst")
    bestuur = get_object_or_404(rijen, bestuursnummer=nummer)
    if not Bestuur.objects.waar_werkt(gebruiker, "beheerder").contains(bestuur):
        raise PermissionDenied
    return bestuur


def inlogdienst_van(bestuur: Bestuur) -> Inlogdienst:
    """The provider of a bestuur, or a new one that is not kept yet."""
    return getattr(bestuur, "inlogdienst", None) or Inlogdienst(bestuur=bestuur)


def inlogdienst_met(sleutel: str) -> Inlogdienst:
    """The provider behind a link to log in, for everybody; 404 when it is off."""
    open_inlogdienst(sleutel=sleutel)
    rijen = Inlogdienst.objects.select_related("bestuur").filter(staat_aan=True)
    dienst = get_object_or_404(rijen, sleutel=sleutel)
    open_bestuur(dienst)
    return dienst


def inlogdienst_voor_adres(email: str) -> Inlogdienst | None:
    """The provider that goes with the part behind the @ of an e-mail address."""
    domein = email.rpartition("@")[2].lower()
    open_inlogdienst(domein=domein)
    rijen = Inlogdienst.objects.select_related("bestuur").filter(staat_aan=True)
    return rijen.filter(domein=domein).first() if domein else None


def inlogdienst_van_genodigde(uitnodiging: Uitnodiging) -> Inlogdienst | None:
    """The provider of the bestuur that somebody is invited by, if it is on."""
    rijen = Inlogdienst.objects.select_related("bestuur").filter(staat_aan=True)
    return rijen.filter(bestuur=uitnodiging.bestuur_id).first() if uitnodiging.bestuur_id else None


def diensten_van(gebruiker: Gebruiker) -> list[tuple[Inlogdienst, bool]]:
    """The providers of the besturen where somebody works, and whether they are linked."""
    werk = Aanstelling.objects.geldig().filter(gebruiker=gebruiker)
    rijen = Inlogdienst.objects.select_related("bestuur").filter(
        Q(bestuur__in=werk.values("bestuur")) | Q(bestuur__in=werk.values("school__bestuur")),
        staat_aan=True,
    )
    mijn = set(SocialAccount.objects.filter(user=gebruiker).values_list("provider", flat=True))
    return [(rij, rij.sleutel in mijn) for rij in rijen.order_by("bestuur__naam")]


def diensten_om_te_bevestigen(gebruiker: Gebruiker) -> list[Inlogdienst]:
    """The linked providers whose word is enough of who somebody is: of who works there alone."""
    return [
        dienst
        for dienst, gekoppeld in diensten_van(gebruiker)
        if gekoppeld and not werkt_ook_elders(gebruiker, dienst)
    ]


def is_gekoppeld(gebruiker: Gebruiker, sleutel: str) -> bool:
    """Whether somebody linked the account at this provider."""
    return bool(SocialAccount.objects.filter(user=gebruiker, provider=sleutel).exists())


def koppeling(gebruiker: Gebruiker, sleutel: str) -> SocialAccount:
    """The own link with a provider."""
    rij = SocialAccount.objects.filter(user=gebruiker, provider=sleutel).first()
    if rij is None:
        raise Http404
    return rij


def herstel_lezen(gebruiker: Gebruiker, nummer: str) -> Bestuur:
    """The bestuur, for those who may clear a second step together: beheerders and bestuurders."""
    rijen = op_kantoor(gebruiker)
    bestuur = get_object_or_404(rijen, bestuursnummer=nummer)
    if not Bestuur.objects.waar_werkt(gebruiker, "beheerder", "bestuurder").contains(bestuur):
        raise PermissionDenied
    return bestuur


def besturen_met_herstel(gebruiker: Gebruiker) -> QuerySet[Bestuur]:
    """The besturen for which somebody may do that."""
    return Bestuur.objects.waar_werkt(gebruiker, "beheerder", "bestuurder").order_by("naam", "pk")


def mensen_met_tweede_stap(bestuur: Bestuur) -> QuerySet[Gebruiker]:
    """Who works for the bestuur now and has something to lose."""
    werk = Aanstelling.objects.nu_bij(bestuur)
    met = Authenticator.objects.values("user")
    rijen = Gebruiker.objects.filter(pk__in=werk.values("gebruiker")).filter(pk__in=met)
    return rijen.order_by("naam", "pk")


def herstel_van(gebruiker: Gebruiker, persoon: Gebruiker) -> Bestuur | None:
    """The bestuur at which somebody may ask that for a colleague who has a second step."""
    if gebruiker == persoon:
        return None
    for bestuur in besturen_met_herstel(gebruiker):
        if mensen_met_tweede_stap(bestuur).contains(persoon):
            return bestuur
    return None


def anderen_met_herstel(gebruiker: Gebruiker, bestuur: Bestuur) -> QuerySet[Gebruiker]:
    """Who else may do that for the bestuur: with nobody, what is asked stays undone."""
    werk = Aanstelling.objects.geldig().filter(bestuur=bestuur, rol__in=("beheerder", "bestuurder"))
    rijen = Gebruiker.objects.filter(pk__in=werk.values("gebruiker"), is_active=True)
    return rijen.exclude(pk=gebruiker.pk).order_by("naam", "pk")


def verzoeken(bestuur: Bestuur, *, op: datetime) -> QuerySet[Herstelverzoek]:
    """What waits for a second colleague."""
    rijen = Herstelverzoek.objects.te_beslissen(op).filter(bestuur=bestuur)
    return rijen.select_related("gebruiker", "gevraagd_door").order_by("gevraagd_op", "pk")


def verzoek_afronden(bestuur: Bestuur, sleutel: str) -> Herstelverzoek:
    """One of them, also when it is done by now."""
    rijen = Herstelverzoek.objects.select_related("gebruiker", "gevraagd_door", "bestuur")
    return get_object_or_404(rijen, bestuur=bestuur, sleutel=sleutel)
