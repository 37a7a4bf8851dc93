"""Settings, from the environment alone; the README has the table.

Three modes: ``DEBUG=1`` development, ``DEMO=1`` demo (DEBUG off, plain cookies, no redirect to
https), neither is production. Every mode imports without any variable set; the web server and
the worker refuse to start on unsafe values (``kwaliteit/controles.py``).
"""

import sys
from importlib.util import find_spec
from pathlib import Path

import environ
import pysqlite3
from csp.constants import NONE, SELF
from django.core.management.utils import get_random_secret_key

from kwaliteit.omgeving import UitBestand
from scholen.inloggen.instellingen import ALLAUTH

# SQLite below 3.51.3 can corrupt a WAL database that several processes write to.
sys.modules["sqlite3"] = pysqlite3
sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2

_bootstrap = find_spec("bootstrap")
if _bootstrap is None or not _bootstrap.submodule_search_locations:
    raise RuntimeError("The files of Bootstrap are missing: pip install -r requirements.txt")
BOOTSTRAP_DIR = Path(_bootstrap.submodule_search_locations[0])

BASE_DIR = Path(__file__).resolve().parent.parent

env = environ.Env()
env.ENVIRON = UitBestand()

DEBUG = env.bool("DEBUG", default=False)
DEMO = env.bool("DEMO", default=False)
PRODUCTIE = not (DEBUG or DEMO)

DATA_DIR = Path(env.str("DATA_DIR", default=str(BASE_DIR / "var"))).resolve()
DATA_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)


def _geheime_sleutel() -> str:
    """The key from the environment; outside production one that is made once and kept."""
    sleutel: str = env.str("SECRET_KEY", default="")
    if sleutel:
        return sleutel
    if PRODUCTIE:
        return get_random_secret_key()  # enough for migrate and check; serving refuses
    bewaard = DATA_DIR / "secret_key"
    if not bewaard.exists():
        bewaard.touch(mode=0o600)
        bewaard.write_text(get_random_secret_key())
    return bewaard.read_text()


SECRET_KEY_UIT_OMGEVING = bool(env.str("SECRET_KEY", default=""))
SECRET_KEY = _geheime_sleutel()
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[] if PRODUCTIE else ["127.0.0.1", "localhost"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
LISTEN = env.str("LISTEN", default="127.0.0.1")
PORT = env.int("PORT", default=8000)


def _eigen_adres() -> str:
    """Where people find the product, for links in mail; never taken from a request."""
    if PRODUCTIE:
        return f"https://{ALLOWED_HOSTS[0] if ALLOWED_HOSTS else 'localhost'}"
    return f"http://{LISTEN}:{PORT}"


ADRES = env.str("ADRES", default="").rstrip("/") or _eigen_adres()

# --- Applications ---------------------------------------------------------------------------

INSTALLED_APPS = [
    "scholen",
    "kwaliteit",
    "gesprekken",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.usersessions",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_cotton.apps.SimpleAppConfig",
    "csp",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "scholen.middleware.niets_van_het_apparaat",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "scholen.middleware.geen_opslag_in_tussenstations",
    "scholen.bewaking.middleware.EenTransactie",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "scholen.middleware.spoor",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "scholen.bewaking.middleware.WieVraagt",
    "scholen.middleware.InloggenVerplicht",
    "scholen.middleware.GeenNul",
    "scholen.middleware.Sessieduur",
    "scholen.middleware.Werkplek",
    "scholen.grenzen.middleware.Grenzen",
    "scholen.inloggen.middleware.TweedeStap",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "scholen.inloggen.middleware.AlleenHier",
    "scholen.inloggen.middleware.NieuweHerstelcodes",
    "scholen.middleware.geen_kaal_nee",
]

ROOT_URLCONF = "kwaliteit.urls"
WSGI_APPLICATION = "kwaliteit.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django_cotton.cotton_loader.Loader",
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "builtins": [
                "django_cotton.templatetags.cotton",
                "kwaliteit.templatetags.huis",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "gesprekken.context.kop",
            ],
        },
    }
]
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

# --- Data -----------------------------------------------------------------------------------

