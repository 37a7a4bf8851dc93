"""Asking somebody else's server something: briefly, only in public, and not too much of it."""

import socket
import time
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

import requests
from django.conf import settings

GEDULD = (3.05, 5)  # seconds to connect, and to answer
IN_TOTAAL = 10
HOOGSTENS = 262_144  # bytes


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
        opties |= {"timeout": GEDULD, "allow_redirects": False, "stream": True}
        antwoord = super().request(method, url, *args, **opties)
        inhoud = b""
        for stuk in antwoord.iter_content(1_024):
            inhoud += stuk
            if len(inhoud) > HOOGSTENS or time.monotonic() > einde:
                antwoord.close()
                raise NietNaarBuiten("the answer is too long, or takes too long")
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
    if (
        delen.scheme != "https"
        or not delen.hostname
        or delen.username
        or delen.port
        not in (
            None,
            443,
        )
    ):
        raise NietNaarBuiten("not a plain https address")
    try:
        adressen = {rij[4][0] for rij in socket.getaddrinfo(delen.hostname, 443)}
    except OSError as fout:
        raise NietNaarBuiten("this name is unknown") from fout
    if not adressen or not all(ip_address(str(adres)).is_global for adres in adressen):
        raise NietNaarBuiten("not a public address")
