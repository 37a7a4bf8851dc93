"""What has to be right before the product serves anybody.

``EISEN`` are the settings that production needs (``manage.py check --deploy`` shows them as
``kw.E001`` …); the demo guard keeps the demo world and real data apart in every mode. The web
server, the worker and ``manage.py start`` refuse on the first group in production and on the
second always; ``migrate``, ``check`` and the tests never do.
"""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.apps import AppConfig
from django.conf import LazySettings, settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import DatabaseError, connection
from django.utils.module_loading import import_string

from kwaliteit import lijnen
from kwaliteit.databaserol import rol_bezwaren
from scholen.bewaking.namens import zijn_er_besturen
from scholen.models import Bestuur

MINSTE_SQLITE = (3, 51, 3)  # older versions can corrupt a WAL database with several writers
EEN_JAAR = 31_536_000
ZWAKKE_HASHERS = ("MD5", "SHA1", "Unsalted", "Crypt")
KOPREGELS = (
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "scholen.middleware.niets_van_het_apparaat",
)
STOMME_MAIL = ("console", "dummy", "locmem", "filebased")


@dataclass(frozen=True)
class Eis:
    """One demand on the settings: its number, the sentence when it fails, and the test."""

    nummer: int
    zin: str
    klopt: Callable[[LazySettings], bool]

    @property
    def bevinding(self) -> CheckMessage:
        """The finding as ``manage.py check`` prints it."""
        return Error(self.zin, id=f"kw.E{self.nummer:03d}")


def _sleutel_is_sterk(sleutel: str) -> bool:
    return len(sleutel) >= 50 and len(set(sleutel)) >= 16 and "insecure" not in sleutel.lower()


def _cookies_zijn_vast(waarden: LazySettings) -> bool:
    """Only over https, for this host alone: what a browser demands of a ``__Host-`` name."""
    return all(
        getattr(waarden, f"{cookie}_COOKIE_NAME").startswith("__Host-")
        and getattr(waarden, f"{cookie}_COOKIE_SECURE")
        and getattr(waarden, f"{cookie}_COOKIE_PATH") == "/"
        and not getattr(waarden, f"{cookie}_COOKIE_DOMAIN")
        for cookie in ("SESSION", "CSRF")
    )


def _inloggen_is_verplicht(waarden: LazySettings) -> bool:
    klassen = [import_string(naam) for naam in waarden.MIDDLEWARE]
    return any(isinstance(k, type) and issubclass(k, LoginRequiredMiddleware) for k in klassen)


def _uploads_staan_apart(waarden: LazySettings) -> bool:
    """No uploads at all, or outside what everybody may fetch."""
    vast = Path(waarden.STATIC_ROOT).resolve()
    return not waarden.MEDIA_ROOT or vast not in (
        Path(waarden.MEDIA_ROOT).resolve(),
        *Path(waarden.MEDIA_ROOT).resolve().parents,
    )


def _kopregels_gaan_voor(waarden: LazySettings) -> bool:
    """What answers for static files is inside what adds the headers."""
    volgorde = list(waarden.MIDDLEWARE)
    vast = volgorde.index("whitenoise.middleware.WhiteNoiseMiddleware")
    return set(KOPREGELS) <= set(volgorde[:vast])


def _csp_is_streng(waarden: LazySettings) -> bool:
    if "csp.middleware.CSPMiddleware" not in waarden.MIDDLEWARE:
        return False
    beleid = waarden.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    los = {"'unsafe-inline'", "'unsafe-eval'", "*"}
    return all(
        deel in beleid and not los & set(beleid[deel])
        for deel in ("default-src", "script-src", "style-src", "object-src", "base-uri")
    )


def _sqlite(waarden: LazySettings) -> bool:
    motor: str = waarden.DATABASES["default"]["ENGINE"]
    return motor == "django.db.backends.sqlite3"


def _sqlite_is_nieuw(waarden: LazySettings) -> bool:
    import sqlite3  # noqa: PLC0415 what the settings put in its place, so after them

    return not _sqlite(waarden) or sqlite3.sqlite_version_info >= MINSTE_SQLITE