BEHEER = env.bool("KW_BEHEER", default=False)  # manage.py says so: over all besturen, as owner
_sqlite = f"sqlite:///{DATA_DIR / 'kwaliteit.sqlite3'}"
_url = "DATABASE_URL_BEHEER" if BEHEER and env.str("DATABASE_URL_BEHEER", "") else "DATABASE_URL"
DATABASES = {"default": env.db(_url, default=_sqlite)}
DATABASE_GEDULD = {  # of PostgreSQL
    "lock_timeout": "5s",
    "statement_timeout": "30s",
    "idle_in_transaction_session_timeout": "30s",
}
_database = DATABASES["default"]
if _database["ENGINE"] == "django.db.backends.sqlite3":
    _database["OPTIONS"] = {
        # A write that starts as a read would fail at once instead of waiting its turn.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
            " PRAGMA journal_size_limit=67108864"
        ),
    }
else:
    _database["CONN_MAX_AGE"] = 60
    _database["CONN_HEALTH_CHECKS"] = True
    _database["OPTIONS"] = {
        **_database.get("OPTIONS", {}),
        "options": " ".join(f"-c {naam}={duur}" for naam, duur in DATABASE_GEDULD.items()),
    }
    DATABASES["tellers"] = {**_database, "TEST": {"MIRROR": "default"}}
    DATABASE_ROUTERS = ["scholen.bewaking.tellers.EigenLijn"]

CACHES = {  # counts attempts to log in, for all processes together
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "tussenopslag",
        # A full cache forgets a third, so that many addresses would wipe out the count of one.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# --- People ---------------------------------------------------------------------------------

AUTH_USER_MODEL = "scholen.Gebruiker"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "scholen.inloggen.wachtwoord.ZuinigeArgon2",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "scholen.inloggen.wachtwoord.Lengte"},
    {"NAME": "scholen.inloggen.wachtwoord.NietTeRaden"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
vars().update(ALLAUTH)
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTIE  # this machine has no https
TWEEDE_STAP_VERPLICHT = PRODUCTIE
GRENZEN_GELDEN = not DEBUG  # how often somebody may do something: scholen/grenzen
INLOGDIENST_OP_DEZE_MACHINE = False  # tests turn it on for their own provider
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("PROXIES", default=0)
EMAIL_CONFIG = env.email("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = env.str("EMAIL_FROM", default="Kwaliteitsdialoog <noreply@localhost>")
EMAIL_TIMEOUT = 20  # seconds; the worker tries again later

# --- Language and time ----------------------------------------------------------------------

LANGUAGE_CODE = "nl"
LOCALE_PATHS = [BASE_DIR / "locale"]  # Django's own error messages, in our words
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Amsterdam"
USE_THOUSAND_SEPARATOR = False

# --- Static files ---------------------------------------------------------------------------

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static", ("bootstrap", BOOTSTRAP_DIR)]
STATICFILES_FINDERS = ["kwaliteit.statisch.GekozenBestanden"]
WHITENOISE_ALLOW_ALL_ORIGINS = False  # our fonts and scripts are for our own pages
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ["woff2", "ttf", "map"]  # packed already, or hardly asked for
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "kwaliteit.opslag.Opslag"
    },
}

# What the room of schools asks about rounds and talks, which it does not know itself: by name, as
# in a URL.
LOPENDE_RONDES = "gesprekken.overzichten.lopend.lopende_jaren"
WAT_ER_GEBEURDE = "gesprekken.overzichten.logzinnen.wat_er_gebeurde"

# --- Security -------------------------------------------------------------------------------

SESSION_COOKIE_NAME = "__Host-kw_sessie" if PRODUCTIE else "kw_sessie"
CSRF_COOKIE_NAME = "__Host-kw_csrf" if PRODUCTIE else "kw_csrf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTIE
SESSION_ENGINE = "scholen.inloggen.sessie"  # knows the idle and the absolute end
SESSION_COOKIE_AGE = 12 * 60 * 60  # of who is not logged in
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_FAILURE_VIEW = "scholen.views.account.csrf_mislukt"
SECURE_SSL_REDIRECT = PRODUCTIE and env.bool("HTTPS_REDIRECT", default=True)
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTIE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = PRODUCTIE
if ALLAUTH_TRUSTED_PROXY_COUNT:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
DATA_UPLOAD_MAX_NUMBER_FIELDS = 4_000  # the preview of a kader posts three fields per line

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
        "manifest-src": [SELF],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"regel": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "regel"}},
    "root": {"handlers": ["console"], "level": "INFO"},
}
