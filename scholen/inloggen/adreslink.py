"""The link that proves that somebody reads mail at a new address: once, for a day."""

from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.core import signing
from django.urls import Resolver404, resolve, reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from scholen.models import Gebruiker

ZOUT = "scholen.inloggen.adreslink"
GELDIG = timedelta(days=1)


def link_naar(adres: str, *, van: Gebruiker) -> str:
    """The link to mail to ``adres``; only this person can use it, who then has to be logged in."""
    token = signing.dumps({"adres": adres, "stand": _stand(van)}, salt=ZOUT)
    return f"{settings.ADRES}{reverse('account_adres_bevestigen', args=[token])}"


def adres_uit(token: str, *, van: Gebruiker) -> str | None:
    """The address that this link is about; ``None`` for one that is old, used or of another."""
    try:
        gegevens = signing.loads(token, salt=ZOUT, max_age=GELDIG)
    except signing.BadSignature:
        return None
    klopt = constant_time_compare(gegevens["stand"], _stand(van))
    return str(gegevens["adres"]) if klopt else None


def leidt_naar_adres(pad: str) -> bool:
    """Whether somebody who logs in goes on to such a link."""
    try:
        return resolve(urlsplit(pad).path).url_name == "account_adres_bevestigen"
    except Resolver404:
        return False


def _stand(gebruiker: Gebruiker) -> str:
    """What changes as soon as the address or the password does, so that older links stop.

    Who takes the address of before again has another stand all the same: links from then are old.
    """
    delen = (gebruiker.email, gebruiker.password, gebruiker.adres_gewijzigd_op)
    waarde = " ".join(map(str, (gebruiker.sleutel, *delen)))
    return salted_hmac(ZOUT, waarde, algorithm="sha256").hexdigest()[:32]