def _sqlite_schrijft_door(waarden: LazySettings) -> bool:
    opties = waarden.DATABASES["default"].get("OPTIONS", {})
    return not _sqlite(waarden) or (
        "synchronous=full" in opties.get("init_command", "").lower()
        and opties.get("transaction_mode") == "IMMEDIATE"
    )


EISEN = (
    Eis(1, "DEBUG staat aan. Zet DEBUG uit.", lambda w: not w.DEBUG),
    Eis(
        2,
        "SECRET_KEY ontbreekt. Zet in de omgeving een lange, willekeurige sleutel.",
        lambda w: w.SECRET_KEY_UIT_OMGEVING,
    ),
    Eis(
        3,
        "SECRET_KEY is te zwak. Neem minstens 50 willekeurige tekens.",
        lambda w: _sleutel_is_sterk(w.SECRET_KEY),
    ),
    Eis(
        4,
        "ALLOWED_HOSTS is leeg. Noem de namen waaronder het product bereikbaar is.",
        lambda w: bool(w.ALLOWED_HOSTS),
    ),
    Eis(
        5,
        "ALLOWED_HOSTS bevat een sterretje. Noem elke naam voluit.",
        lambda w: not any("*" in naam for naam in w.ALLOWED_HOSTS),
    ),
    Eis(
        6,
        "CSRF_TRUSTED_ORIGINS bevat een adres zonder https. Laat elk adres beginnen met https://.",
        lambda w: all(adres.startswith("https://") for adres in w.CSRF_TRUSTED_ORIGINS),
    ),
    Eis(
        7,
        "De cookies zijn niet aan deze server gebonden. Hun naam begint met __Host- en ze gaan"
        " alleen over https.",
        _cookies_zijn_vast,
    ),
    Eis(
        8,
        "De sessie-cookie is leesbaar voor scripts. Zet SESSION_COOKIE_HTTPONLY aan.",
        lambda w: w.SESSION_COOKIE_HTTPONLY,
    ),
    Eis(
        9,
        "HSTS staat korter dan een jaar, of geldt niet voor subdomeinen.",
        lambda w: w.SECURE_HSTS_SECONDS >= EEN_JAAR and w.SECURE_HSTS_INCLUDE_SUBDOMAINS,
    ),
    Eis(
        10,
        "Er wordt op een kopregel van een proxy vertrouwd, maar PROXIES is 0. Zet het aantal"
        " proxy’s voor de server.",
        lambda w: not w.SECURE_PROXY_SSL_HEADER or w.ALLAUTH_TRUSTED_PROXY_COUNT > 0,
    ),
    Eis(
        11,
        "E-mail gaat nergens heen. Zet EMAIL_URL op een mailserver, zoals smtp://…",
        lambda w: not any(f".{stom}." in w.EMAIL_BACKEND for stom in STOMME_MAIL),
    ),
    Eis(
        12,
        "De afzender van e-mail is nog localhost. Zet EMAIL_FROM.",
        lambda w: "@localhost" not in w.DEFAULT_FROM_EMAIL,
    ),
    Eis(
        13,
        "Er staat een zwakke manier om wachtwoorden te bewaren in PASSWORD_HASHERS.",
        lambda w: not any(zwak in naam for naam in w.PASSWORD_HASHERS for zwak in ZWAKKE_HASHERS),
    ),
    Eis(14, "Pagina’s zijn zonder inloggen te lezen.", _inloggen_is_verplicht),
    Eis(
        15,
        "De tussenopslag geldt per proces. Zo telt niemand het aantal inlogpogingen.",
        lambda w: (
            not any(deel in w.CACHES["default"]["BACKEND"] for deel in (".locmem.", ".dummy."))
        ),
    ),
    Eis(
        16,
        "SQLite is ouder dan 3.51.3 en kan dan gegevens verliezen. Installeer pysqlite3 opnieuw.",
        _sqlite_is_nieuw,
    ),
    Eis(
        17,
        "SQLite schrijft niet alles meteen weg. Zet synchronous=FULL en IMMEDIATE.",
        _sqlite_schrijft_door,
    ),
    Eis(18, "De Content-Security-Policy ontbreekt of laat te veel toe.", _csp_is_streng),
    Eis(
        19,
        "Inloggen kan zonder tweede stap. Zet TWEEDE_STAP_VERPLICHT aan.",
        lambda w: (
            w.TWEEDE_STAP_VERPLICHT and "scholen.inloggen.middleware.TweedeStap" in w.MIDDLEWARE
        ),
    ),
    Eis(
        20,
        "Er staat een code vast waarmee iedereen langs de tweede stap komt. Haal"
        " MFA_TOTP_INSECURE_BYPASS_CODE weg.",
        lambda w: not getattr(w, "MFA_TOTP_INSECURE_BYPASS_CODE", None),
    ),
    Eis(
        21,
        "Links in mail gaan niet over https. Laat ADRES beginnen met https://.",
        lambda w: w.ADRES.startswith("https://"),
    ),
    Eis(
        22,
        "Wat iemand oplaadt komt tussen de vaste bestanden. Zet MEDIA_ROOT op een eigen plek.",
        _uploads_staan_apart,
    ),
    Eis(
        23,
        "Er staat iets aan dat alleen voor deze machine is: een toegangssleutel of een"
        " inlogdienst zonder https.",
        lambda w: not (w.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN or w.INLOGDIENST_OP_DEZE_MACHINE),
    ),
    Eis(
        24,
        "Een antwoord mist een kopregel die de browser streng houdt. Zet de middleware daarvoor"
        " terug, voor die van de vaste bestanden.",
        _kopregels_gaan_voor,
    ),
    Eis(
        25,
        "De lijn naar de database is niet versleuteld. Zet ?sslmode=verify-full in DATABASE_URL.",
        lijnen.database_is_afgeschermd,
    ),
    Eis(
        26,
        "Mail gaat onversleuteld naar een andere server. Begin EMAIL_URL met smtp+tls of smtp+ssl.",
        lijnen.mail_is_afgeschermd,
    ),
)


