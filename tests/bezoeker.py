"""Somebody at a browser without JavaScript, over real HTTP."""

import urllib.error
import urllib.request
from dataclasses import dataclass
from http.cookiejar import CookieJar, DefaultCookiePolicy
from urllib.parse import urlencode, urlsplit

from tests.formulieren import Blad, zonder_vraag

NIET_VANZELF = {"submit", "button", "radio", "checkbox", "file"}
"""What a form does not send unless somebody chooses it."""


@dataclass(frozen=True)
class Pagina:
    """What came back, after any redirect."""

    status: int
    pad: str
    inhoud: bytes

    @property
    def tekst(self) -> str:
        return self.inhoud.decode()

    def formulier(self, pad: str) -> dict[str, str]:
        """What the form that goes to this address would send as it stands."""
        velden = Blad(self.pad, self.tekst).formulieren[pad]
        return {
            naam: veld.waarde.removeprefix("\n")  # the first line end of a textarea is no text
            for naam, veld in velden.items()
            if veld.soort not in NIET_VANZELF
        }


class Bezoeker:
    """One person with one browser.

    Args:
        server: where it runs, such as ``http://127.0.0.1:8000``.
        sessie: the key of a session that is there already.
        koppen: headers that each request carries.
    """

    def __init__(self, server: str, *, sessie: str = "", **koppen: str) -> None:
        self.server = server
        beleid = DefaultCookiePolicy(secure_protocols=("http", "https"))  # a proxy makes it https
        koekjes = urllib.request.HTTPCookieProcessor(CookieJar(beleid))
        self._browser = urllib.request.build_opener(koekjes)
        if sessie:
            koppen["Cookie"] = f"kw_sessie={sessie}"
        self._browser.addheaders = [*koppen.items()]

    def log_in(self, email: str, wachtwoord: str) -> Pagina:
        pad = "/account/login/"
        return self.verstuur(self.open(pad), pad, login=email, password=wachtwoord)

    def open(self, pad: str, gegevens: dict[str, str] | None = None) -> Pagina:
        """Ask for a page, or send ``gegevens`` to it; a refusal is an answer too."""
        inhoud = None if gegevens is None else urlencode(gegevens).encode()
        vraag = urllib.request.Request(self.server + pad, inhoud)  # noqa: S310 our own server
        try:
            antwoord = self._browser.open(vraag, timeout=60)
        except urllib.error.HTTPError as weigering:
            antwoord = weigering
        with antwoord:
            return Pagina(antwoord.status, urlsplit(antwoord.url).path, antwoord.read())

    def verstuur(self, pagina: Pagina, pad: str, **velden: str) -> Pagina:
        """Send the form of a page that goes to ``pad``, with these fields filled in."""
        return self.open(pad, pagina.formulier(zonder_vraag(pad)) | velden)
