"""Canaries: every text of others carries a word that must turn up nowhere one may not look."""

import re
from collections.abc import Iterable

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from gesprekken.bewijs.tabel import ANDERE, BUUR, EIGEN, VREEMD, lees_tabel
from scholen.bezorgen import als_mail
from scholen.models import UitgaandBericht, Uitnodiging
from tests.conftest import maak_wereld
from tests.factories import KwaliteitskaderFactory, VestigingFactory
from tests.kanaries import alles_in, zet_overal
from tests.toegangstabel import PAGINAS, Decor, adres
from tests.toneel import STATEN, speel
from tests.uitnodigingen import UitnodigingFactory

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
LINK = re.compile(r'(?:href|action)="(/[^"#]*)')
NIET_VOLGEN = ("/static/", "/account/logout/")
HOOGSTENS = 3_000


def _kort(namen: Iterable[str]) -> list:
    """Who may what a colleague may too, walks in the long form only: a walk takes long."""
    lang = ("mt", "andere_adviseur", "ib_van_twee")
    return [
        pytest.param(naam, marks=pytest.mark.bestendig) if naam in lang else naam for naam in namen
    ]


class Wandeling:
    """What each person can reach by links and forms; walked once, looked at by many tests."""

    def __init__(self) -> None:
        self.wereld = maak_wereld()
        self.gelopen: dict[str, dict[str, str]] = {}
        self.geweigerd: dict[str, set[str]] = {}
        self.decor = _zet_kanaries(self.wereld)
        self.overal = zet_overal([self.wereld.buurbestuur], "KANARIE-BUUR") | zet_overal(
            [self.wereld.vreemd_bestuur], "KANARIE-VREEMD"
        )

    def van(self, wie: str) -> dict[str, str]:
        if wie not in self.gelopen:
            self.gelopen[wie], self.geweigerd[wie] = _loop_door(getattr(self.wereld, wie))
        return self.gelopen[wie]

    def dode_links(self, wie: str) -> set[tuple[str, str]]:
        """The page and its link that this reader may not follow, or that leads nowhere."""
        return {
            (adres, link)
            for adres, tekst in self.van(wie).items()
            for link in _links(tekst)
            if link in self.geweigerd[wie]
        }


@pytest.fixture(scope="module")
def wandeling(module_lang):
    return Wandeling()


pytestmark = pytest.mark.django_db


def _zet_kanaries(wereld) -> Decor:
    """Each relation's dialogues, at every moment; the word says whose text it is and when."""
    kader = KwaliteitskaderFactory.gevuld(items=(1, 2))
    woorden = {EIGEN: "EIGEN", ANDERE: "ANDERE", BUUR: "BUUR", VREEMD: "VREEMD"}
    decor = Decor(wereld, kader)
    for relatie, spelers in decor.spelers().items():
        eigen = KwaliteitskaderFactory.gevuld(
            bestuur=spelers.school.bestuur, naam=f"Kader KANARIE-{woorden[relatie]}-kader"
        )
        decor.kaders[relatie] = {"gepubliceerd": eigen}
        VestigingFactory(school=spelers.school)
        UitnodigingFactory(school=spelers.school)
        for nummer, moment in enumerate(STATEN):
            decor.dialogen[relatie, moment] = speel(
                spelers,
                kader,
                tot=moment,
                schooljaar=f"{2022 + nummer}-{2023 + nummer}",
                tekst=f"KANARIE-{woorden[relatie]}-{moment}",
            )
    return decor


def _links(tekst: str) -> set[str]:
    """The addresses that a page leads to."""
    gevonden = {link.replace("&amp;", "&") for link in LINK.findall(tekst)}
    return {link for link in gevonden if not link.startswith(NIET_VOLGEN)}


def _loop_door(gebruiker) -> tuple[dict[str, str], set[str]]:
    """Everything somebody can reach by links and forms, from the start page.

    Gives the text by address, and the addresses that were forbidden or not there.
    """
    klant = Client()
    klant.force_login(gebruiker)
    gezien: dict[str, str] = {}
    geweigerd: set[str] = set()
    rij = [reverse(naam) for naam, pagina in PAGINAS.items() if not pagina.parameters]
    while rij:
        adres = rij.pop()
        if adres in gezien:
            continue
        assert len(gezien) < HOOGSTENS, "er komt geen einde aan de links"
        antwoord = klant.get(adres, follow=True)
        assert antwoord.status_code < 500, adres
        gezien[adres] = alles_in(antwoord)
        rij += _links(gezien[adres])
        if antwoord.status_code in (403, 404):
            geweigerd.add(adres)
    return gezien, geweigerd


