"""Every demand on the settings is switched on once and seen to fail; the demo guard too."""

from types import SimpleNamespace

import pytest
from django.conf import settings as echte_instellingen

from kwaliteit import controles
from tests.factories import BestuurFactory
from tests.webserver import draai

GOEDE_SLEUTEL = "Zo-lang-en-willekeurig-als-een-sleutel-hoort-te-zijn-9372:xQ!"
GOEDE_OMGEVING = {
    "SECRET_KEY": GOEDE_SLEUTEL,
    "ALLOWED_HOSTS": "dialoog.example.org",
    "CSRF_TRUSTED_ORIGINS": "https://dialoog.example.org",
    "EMAIL_URL": "smtp+tls://mail.example.org:587",
    "EMAIL_FROM": "Kwaliteitsdialoog <dialoog@example.org>",
}
ZONDER_INLOGGEN = [m for m in echte_instellingen.MIDDLEWARE if "InloggenVerplicht" not in m]
ZONDER_TWEEDE_STAP = [m for m in echte_instellingen.MIDDLEWARE if "TweedeStap" not in m]
ZONDER_XFRAME = [m for m in echte_instellingen.MIDDLEWARE if "XFrame" not in m]
NA_DE_BESTANDEN = sorted(echte_instellingen.MIDDLEWARE, key=lambda m: "SecurityMiddleware" in m)
ZONDER_CSP = [m for m in echte_instellingen.MIDDLEWARE if "csp" not in m]
LOS_BELEID = {
    "DIRECTIVES": {
        **echte_instellingen.CONTENT_SECURITY_POLICY["DIRECTIVES"],
        "script-src": ["'self'", "'unsafe-inline'"],
    }
}


def _sqlite_nummers(**opties):
    """The numbers of the demands on SQLite that fail, on a database of this kind."""
    goed = {"init_command": "PRAGMA synchronous=FULL", "transaction_mode": "IMMEDIATE"}
    database = {"ENGINE": "django.db.backends.sqlite3", "OPTIONS": {**goed, **opties}}
    waarden = SimpleNamespace(DATABASES={"default": database})
    return {eis.nummer for eis in controles.EISEN[15:17] if not eis.klopt(waarden)}


@pytest.fixture
def veilig(settings):
    """The settings of a production that is in order, whatever mode the tests run in."""
    settings.DEBUG = settings.DEMO = False
    settings.PRODUCTIE = settings.SECRET_KEY_UIT_OMGEVING = True
    settings.BEHEER = True  # the role of the web server: tests/test_bewaking.py
    settings.SECRET_KEY = GOEDE_SLEUTEL
    settings.ALLOWED_HOSTS = ["dialoog.example.org"]
    settings.CSRF_TRUSTED_ORIGINS = ["https://dialoog.example.org"]
    settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME = "__Host-kw_sessie", "__Host-kw_csrf"
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    settings.SECURE_HSTS_SECONDS, settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = 31_536_000, True
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_USE_TLS = "mail.example.org", True
    settings.DEFAULT_FROM_EMAIL = "Kwaliteitsdialoog <dialoog@example.org>"
    settings.PASSWORD_HASHERS = ["scholen.inloggen.wachtwoord.ZuinigeArgon2"]
    settings.TWEEDE_STAP_VERPLICHT = True
    settings.ADRES = "https://dialoog.example.org"
    settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = False
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache"}}
    return settings


def _nummers():
    return {bevinding.id for bevinding in controles.controleer_instellingen()}


def test_goede_instellingen_geven_geen_enkele_bevinding(veilig):
    assert _nummers() == set()


def test_zonder_mailserver_gaat_er_ook_niets_onversleuteld_heen(veilig):
    veilig.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    veilig.EMAIL_HOST, veilig.EMAIL_USE_TLS = None, False

    assert _nummers() == {"kw.E011"}


