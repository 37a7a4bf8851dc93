"""Another e-mail address to log in with."""

from datetime import datetime

from django.db import IntegrityError, transaction

from scholen.acties.kan_niet import KanNiet
from scholen.acties.post import schrijf
from scholen.acties.sessies import log_overal_uit
from scholen.inloggen.adreslink import link_naar
from scholen.inloggen.logboek import noteer
from scholen.models import Gebruiker


@transaction.atomic
def adres_aanvragen(gebruiker: Gebruiker, *, adres: str, op: datetime) -> None:
    """Mail a link to the new address; nothing else changes.

    Whoever has that address already gets the same mail: so nobody learns here that somebody does.
    """
    context = {"link": link_naar(adres, van=gebruiker)}
    onderwerp = "Bevestig je nieuwe e-mailadres"
    schrijf("adres_bevestigen", context, aan=adres, onderwerp=onderwerp, bestuur=None)
    noteer(gebruiker, "Een ander e-mailadres is aangevraagd.", op=op)


@transaction.atomic
def adres_wijzigen(gebruiker: Gebruiker, *, adres: str, sessie: str | None, op: datetime) -> None:
    """Log in with this address from now on. The one before hears of it; other sessions end.

    Who comes in by a school account still does: that is known by issuer and ``sub``.

    Args:
        sessie: the key of the one that goes on.

    Raises:
        KanNiet: somebody else logs in with it, or the address or the password is another one by
            now than when the link was looked at.
    """
    vorig = gebruiker.email
    zoals_gezien = Gebruiker.objects.filter(
        pk=gebruiker.pk, email=vorig, password=gebruiker.password
    )
    try:
        with transaction.atomic():
            gelukt = zoals_gezien.update(email=adres, adres_gewijzigd_op=op) == 1
    except IntegrityError as fout:
        raise KanNiet(
            "Er is al een account met dit adres. Log daarmee in, of kies hier een ander adres."
        ) from fout
    if not gelukt:
        raise KanNiet("Deze link werkt niet meer. Vraag een nieuwe aan als je die nog nodig hebt.")
    gebruiker.email = adres
    log_overal_uit(gebruiker, behalve=sessie)
    schrijf(
        "adres_gewijzigd",
        {"wie": gebruiker},
        aan=vorig,
        onderwerp="Je logt in met een ander e-mailadres",
        bestuur=None,
    )
    noteer(gebruiker, "Het e-mailadres is gewijzigd.", op=op)
