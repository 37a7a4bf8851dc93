"""What ``manage.py demo --json`` tells about the loaded demo world."""

from collections.abc import Callable
from typing import Any

from gesprekken.demo.bron import Bron
from gesprekken.demo.organisaties import WACHTWOORD
from gesprekken.models import Gesprek
from scholen.models import Aanstelling, Gebruiker


def lijst() -> dict[str, list[dict[str, Any]]]:
    """The accounts and the gesprekken, as the README describes the file."""
    return {"accounts": _accounts(), "gesprekken": _gesprekken()}


def _accounts() -> list[dict[str, Any]]:
    """Everybody who ever worked somewhere; first one of each role, around a school with work."""
    accounts = []
    met_werk = Gebruiker.objects.filter(pk__in=Aanstelling.objects.values("gebruiker"))
    for gebruiker in sorted(
        met_werk.prefetch_related("aanstellingen__school__bestuur", "aanstellingen__bestuur"),
        key=_wie_eerst(Bron()),
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


def _wie_eerst(bron: Bron) -> Callable[[Gebruiker], tuple[int, int]]:
    emails = {rij["key"]: rij["email"] for rij in bron.wereld["personen"]}
    eerst = [emails[key] for key in bron.wereld["eerste_bezoek"]]

    def plek(gebruiker: Gebruiker) -> tuple[int, int]:
        is_eerst = gebruiker.email in eerst
        return (eerst.index(gebruiker.email) if is_eerst else len(eerst), gebruiker.pk)

    return plek


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