@register(Tags.security, deploy=True)
def controleer_instellingen(
    app_configs: Sequence[AppConfig] | None = None, **kwargs: object
) -> list[CheckMessage]:
    """Hold the settings against ``EISEN``; one finding per demand that fails."""
    return [eis.bevinding for eis in EISEN if not eis.klopt(settings)]


def demo_bezwaar() -> str:
    """Why this database does not go with the value of ``DEMO``; empty when it does.

    An unmigrated database holds nothing, so it goes with both.

    Raises:
        DatabaseError: the database cannot be reached.
    """
    if Bestuur._meta.db_table not in connection.introspection.table_names():
        return ""
    if not zijn_er_besturen(demo=not settings.DEMO):
        return ""
    if settings.DEMO:
        return (
            "Deze database bevat een bestuur dat niet bij de demo hoort. Start zonder DEMO=1,"
            " of kies met DATA_DIR of DATABASE_URL een andere database."
        )
    return (
        "Deze database bevat de demo. Start met DEMO=1, of kies met DATA_DIR of DATABASE_URL"
        " een andere database."
    )


def bezwaren() -> list[str]:
    """The Dutch sentences that keep the product from starting; empty when it may start."""
    zinnen = [str(eis.msg) for eis in controleer_instellingen()] if settings.PRODUCTIE else []
    try:
        zinnen += filter(None, [demo_bezwaar()])
        zinnen += rol_bezwaren() if settings.PRODUCTIE and not settings.BEHEER else []
    except DatabaseError as fout:
        zinnen.append(f"De database is niet bereikbaar: {str(fout).strip()}")
    return zinnen


def weiger_onveilige_start() -> None:
    """Print what is wrong and end the process with exit code 1; do nothing if all is well."""
    zinnen = bezwaren()
    if zinnen:
        sys.stderr.write("Kwaliteitsdialoog start niet:\n")
        sys.stderr.writelines(f"  - {zin}\n" for zin in zinnen)
        raise SystemExit(1)
