"""Which passwords are good enough: forty rows, and a form that helps to choose one."""

import re

import pytest
from django.contrib.auth.password_validation import CommonPasswordValidator, validate_password
from django.core.exceptions import ValidationError

from scholen.inloggen.wachtwoord import KORTST, NietTeRaden
from tests.factories import WACHTWOORD, VestigingFactory

LIJST = "Dit wachtwoord staat op lijsten"
RADEN = "Dit wachtwoord bestaat vooral uit woorden die een ander kan raden"
KORT = "Dit wachtwoord is te kort. Neem minstens 15 tekens."
LANG = "Dit wachtwoord is te lang. Neem hooguit 128 tekens."
GOED = ""

TABEL = [
    ("de rode fiets zingt", GOED),
    ("vier eenden op een dak", GOED),
    ("vijftien tekens", GOED),
    ("zesmaal zestig is driehonderdzestig", GOED),
    ("alleenkleineletterszijngoed", GOED),
    ("ALLEEN HOOFDLETTERS MAG OOK", GOED),
    ("8402 7719 3365 1028 9", GOED),
    ("ümlaut én accenten ça va", GOED),
    ("日本語のパスワードはとても長い", GOED),
    ("kat 🐈 op het dak 🏠 slaapt", GOED),
    ("  spaties tellen mee  ", GOED),
    ("q7#Zt!9vLm2$xRw", GOED),
    ("bdfhjlnprtvxzac" * 4 + "abcd", GOED),  # 64 characters
    ("bdfhjlnprtvxzac" * 8 + "abcdefgh", GOED),  # 128
    ("de school staat naast een oude molen", GOED),
    ("op de wilgenhoek bloeien paarse tulpen", GOED),
    ("bdfhjlnprtvxzac" * 8 + "abcdefghi", LANG),
    ("", KORT),
    ("kort", KORT),
    ("veertien teken", KORT),
    ("passwordpassword", LIJST),
    ("P@ssw0rdP@ssw0rd", LIJST),
    ("password12345678", LIJST),
    ("12345678password", LIJST),
    ("qwertyuiop123456", LIJST),
    ("sunshine-2026-2026", LIJST),
    ("aaaaaaaaaaaaaaaa", LIJST),
    ("abababababababab", LIJST),
    ("111111111111111111", LIJST),
    ("123123123123123123", LIJST),
    ("123456789012345678", LIJST),
    ("Wilgenhoek-2026-2027", RADEN),
    ("dewilgenhoek12345", RADEN),
    ("W1lgenhoek W1lgenhoek", RADEN),
    ("Stichting De Brug 2026", RADEN),
    ("Kerkdriel-Kerkdriel", RADEN),
    ("12CD00-12CD00-12CD00", RADEN),
    ("Kwaliteitsdialoog1!", RADEN),
    ("WelkomWachtwoord2026", RADEN),
    ("Marit Hofstra 1984", RADEN),
    ("marit.hofstra@example.org", RADEN),
]


def test_elk_veelgebruikt_wachtwoord_wordt_ook_langer_gemaakt_geweigerd():
    """Few on the list have fifteen characters: people say them again, or put digits behind."""
    lijst = CommonPasswordValidator().passwords
    herhaald = [een * (KORTST // len(een) + 1) for een in lijst]
    met_cijfers = [f"{een}20262026202620" for een in lijst if re.search("[a-z]", een)]

    assert (len(herhaald), len(met_cijfers)) == (19_640, 18_167)
    assert [een for een in (*herhaald, *met_cijfers) if not _is_geweigerd(een)] == []


def _is_geweigerd(wachtwoord):
    try:
        NietTeRaden().validate(wachtwoord)
    except ValidationError:
        return True
    return False


@pytest.fixture
def ib(wereld):
    VestigingFactory(school=wereld.school, brin6="12CD00", plaats="Kerkdriel")
    return wereld.ib


@pytest.mark.django_db
def test_elk_wachtwoord_van_de_tabel_is_goed_of_zegt_wat_er_moet(ib):
    anders = []
    for wachtwoord, verwacht in TABEL:
        try:
            validate_password(wachtwoord, ib)
            gekregen = [GOED]
        except ValidationError as fout:
            gekregen = fout.messages
        if not any(een.startswith(verwacht) if verwacht else not een for een in gekregen):
            anders.append((wachtwoord, gekregen))

    assert anders == []


@pytest.mark.django_db
def test_wat_een_ander_kan_raden_verschilt_per_persoon(ib, wereld):
    validate_password("Kerkdriel-Kerkdriel", wereld.vreemde_ib)

    with pytest.raises(ValidationError):
        validate_password("Kerkdriel-Kerkdriel", ib)


@pytest.mark.django_db
def test_kiezen_kost_een_vast_aantal_vragen(ib, django_assert_max_num_queries):
    with django_assert_max_num_queries(4):
        validate_password("de rode fiets zingt", ib)


@pytest.mark.django_db
def test_het_formulier_laat_plakken_en_bewaren_en_vraagt_het_oude(client, ib):
    client.force_login(ib)

    pagina = client.get("/account/password/change/").content.decode()

    assert pagina.count('autocomplete="new-password"') == 2
    assert pagina.count('autocomplete="current-password"') == 1
    assert "onpaste" not in pagina
    assert "maxlength" not in pagina.split('<main id="inhoud"')[1]


@pytest.mark.django_db
def test_zonder_het_oude_wachtwoord_komt_er_geen_nieuw(client, ib):
    client.force_login(ib)
    nieuw = {"password1": "de rode fiets zingt", "password2": "de rode fiets zingt"}

    pagina = client.post("/account/password/change/", {"oldpassword": "mis", **nieuw})

    assert "Dit is niet je wachtwoord van nu." in pagina.content.decode()
    assert ib.check_password(WACHTWOORD)
