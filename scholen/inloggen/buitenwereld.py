"""Asking somebody else's server something: briefly, only in public, and not too much of it."""

import socket
import time
from ipaddress import IPv6Network, ip_address
from typing import Any
from urllib.parse import urlsplit

import requests
from django.conf import settings

from scholen.inloggen.lijn import Lijnen

GEDULD = (3.05, 5)  # seconds to connect, and to answer
IN_TOTAAL = 10
HOOGSTENS = 262_144  # bytes
NAAR_IPV4 = IPv6Network("64:ff9b::/96")  # behind it lies any IPv4 address, also a private one


class NietNaarBuiten(requests.RequestException):
    """This address is none to ask anything of."""


class Verbinding(requests.Session):
    """A session that asks public https servers alone, follows nobody and reads little."""

    def request(self, method: str, url: str, *args: Any, **opties: Any) -> Any:  # type: ignore[override]  # noqa: ANN401 those of requests
        """The answer.

        Raises:
            requests.RequestException: no such address, no answer in time, or too much of it.
        """
        keur_adres(url)
        self.trust_env = not settings.INLOGDIENST_OP_DEZE_MACHINE
        einde = time.monotonic() + IN_TOTAAL
        lijnen = Lijnen(keur=_keur_openbaar, ten_hoogste=IN_TOTAAL)
        self.mount("https://", lijnen)
        self.mount("http://", lijnen)
        opties |= {"timeout": GEDULD, "allow_redirects": False, "stream": True}
        antwoord = super().request(method, url, *args, **opties)
        inhoud = b""
        for stuk in antwoord.iter_content(1_024):
            inhoud += stuk
            if len(inhoud) > HOOGSTENS or time.monotonic() > einde:
                antwoord.close()
                raise NietNaarBuiten("the answer is too long, or takes too long")
        if time.monotonic() > einde:  # what was cut off may look like a whole answer
            raise NietNaarBuiten("the answer takes too long")
        antwoord._content = inhoud
        return antwoord


def keur_adres(url: str) -> None:
    """Refuse what is no https address of a public server; on this machine itself only for tests.

    Raises:
        NietNaarBuiten: with what is wrong, for the log.
    """
    delen = urlsplit(url)
    if settings.INLOGDIENST_OP_DEZE_MACHINE and delen.hostname in ("127.0.0.1", "localhost"):
        return
    kaal = not delen.username and delen.port in (None, 443)
    if delen.scheme != "https" or not delen.hostname or not kaal:
        raise NietNaarBuiten("not a plain https address")
    try:
        adressen = {rij[4][0] for rij in socket.getaddrinfo(delen.hostname, 443)}
    except OSError as fout:
        raise NietNaarBuiten("this name is unknown") from fout
    if not adressen:
        raise NietNaarBuiten("this name is unknown")
    for adres in adressen:
        _keur_openbaar(str(adres))


def _keur_openbaar(adres: str) -> None:
    """Refuse an address that not everybody can reach."""
    ip = ip_address(adres.partition("%")[0])
    if ip.is_loopback and settings.INLOGDIENST_OP_DEZE_MACHINE:
        return
    ip = getattr(ip, "ipv4_mapped", None) or getattr(ip, "sixtofour", None) or ip
    if not ip.is_global or ip.is_multicast or ip in NAAR_IPV4:
        raise NietNaarBuiten("not a public address")
