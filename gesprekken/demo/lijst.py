"""What ``manage.py demo --json`` tells about the loaded demo world."""

from typing import Any

from gesprekken.demo.organisaties import WACHTWOORD
from gesprekken.models import Gesprek
from scholen.models import Aanstelling, Gebruiker


def lijst() -> dict[str, list[dict[str, Any]]]:
    """The accounts and the gesprekken, as the README describes the file."""
    return {"accounts": _accounts(), "gesprekken": _gesprekken()}


def _accounts() -> list[dict[str, Any]]:
    accounts = []
    for gebruiker in Gebruiker.objects.order_by("pk").prefetch_related(
        "aanstellingen__school__bestuur", "aanstellingen__bestuur"
    ):
        aanstellingen = sorted(gebruiker.aanstellingen.all(), key=lambda rij: rij.pk)
        accounts.append(
            {
                "rol": aanstellingen[0].rol,
                "naam": gebruiker.naam,
                "email": gebruiker.email,
                "wachtwoord": WACHTWOORD,
                "bestuur": _bestuursnummer(aanstellingen),
                "scholen": [rij.school.naam for rij in aanstellingen if rij.school],
            }
        )
    return accounts


def _bestuursnummer(aanstellingen: list[Aanstelling]) -> str | None:
    """The number of the one bestuur somebody works for; none for two boards or the swv."""
    nummers = set()
    for aanstelling in aanstellingen:
        bestuur = aanstelling.bestuur or (aanstelling.school and aanstelling.school.bestuur)
        nummers.add(bestuur.bestuursnummer if bestuur else None)
    return nummers.pop() if len(nummers) == 1 else None


def _gesprekken() -> list[dict[str, Any]]:
    gesprekken = Gesprek.objects.select_related("school", "deelname__ronde").order_by("pk")
    return [
        {
            "status": gesprek.status,
            "school": gesprek.school.naam,
            "schooljaar": gesprek.deelname.ronde.schooljaar if gesprek.deelname else "",
            "url": gesprek.get_absolute_url(),
        }
        for gesprek in gesprekken
    ]
