"""The app with codes on somebody's phone."""

import re
import time

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

AANZETTEN = "/account/2fa/totp/activate/"
STAP = "/account/2fa/authenticate/"
CODES = "/account/2fa/recovery-codes/"


def code(geheim):
    """What the app would show now."""
    return format_hotp_value(hotp_value(geheim, int(time.time()) // 30))


def geheim_voor(klant):
    """The secret on the page that sets up the app."""
    pagina = klant.get(AANZETTEN).content.decode()
    return "".join(re.findall(r"<span>(\w+)</span><wbr>", pagina))


def zet_aan(klant):
    """Set up the app; gives its secret and the recovery codes."""
    geheim = geheim_voor(klant)
    antwoord = klant.post(AANZETTEN, {"code": code(geheim)})
    return geheim, codes_op(antwoord)


def codes_op(antwoord):
    """The recovery codes on a page, as somebody writes them down."""
    return re.findall(r"<li>((?:\d{4} ?){4})</li>", antwoord.content.decode())
