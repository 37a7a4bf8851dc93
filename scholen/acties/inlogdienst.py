"""Setting up how people of a bestuur log in, and trying whether it works."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from allauth.socialaccount.models import SocialAccount
from django.db import transaction
from requests import RequestException

from scholen.inloggen.buitenwereld import Verbinding
from scholen.inloggen.geheim import versleutel
from scholen.inloggen.logboek import noteer
from scholen.models import Bestuur, Gebeurtenis, Gebruiker, Inlogdienst, leg_vast
from scholen.taal import opsomming, voluit

NAMEN = {
    "soort": "de soort",
    "issuer": "de issuer",
    "client_id": "het client-id",
    "domein": "het domein",
    "bewijst_tweede_stap": "of hij zelf een tweede stap vraagt",
    "staat_aan": "of hij aan staat",
}


@transaction.atomic
def inlogdienst_bewaren(
    dienst: Inlogdienst, *, waarden: Mapping[str, Any], geheim: str, door: Gebruiker, op: datetime
) -> bool:
    """Keep what the beheerder filled in.

    Args:
        geheim: the client secret; empty leaves the one that is kept.

    Returns:
        Whether everybody has to link an account again, because the issuer is another.
    """
    gewijzigd = [naam for veld, naam in NAMEN.items() if getattr(dienst, veld) != waarden[veld]]
    oud, bestond = dienst.sleutel, dienst.pk is not None
    ander = dienst.neem_issuer(waarden["issuer"]) and bestond
    for veld, waarde in waarden.items():
        setattr(dienst, veld, waarde)
    if geheim:
        dienst.geheim = versleutel(geheim)
        gewijzigd.append("het geheim")
    dienst.save()
    if ander:
        SocialAccount.objects.filter(provider=oud).delete()
    if gewijzigd:
        leg_vast(
            soort=Gebeurtenis.Soort.INLOGGEN,
            rij=dienst,
            door=door,
            op=op,
            reden=f"Voor het inloggen met een schoolaccount is gewijzigd: {opsomming(gewijzigd)}.",
        )
    return ander


@transaction.atomic
def uitstel_geven(bestuur: Bestuur, *, vanaf: date | None, door: Gebruiker, op: datetime) -> None:
    """Give people until this day to set up a second step; without a day they need it at once."""
    van, bestuur.tweede_stap_vanaf = bestuur.tweede_stap_vanaf, vanaf
    bestuur.save(update_fields=["tweede_stap_vanaf"])
    leg_vast(
        soort=Gebeurtenis.Soort.INLOGGEN,
        rij=bestuur,
        door=door,
        op=op,
        van=str(van or ""),
        naar=str(vanaf or ""),
        reden=f"De tweede stap is nodig vanaf {voluit(vanaf) if vanaf else 'nu'}.",
    )


@transaction.atomic
def ontkoppelen(koppeling: SocialAccount, *, op: datetime) -> None:
    """Forget a school account; the password keeps working."""
    gebruiker: Gebruiker = koppeling.user
    koppeling.delete()
    noteer(gebruiker, "Een schoolaccount is ontkoppeld.", op=op)


@dataclass(frozen=True)
class Proef:
    """What a try of the provider gave: a sentence, and whether it is good news."""

    goed: bool
    zin: str


def inlogdienst_proberen(dienst: Inlogdienst) -> Proef:
    """Read what the provider publishes about itself, and its keys."""
    adres = f"{dienst.issuer.rstrip('/')}/.well-known/openid-configuration"
    try:
        with Verbinding() as verbinding:
            antwoord = verbinding.get(adres)
            antwoord.raise_for_status()
            gezegd = antwoord.json()
            if gezegd["issuer"] != dienst.issuer:
                zin = "De dienst noemt een andere issuer. Neem precies over: {}"
                return Proef(goed=False, zin=zin.format(str(gezegd["issuer"])[:300]))
            sleutels = verbinding.get(gezegd["jwks_uri"]).json()["keys"]
    except RequestException:
        zin = "De dienst antwoordt niet. Kijk de issuer na, of probeer het later nog eens."
        return Proef(goed=False, zin=zin)
    except (LookupError, TypeError, ValueError):
        return Proef(goed=False, zin="Er antwoordt iets, maar geen inlogdienst. Kijk de issuer na.")
    if not sleutels:
        return Proef(goed=False, zin="De dienst noemt geen sleutels. Vraag na bij je leverancier.")
    return Proef(goed=True, zin="De dienst antwoordt, en noemt dezelfde issuer en zijn sleutels.")
