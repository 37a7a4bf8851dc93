"""What an identity provider says of somebody, and whether that is enough to come in."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any

from scholen.bewaking.namens import werkt_elders
from scholen.inloggen.eigen_stap import heeft_eigen_stap
from scholen.models import Bestuur, Gebruiker, Inlogdienst, Vestiging

MEDEWERKER = {"employee", "staff", "faculty"}
ROLVELDEN = ("eduPersonAffiliation", "eduperson_affiliation", "edu_person_affiliation")
BRINVELDEN = ("nlEduPersonHomeOrganizationId", "nl_edu_person_home_organization_id")
STERK = {"mfa", "otp", "hwk", "fido", "ngcmfa"}
"""What a provider writes in ``amr`` when somebody did more than type a password."""


GEWEIGERD = "Inloggen met een schoolaccount geweigerd. "
"""How the log begins a line about who did not come in; the page of the log reads on behind it."""


class Bezwaar(StrEnum):
    """Why somebody does not come in; each has a page of its own words."""

    VERTROUWD = "vertrouwd"
    DOWN = "down"
    GESTOPT = "gestopt"
    ONBEKEND = "onbekend"
    LEERLING = "leerling"
    ROL = "rol"
    ELDERS = "elders"
    EIGEN_STAP = "eigen stap"
    NIET_OPNIEUW = "niet opnieuw"


def bezwaar(
    gezegd: Mapping[str, Any], dienst: Inlogdienst, gebruiker: Gebruiker | None
) -> Bezwaar | None:
    """Why this person may not come in; nothing for nothing."""
    if gezegd.get("email_verified") in (False, "false"):
        return Bezwaar.VERTROUWD
    if reden := _bezwaar_van_dienst(gezegd, dienst):
        return reden
    if gebruiker is None:
        return Bezwaar.ONBEKEND
    werk_hier = gebruiker.aanstellingen.nu_bij(dienst.bestuur)
    if not (gebruiker.is_active and werk_hier.exists()):
        return Bezwaar.ROL
    return Bezwaar.EIGEN_STAP if mist_eigen_stap(gebruiker, dienst) else None


def _bezwaar_van_dienst(gezegd: Mapping[str, Any], dienst: Inlogdienst) -> Bezwaar | None:
    """Why this account is not one of somebody who works at the bestuur."""
    rollen = {rol.casefold() for veld in ROLVELDEN for rol in _waarden(gezegd.get(veld))}
    van_entree = dienst.soort == Inlogdienst.Soort.ENTREE
    if "student" in rollen or (van_entree and not rollen & MEDEWERKER):
        return Bezwaar.LEERLING
    brins = {brin.upper() for veld in BRINVELDEN for brin in _waarden(gezegd.get(veld))}
    if (brins or van_entree) and not _van_bestuur(brins, dienst):
        return Bezwaar.ELDERS
    van_google = dienst.soort == Inlogdienst.Soort.GOOGLE
    return Bezwaar.ELDERS if van_google and gezegd.get("hd") != dienst.domein else None


def _waarden(claim: object) -> Iterable[str]:
    """A claim that is one text or a list of them."""
    if isinstance(claim, str):
        return claim.replace(",", " ").split()
    return [een for een in claim if isinstance(een, str)] if isinstance(claim, list) else []


def _van_bestuur(brins: set[str], dienst: Inlogdienst) -> bool:
    """Whether all of these numbers are schools of this bestuur."""
    eigen = set(Vestiging.objects.filter(bestuur=dienst.bestuur).values_list("brin6", flat=True))
    eigen |= {brin6[:4] for brin6 in eigen}
    return bool(brins) and brins <= eigen


def werkt_ook_elders(gebruiker: Gebruiker, dienst: Inlogdienst) -> bool:
    """Whether the word of this provider would open more than the roles at its own bestuur."""
    return werkt_elders(gebruiker, Bestuur.objects.filter(pk=dienst.bestuur_id))


def mist_eigen_stap(gebruiker: Gebruiker, dienst: Inlogdienst) -> bool:
    """Whether somebody does not come in on its word until the own second step was used once."""
    return werkt_ook_elders(gebruiker, dienst) and not heeft_eigen_stap(gebruiker)


def zeker_sinds(gezegd: Mapping[str, Any]) -> float:
    """When somebody last proved there who it is, in seconds; long ago when the provider is silent.

    Who stayed logged in there comes in here too, but is asked again before something that counts.
    """
    sinds = gezegd.get("auth_time")
    return float(sinds) if isinstance(sinds, int | float) else 0.0


def is_sterk(gezegd: Mapping[str, Any]) -> bool:
    """Whether the provider itself says that there was a second step."""
    return bool(STERK & set(_waarden(gezegd.get("amr"))))