@pytest.mark.parametrize(
    ("naam", "waarde", "nummer"),
    [
        ("DEBUG", True, "kw.E001"),
        ("SECRET_KEY_UIT_OMGEVING", False, "kw.E002"),
        ("SECRET_KEY", GOEDE_SLEUTEL[:49], "kw.E003"),
        ("SECRET_KEY", "abc" * 20, "kw.E003"),
        ("SECRET_KEY", f"django-insecure-{GOEDE_SLEUTEL}", "kw.E003"),
        ("ALLOWED_HOSTS", [], "kw.E004"),
        ("ALLOWED_HOSTS", ["dialoog.example.org", "*"], "kw.E005"),
        ("CSRF_TRUSTED_ORIGINS", ["http://dialoog.example.org"], "kw.E006"),
        ("SESSION_COOKIE_NAME", "sessie", "kw.E007"),
        ("CSRF_COOKIE_NAME", "csrf", "kw.E007"),
        ("SESSION_COOKIE_SECURE", False, "kw.E007"),
        ("CSRF_COOKIE_SECURE", False, "kw.E007"),
        ("SESSION_COOKIE_PATH", "/account/", "kw.E007"),
        ("CSRF_COOKIE_DOMAIN", ".example.org", "kw.E007"),
        ("SESSION_COOKIE_HTTPONLY", False, "kw.E008"),
        ("SECURE_HSTS_SECONDS", 31_535_999, "kw.E009"),
        ("SECURE_HSTS_INCLUDE_SUBDOMAINS", False, "kw.E009"),
        ("SECURE_PROXY_SSL_HEADER", ("HTTP_X_FORWARDED_PROTO", "https"), "kw.E010"),
        ("EMAIL_BACKEND", "django.core.mail.backends.console.EmailBackend", "kw.E011"),
        ("EMAIL_BACKEND", "django.core.mail.backends.locmem.EmailBackend", "kw.E011"),
        ("DEFAULT_FROM_EMAIL", "Kwaliteitsdialoog <noreply@localhost>", "kw.E012"),
        ("PASSWORD_HASHERS", ["django.contrib.auth.hashers.MD5PasswordHasher"], "kw.E013"),
        ("MIDDLEWARE", ZONDER_INLOGGEN, "kw.E014"),
        (
            "CACHES",
            {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}},
            "kw.E015",
        ),
        ("MIDDLEWARE", ZONDER_CSP, "kw.E018"),
        ("CONTENT_SECURITY_POLICY", LOS_BELEID, "kw.E018"),
        ("TWEEDE_STAP_VERPLICHT", False, "kw.E019"),
        ("MIDDLEWARE", ZONDER_TWEEDE_STAP, "kw.E019"),
        ("MFA_TOTP_INSECURE_BYPASS_CODE", "123456", "kw.E020"),
        ("ADRES", "http://dialoog.example.org", "kw.E021"),
        ("MEDIA_ROOT", f"{echte_instellingen.STATIC_ROOT}/opgeladen", "kw.E022"),
        ("MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN", True, "kw.E023"),
        ("INLOGDIENST_OP_DEZE_MACHINE", True, "kw.E023"),
        ("MIDDLEWARE", ZONDER_XFRAME, "kw.E024"),
        ("MIDDLEWARE", NA_DE_BESTANDEN, "kw.E024"),
        ("EMAIL_USE_TLS", False, "kw.E026"),
    ],
)
def test_een_onveilige_instelling_wordt_gevonden(veilig, naam, waarde, nummer):
    setattr(veilig, naam, waarde)

    assert nummer in _nummers()
    assert _nummers() - {nummer} <= ({"kw.E024"} if waarde is ZONDER_CSP else set())


@pytest.mark.parametrize(
    ("opties", "nummers"),
    [
        ({}, set()),
        ({"init_command": "PRAGMA synchronous=NORMAL"}, {17}),
        ({"transaction_mode": "DEFERRED"}, {17}),
    ],
)
def test_sqlite_moet_alles_meteen_wegschrijven(opties, nummers):
    assert _sqlite_nummers(**opties) == nummers


def test_een_oude_sqlite_wordt_gevonden(monkeypatch):
    monkeypatch.setattr("sqlite3.sqlite_version_info", (3, 51, 2))

    assert _sqlite_nummers() == {16}


def test_elke_eis_heeft_een_eigen_nummer_en_een_volzin():
    assert [eis.nummer for eis in controles.EISEN] == list(range(1, len(controles.EISEN) + 1))
    assert {eis.zin[-1] for eis in controles.EISEN} <= {".", "…"}


@pytest.mark.django_db
def test_productie_op_orde_mag_starten(veilig):
    assert controles.bezwaren() == []
    assert controles.weiger_onveilige_start() is None