def _treffers(bladen: dict[str, str], woord: str) -> list[str]:
    """The pages where a word stands that is not allowed there."""
    return [adres for adres, tekst in bladen.items() if re.search(woord, tekst)]


@pytest.mark.parametrize("wie", _kort(VAN_DIT_BESTUUR))
def test_niemand_komt_iets_tegen_van_een_ander_bestuur(wandeling, wie):
    bladen = wandeling.van(wie)

    assert len(bladen) >= 5
    assert _treffers(bladen, "KANARIE-(BUUR|VREEMD)") == []


@pytest.mark.parametrize("wie", _kort(VAN_DEZE_SCHOOL))
def test_een_school_leest_van_een_andere_school_alleen_de_ronde(wandeling, wie):
    bladen = wandeling.van(wie)

    assert _treffers(bladen, "(?<!RONDE-)KANARIE-ANDERE-(?!kader)") == []


@pytest.mark.parametrize(
    "wie", _kort(naam for naam in VAN_DIT_BESTUUR if naam not in ("ib", "mt", "directeur"))
)
def test_een_concept_van_de_school_blijft_binnen_de_school(wandeling, wie):
    bladen = wandeling.van(wie)

    concept = r"(Toelichting|Waaraan|Te vinden|Reden|Eigen onderwerp|Doel van de school|Reactie)"
    assert _treffers(bladen, f"{concept} KANARIE-[A-Z]+-voorbereiden") == []


@pytest.mark.parametrize("wie", _kort(naam for naam in VAN_DIT_BESTUUR if naam != "adviseur"))
def test_aantekeningen_zijn_van_hun_schrijver_alleen(wandeling, wie):
    bladen = wandeling.van(wie)

    mag = "ANDERE" if wie == "andere_adviseur" else "geen"
    assert _treffers(bladen, f"GEHEIM KANARIE-(?!{mag})") == []


@pytest.mark.parametrize("wie", _kort(naam for naam in VAN_DIT_BESTUUR if naam != "adviseur"))
def test_een_verslag_in_de_maak_leest_alleen_de_adviseur(wandeling, wie):
    bladen = wandeling.van(wie)

    geschreven = "(Onderdeel|Afspraak|Aandachtspunt|Ambitie) KANARIE-EIGEN-gevoerd"
    assert _treffers(bladen, geschreven) == []


@pytest.mark.parametrize("wie", ["team", "lezer", "beheerder", "zonder_rol", "swv_medewerker"])
def test_wie_de_inhoud_niet_leest_komt_geen_woord_tegen(wandeling, wie):
    bladen = wandeling.van(wie)

    assert _treffers(bladen, "(?<!RONDE-)KANARIE-[A-Z]+-(?!kader)") == []


@pytest.mark.parametrize(
    "wie", _kort([*VAN_DIT_BESTUUR, "ib_van_twee", "swv_medewerker", "installatiebeheerder"])
)
def test_geen_link_leidt_naar_een_dichte_deur(wandeling, wie):
    """What somebody may not open is not offered to them either."""
    assert wandeling.dode_links(wie) == set()


def test_de_eigen_mensen_komen_hun_eigen_woorden_wel_tegen(wandeling):
    """Otherwise the tests above would be green on an empty site."""
    bladen = wandeling.van("directeur")

    gevonden = {
        moment for moment in STATEN if _treffers(bladen, f"Toelichting KANARIE-EIGEN-{moment}")
    }

    assert gevonden == set(STATEN)


def test_in_bijna_elke_tekst_van_een_ander_bestuur_staat_een_kanarie(wandeling):
    modellen = {model for model, _ in wandeling.overal}

    assert len(wandeling.overal) >= 45
    assert {"Gebruiker", "School", "Bestuur", "Ronde", "Deelname", "Afspraak"} <= modellen


