"""Canaries: every text of others carries a word that must turn up nowhere one may not look."""

import re
from io import BytesIO

import pytest
from django.db import transaction
from django.test import Client
from pypdf import PdfReader

from gesprekken.bewijs.tabel import ANDERE, BUUR, EIGEN, VREEMD
from tests.conftest import maak_wereld
from tests.factories import KwaliteitskaderFactory
from tests.toegangstabel import Decor
from tests.toneel import STATEN, speel

VAN_DEZE_SCHOOL = ("ib", "mt", "team", "directeur")
VAN_DIT_BESTUUR = (
    *VAN_DEZE_SCHOOL,
    "adviseur",
    "andere_adviseur",
    "bestuurder",
    "lezer",
    "beheerder",
    "zonder_rol",
)
LINK = re.compile(r'(?:href|action)="(/[^"#]*)"')
NIET_VOLGEN = ("/static/", "/account/logout/")
HOOGSTENS = 3_000


class Wandeling:
    """What each person can reach by links and forms; walked once, looked at by many tests."""

    def __init__(self) -> None:
        self.wereld = maak_wereld()
        self.gelopen: dict[str, dict[str, str]] = {}
        _zet_kanaries(self.wereld)

    def van(self, wie: str) -> dict[str, str]:
        if wie not in self.gelopen:
            self.gelopen[wie] = _loop_door(getattr(self.wereld, wie))
        return self.gelopen[wie]


@pytest.fixture(scope="module")
def wandeling(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield Wandeling()
        transaction.set_rollback(True)


pytestmark = pytest.mark.django_db


def _zet_kanaries(wereld) -> None:
    """Each relation's dialogues, at every moment; the word says whose text it is and when."""
    kader = KwaliteitskaderFactory.gevuld(items=(1, 2))
    woorden = {EIGEN: "EIGEN", ANDERE: "ANDERE", BUUR: "BUUR", VREEMD: "VREEMD"}
    for relatie, spelers in Decor(wereld, kader).spelers().items():
        KwaliteitskaderFactory.gevuld(
            bestuur=spelers.school.bestuur, naam=f"Kader KANARIE-{woorden[relatie]}-kader"
        )
        for nummer, moment in enumerate(STATEN):
            speel(
                spelers,
                kader,
                tot=moment,
                schooljaar=f"{2022 + nummer}-{2023 + nummer}",
                tekst=f"KANARIE-{woorden[relatie]}-{moment}",
            )


def _loop_door(gebruiker) -> dict[str, str]:
    """Everything somebody can reach by links and forms, from the start page: text by address."""
    klant = Client()
    klant.force_login(gebruiker)
    gezien: dict[str, str] = {}
    rij = ["/", "/rondes/", "/gesprekken/", "/afspraken/", "/kwaliteit/kaders/"]
    while rij:
        adres = rij.pop().replace("&amp;", "&")
        if adres in gezien or adres.startswith(NIET_VOLGEN):
            continue
        assert len(gezien) < HOOGSTENS, "er komt geen einde aan de links"
        antwoord = klant.get(adres, follow=True)
        assert antwoord.status_code < 500, adres
        gezien[adres] = _tekst(antwoord)
        rij += LINK.findall(gezien[adres])
    return gezien


def _tekst(antwoord) -> str:
    soort = antwoord.headers.get("Content-Type", "")
    if soort == "application/pdf":
        paginas = PdfReader(BytesIO(antwoord.content)).pages
        return " ".join(pagina.extract_text() for pagina in paginas)
    return antwoord.content.decode("utf-8", errors="replace")


def _treffers(bladen: dict[str, str], woord: str) -> list[str]:
    """The pages where a word stands that is not allowed there."""
    return [adres for adres, tekst in bladen.items() if re.search(woord, tekst)]


@pytest.mark.parametrize("wie", VAN_DIT_BESTUUR)
def test_niemand_komt_iets_tegen_van_een_ander_bestuur(wandeling, wie):
    bladen = wandeling.van(wie)

    assert len(bladen) >= 5
    assert _treffers(bladen, "KANARIE-(BUUR|VREEMD)") == []


@pytest.mark.parametrize("wie", VAN_DEZE_SCHOOL)
def test_een_school_leest_van_een_andere_school_alleen_de_ronde(wandeling, wie):
    bladen = wandeling.van(wie)

    assert _treffers(bladen, "(?<!RONDE-)KANARIE-ANDERE-(?!kader)") == []


@pytest.mark.parametrize(
    "wie", [naam for naam in VAN_DIT_BESTUUR if naam not in ("ib", "mt", "directeur")]
)
def test_een_concept_van_de_school_blijft_binnen_de_school(wandeling, wie):
    bladen = wandeling.van(wie)

    concept = r"(Toelichting|Waaraan|Te vinden|Reden|Eigen onderwerp|Doel van de school|Reactie)"
    assert _treffers(bladen, f"{concept} KANARIE-[A-Z]+-voorbereiden") == []


@pytest.mark.parametrize("wie", [naam for naam in VAN_DIT_BESTUUR if naam != "adviseur"])
def test_aantekeningen_zijn_van_hun_schrijver_alleen(wandeling, wie):
    bladen = wandeling.van(wie)

    mag = "ANDERE" if wie == "andere_adviseur" else "geen"
    assert _treffers(bladen, f"GEHEIM KANARIE-(?!{mag})") == []


def test_een_verslag_in_de_maak_leest_alleen_de_adviseur(wandeling):
    for wie in VAN_DIT_BESTUUR:
        if wie == "adviseur":
            continue
        bladen = wandeling.van(wie)

        geschreven = "(Onderdeel|Afspraak|Aandachtspunt|Ambitie) KANARIE-EIGEN-gevoerd"
        assert _treffers(bladen, geschreven) == [], wie


@pytest.mark.parametrize("wie", ["team", "lezer", "beheerder", "zonder_rol", "swv_medewerker"])
def test_wie_de_inhoud_niet_leest_komt_geen_woord_tegen(wandeling, wie):
    bladen = wandeling.van(wie)

    assert _treffers(bladen, "(?<!RONDE-)KANARIE-[A-Z]+-(?!kader)") == []


def test_de_eigen_mensen_komen_hun_eigen_woorden_wel_tegen(wandeling):
    """Otherwise the tests above would be green on an empty site."""
    bladen = wandeling.van("directeur")

    gevonden = {
        moment for moment in STATEN if _treffers(bladen, f"Toelichting KANARIE-EIGEN-{moment}")
    }

    assert gevonden == set(STATEN)