@pytest.mark.django_db
def test_in_een_demo_gelden_de_eisen_van_productie_niet(veilig):
    veilig.PRODUCTIE, veilig.DEMO = False, True
    veilig.SECRET_KEY = GOEDE_SLEUTEL[:10]

    assert controles.bezwaren() == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("demo", "is_demo", "begin"),
    [
        (True, True, None),
        (True, False, "Deze database bevat een bestuur dat niet bij de demo hoort."),
        (False, True, "Deze database bevat de demo."),
        (False, False, None),
    ],
)
def test_demo_en_echte_gegevens_gaan_niet_samen(veilig, demo, is_demo, begin):
    veilig.DEMO = demo
    BestuurFactory(is_demo=is_demo)

    zinnen = controles.bezwaren()

    assert [zin.startswith(begin) for zin in zinnen] == ([True] if begin else [])


@pytest.mark.django_db
def test_een_lege_database_past_bij_beide(veilig):
    veilig.DEMO = True

    assert controles.demo_bezwaar() == ""


@pytest.mark.django_db
def test_wie_niet_mag_starten_leest_per_bevinding_een_zin(veilig, capsys):
    veilig.ALLOWED_HOSTS = []
    veilig.SECRET_KEY = GOEDE_SLEUTEL[:10]

    with pytest.raises(SystemExit) as einde:
        controles.weiger_onveilige_start()

    assert einde.value.code == 1
    assert capsys.readouterr().err.splitlines() == [
        "Kwaliteitsdialoog start niet:",
        "  - SECRET_KEY is te zwak. Neem minstens 50 willekeurige tekens.",
        "  - ALLOWED_HOSTS is leeg. Noem de namen waaronder het product bereikbaar is.",
    ]


def test_check_deploy_is_schoon_met_een_goede_omgeving(tmp_path):
    uit = draai(
        "manage.py",
        "check",
        "--deploy",
        "--fail-level",
        "INFO",
        DATA_DIR=str(tmp_path),
        **GOEDE_OMGEVING,
    )

    assert (uit.returncode, uit.stderr) == (0, "")
    assert uit.stdout == "System check identified no issues (0 silenced).\n"


@pytest.mark.parametrize("omgeving", [{}, {"DEBUG": "1"}, {"DEMO": "1"}], ids=str)
def test_check_slaagt_in_elke_stand_met_een_lege_omgeving(tmp_path, omgeving):
    uit = draai("manage.py", "check", DATA_DIR=str(tmp_path), **omgeving)

    assert (uit.returncode, uit.stderr) == (0, "")


@pytest.mark.parametrize(
    "opdracht",
    [
        ["manage.py", "werker"],
        ["manage.py", "start"],
        ["-m", "gunicorn", "--bind", "127.0.0.1:0"],
        ["-c", "import kwaliteit.wsgi"],
    ],
    ids=lambda opdracht: " ".join(opdracht[:2]),
)
def test_een_onveilige_productie_start_niet(tmp_path, opdracht):
    uit = draai(*opdracht, DATA_DIR=str(tmp_path))

    assert uit.returncode == 1
    assert "Kwaliteitsdialoog start niet:" in uit.stderr
    assert "  - SECRET_KEY ontbreekt. Zet in de omgeving een lange, willekeurige" in uit.stderr
    assert "Traceback" not in uit.stderr


def test_een_demo_luistert_alleen_op_deze_machine(tmp_path):
    uit = draai("-m", "gunicorn", "--bind", "0.0.0.0:0", DATA_DIR=str(tmp_path), DEMO="1")

    assert uit.returncode == 1
    assert uit.stderr.endswith("Met DEMO=1 luistert de webserver alleen op 127.0.0.1.\n")


def test_start_weigert_een_demo_op_het_netwerk(tmp_path):
    uit = draai("manage.py", "start", DATA_DIR=str(tmp_path), DEMO="1", LISTEN="0.0.0.0")  # noqa: S104 what must be refused

    assert uit.returncode == 1
    assert "luistert het product alleen op 127.0.0.1." in uit.stderr


def test_buiten_productie_wordt_de_sleutel_een_keer_gemaakt_en_bewaard(tmp_path):
    opdracht = ["-c", "from kwaliteit import settings; print(settings.SECRET_KEY)"]

    eerste = draai(*opdracht, DATA_DIR=str(tmp_path), DEMO="1").stdout
    tweede = draai(*opdracht, DATA_DIR=str(tmp_path), DEBUG="1").stdout

    assert eerste == tweede
    assert (tmp_path / "secret_key").read_text() == eerste.strip()
    assert (tmp_path / "secret_key").stat().st_mode & 0o777 == 0o600


def test_in_productie_wordt_geen_sleutel_bewaard(tmp_path):
    uit = draai("-c", "import kwaliteit.settings", DATA_DIR=str(tmp_path))

    assert uit.returncode == 0
    assert list(tmp_path.iterdir()) == []