def _deuren_van_anderen(decor) -> list[str]:
    """Every address about a row of another bestuur, once."""
    adressen = {
        adres(rij, decor)
        for rij in lees_tabel()
        if rij["relatie"] in (BUUR, VREEMD) and "/bewerken/" not in PAGINAS[rij["url"]].route
        if rij["url"] != "kwaliteit:kader_publiceren"
    }
    return sorted(adressen)


def _klop_aan(gebruiker, adressen) -> dict[str, str]:
    """What somebody is told at a door that is not there: as a page, as data, and by a form."""
    klant = Client(raise_request_exception=False)
    klant.force_login(gebruiker)
    gegevens = {"accept": "application/json"}
    gehoord = {}
    for deur in adressen:
        with transaction.atomic():
            gehoord[f"GET {deur}"] = alles_in(klant.get(deur))
            gehoord[f"POST {deur}"] = alles_in(klant.post(deur, {"reden": "x" * 30}))
            gehoord[f"data {deur}"] = alles_in(klant.post(deur, {"veld": "?"}, headers=gegevens))
            transaction.set_rollback(True)
    return gehoord


def _van_een_ander_bestuur(bladen: dict[str, str]) -> list[str]:
    return _treffers(bladen, "KANARIE-(BUUR|VREEMD)")


@pytest.mark.parametrize("wie", ["directeur", "adviseur"])
def test_een_dichte_deur_zegt_niets_over_wat_erachter_staat(wandeling, wie):
    adressen = _deuren_van_anderen(wandeling.decor)[::12]

    gehoord = _klop_aan(getattr(wandeling.wereld, wie), adressen)

    assert len(gehoord) >= 60
    assert _van_een_ander_bestuur(gehoord) == []


@pytest.mark.bestendig
@pytest.mark.parametrize("wie", VAN_DIT_BESTUUR)
def test_geen_enkele_dichte_deur_zegt_iets(wandeling, wie):
    gehoord = _klop_aan(getattr(wandeling.wereld, wie), _deuren_van_anderen(wandeling.decor))

    assert len(gehoord) >= 650
    assert _van_een_ander_bestuur(gehoord) == []


@pytest.mark.bestendig
@pytest.mark.parametrize("wie", VAN_DIT_BESTUUR)
def test_wie_zoekt_vindt_niemand_van_een_ander_bestuur(wandeling, wie):
    """The first letters of the canaries, and a hundred others, in every list to search in."""
    klant = Client(raise_request_exception=False)
    klant.force_login(getattr(wandeling.wereld, wie))
    begin = [f"KANARIE-{'BV'[n % 2]}"[: n % 9 + 1] + chr(97 + n % 26) * (n > 8) for n in range(100)]
    gevonden = {}
    for lijst in ("afspraken", "beheer:mensen", "beheer:logboek"):
        for woord in begin:
            vraag = {"q": woord, "zoek": woord, "school": woord, "wie": woord, "rol": woord}
            antwoord = klant.get(reverse(lijst), vraag)
            pagina = alles_in(antwoord).replace(woord, "")
            gevonden[f"{lijst} {woord}"] = pagina

    assert _van_een_ander_bestuur(gevonden) == []


def test_een_mail_van_dit_bestuur_noemt_niets_van_een_ander(wandeling):
    klant = Client()
    klant.force_login(wandeling.wereld.beheerder)
    eigen = wandeling.decor.dialogen[EIGEN, "voorbereiden"].deelname.school
    uitnodiging = Uitnodiging.objects.get(rollen__school=eigen)

    klant.post(reverse("beheer:uitnodiging_opnieuw", args=[uitnodiging.sleutel]))

    bericht = als_mail(UitgaandBericht.objects.get(uitnodiging=uitnodiging)).message()
    teksten = {"kop": str(bericht), "tekst": bericht.get_payload(decode=True).decode()}
    assert "De Wilgenhoek" in teksten["tekst"]
    assert _treffers(teksten, "KANARIE-") == []


def test_een_pdf_wordt_uitgepakt(wandeling):
    """Of its own school the words stand in the pages of the report, which are packed."""
    bladen = wandeling.van("directeur")

    van_pdf = {adres: tekst for adres, tekst in bladen.items() if adres.endswith("/pdf/")}

    assert _treffers(van_pdf, "KANARIE-EIGEN-vastgesteld") != []
