"""Notes of one person, and what is captured of them for both sides."""

import pytest

from gesprekken.acties import kladblok
from gesprekken.acties.afspraak import notitie_toevoegen
from gesprekken.models import (
    Aandachtspunt,
    Aantekening,
    Afspraak,
    Ambitie,
    Bevinding,
    Doel,
    Gesprek,
)
from kwaliteit.models import Tekstversie
from kwaliteit.overgangen import OngeldigeOvergang
from scholen.models.sleutel import nieuwe_sleutel
from tests.factories import AfspraakFactory
from tests.gesprekken import verhaal
from tests.gesprekken.verhaal import OP


@pytest.fixture
def gesprek(wereld):
    return verhaal.gepland(verhaal.gesprek(wereld), wereld)


@pytest.fixture
def punt(gesprek):
    return gesprek.agendapunten.select_related("onderwerp__item").get(onderwerp__item__code="2a")


def regel(gesprek, punt, wereld, tekst="Marit kijkt elke maand mee.", zegt=""):
    rij = kladblok.nieuwe_regel(
        gesprek, sleutel=nieuwe_sleutel(), agendapunt=punt, auteur=wereld.adviseur, op=OP
    )
    Aantekening.objects.filter(pk=rij.pk).update(tekst=tekst, gezegd_door=zegt)
    rij.refresh_from_db()
    return rij


def test_een_sleutel_geeft_een_regel_hoe_vaak_je_ook_vraagt(gesprek, punt, wereld):
    sleutel = nieuwe_sleutel()

    for _ in range(2):
        kladblok.nieuwe_regel(
            gesprek, sleutel=sleutel, agendapunt=punt, auteur=wereld.adviseur, op=OP
        )

    rij = Aantekening.objects.get()
    assert (rij.sleutel, rij.soort, rij.agendapunt, rij.auteur) == (
        sleutel,
        "klad",
        punt,
        wereld.adviseur,
    )


def test_de_voorbereiding_is_een_notitie_per_auteur(gesprek, wereld):
    een = kladblok.voorbereiding(gesprek, auteur=wereld.adviseur, op=OP)
    twee = kladblok.voorbereiding(gesprek, auteur=wereld.adviseur, op=OP)
    van_ander = kladblok.voorbereiding(gesprek, auteur=wereld.andere_adviseur, op=OP)

    assert een == twee
    assert van_ander != een


def test_een_bevinding_is_er_een_per_item_en_auteur(gesprek, punt, wereld):
    item = punt.onderwerp.item

    een = kladblok.bevinding(gesprek, item=item, auteur=wereld.adviseur)
    twee = kladblok.bevinding(gesprek, item=item, auteur=wereld.adviseur)

    assert een == twee
    assert Bevinding.objects.zichtbaar_voor(wereld.andere_adviseur).count() == 0


@pytest.mark.parametrize(
    ("zegt", "partij"), [("de school", "school"), ("ik", "bestuur"), ("", "samen")]
)
def test_een_regel_wordt_in_een_stap_een_afspraak(gesprek, punt, wereld, zegt, partij):
    rij = regel(gesprek, punt, wereld, zegt=zegt)

    kladblok.vastleggen_van_regel(rij, soort="afspraak")

    afspraak = Afspraak.objects.get()
    assert (afspraak.wat, afspraak.partij, afspraak.agendapunt, afspraak.school) == (
        "Marit kijkt elke maand mee.",
        partij,
        punt,
        wereld.school,
    )
    assert (afspraak.item, afspraak.plek, afspraak.gerichtheid) == (
        punt.onderwerp.item,
        "school",
        "leren",
    )
    assert Aantekening.objects.get().werd == afspraak.sleutel


def test_een_regel_wordt_een_aandachtspunt_met_het_item(gesprek, punt, wereld):
    kladblok.vastleggen_van_regel(regel(gesprek, punt, wereld), soort="aandachtspunt")

    rij = Aandachtspunt.objects.get()
    assert (rij.tekst, rij.voor_wie, rij.item) == (
        "Marit kijkt elke maand mee.",
        "samen",
        punt.onderwerp.item,
    )


@pytest.mark.parametrize(("zegt", "van_school"), [("de school", True), ("ik", False), ("", True)])
def test_een_ambitie_is_van_de_school_tenzij_het_bestuur_hem_noemt(
    gesprek, punt, wereld, zegt, van_school
):
    kladblok.vastleggen_van_regel(regel(gesprek, punt, wereld, zegt=zegt), soort="ambitie")

    assert Ambitie.objects.get().school == (wereld.school if van_school else None)


def test_de_tweede_klik_geeft_wat_de_eerste_maakte(gesprek, punt, wereld):
    rij = regel(gesprek, punt, wereld)
    ook = Aantekening.objects.select_related("gesprek").get(pk=rij.pk)

    een = kladblok.vastleggen_van_regel(rij, soort="afspraak")
    twee = kladblok.vastleggen_van_regel(ook, soort="afspraak")

    assert een == twee
    assert Afspraak.objects.count() == 1


def test_een_lege_regel_wordt_niets(gesprek, punt, wereld):
    with pytest.raises(OngeldigeOvergang, match="Schrijf eerst op"):
        kladblok.vastleggen_van_regel(regel(gesprek, punt, wereld, tekst="  "), soort="afspraak")

    assert Afspraak.objects.count() == 0


def test_vers_vastleggen_heeft_twee_keer_gestuurd_een_gevolg(gesprek, punt, wereld):
    sleutel = nieuwe_sleutel()

    for _ in range(2):
        kladblok.vastleggen(
            gesprek,
            soort="afspraak",
            sleutel=sleutel,
            tekst="Een vaste vervanger",
            agendapunt=None,
            partij="bestuur",
            wie="Hanneke",
            wanneer="voor 1 maart",
        )

    rij = Afspraak.objects.get()
    assert (rij.wat, rij.partij, rij.wie, rij.tot_tekst, rij.agendapunt, rij.item) == (
        "Een vaste vervanger",
        "bestuur",
        "Hanneke",
        "voor 1 maart",
        None,
        None,
    )


@pytest.mark.parametrize("soort", ["afspraak", "aandachtspunt", "ambitie"])
def test_weghalen_bewaart_de_woorden_en_maakt_de_regel_weer_vrij(gesprek, punt, wereld, soort):
    rij = regel(gesprek, punt, wereld)
    vast = kladblok.vastleggen_van_regel(rij, soort=soort)

    kladblok.weghalen(vast, door=wereld.adviseur, op=OP)

    assert Afspraak.objects.count() + Aandachtspunt.objects.count() + Ambitie.objects.count() == 0
    assert Aantekening.objects.get().werd == ""
    versie = Tekstversie.objects.get(model=soort)
    assert (versie.tekst, versie.door) == ("Marit kijkt elke maand mee.", wereld.adviseur)


def test_weghalen_bewaart_ook_wat_anderen_erbij_schreven(gesprek, wereld):
    """It lay open for a while, then its adviser took the verslag back."""
    afspraak = AfspraakFactory(gesprek=gesprek, wie="Marit", tot_tekst="voor de zomer")
    Gesprek.objects.update(status="ter_vaststelling")
    gedeeld = Afspraak.objects.select_related("gesprek").get()
    notitie_toevoegen(gedeeld, tekst="We zijn al begonnen.", door=wereld.directeur, op=OP)
    Gesprek.objects.update(status="gevoerd")
    afspraak = Afspraak.objects.select_related("gesprek", "bestuur").get()

    kladblok.weghalen(afspraak, door=wereld.adviseur, op=OP)

    bewaard = {(rij.door, rij.veld, rij.tekst) for rij in Tekstversie.objects.all()}
    assert bewaard >= {
        (wereld.directeur, "tekst", "We zijn al begonnen."),
        (wereld.adviseur, "wie", "Marit"),
        (wereld.adviseur, "tot_tekst", "voor de zomer"),
    }


def test_na_weghalen_kan_de_regel_opnieuw_worden_vastgelegd(gesprek, punt, wereld):
    rij = regel(gesprek, punt, wereld)
    kladblok.weghalen(
        kladblok.vastleggen_van_regel(rij, soort="afspraak"), door=wereld.adviseur, op=OP
    )
    rij.refresh_from_db()

    kladblok.vastleggen_van_regel(rij, soort="ambitie")

    assert Ambitie.objects.count() == 1


@pytest.mark.parametrize("status", ["ter_vaststelling", "vastgesteld", "zonder_vaststelling"])
def test_als_het_verslag_voorligt_komt_er_niets_bij_en_gaat_er_niets_af(
    gesprek, punt, wereld, status
):
    rij = regel(gesprek, punt, wereld)
    vast = kladblok.vastleggen_van_regel(rij, soort="aandachtspunt")
    Gesprek.objects.update(status=status)
    rij = Aantekening.objects.select_related("gesprek__school", "agendapunt").get()
    vast = Aandachtspunt.objects.select_related("gesprek").get()

    with pytest.raises(OngeldigeOvergang):
        kladblok.vastleggen_van_regel(rij, soort="afspraak")
    with pytest.raises(OngeldigeOvergang):
        kladblok.parkeren(rij)
    with pytest.raises(OngeldigeOvergang):
        kladblok.weghalen(vast, door=wereld.adviseur, op=OP)

    assert Aandachtspunt.objects.count() == 1
    assert Afspraak.objects.count() == 0


def test_parkeren_en_weer_terug(gesprek, punt, wereld):
    rij = regel(gesprek, punt, wereld)

    kladblok.parkeren(rij)
    geparkeerd = Aantekening.objects.get().soort
    kladblok.parkeren(rij)

    assert geparkeerd == "parkeren"
    assert Aantekening.objects.get().soort == "klad"


def test_een_doel_per_soort_en_een_leeg_doel_is_geen_doel(gesprek):
    afspraak = AfspraakFactory(gesprek=gesprek)

    een = kladblok.doel_bij(afspraak, soort="merkbaar")
    twee = kladblok.doel_bij(afspraak, soort="merkbaar")
    Doel.objects.filter(pk=een.pk).update(bij_wie="ouders")
    kladblok.leeg_doel_weghalen(een)
    leeg = kladblok.doel_bij(afspraak, soort="meetbaar")
    kladblok.leeg_doel_weghalen(leeg)

    assert een == twee
    assert [doel.soort for doel in afspraak.doelen.all()] == ["merkbaar"]


def test_een_doel_van_wat_intussen_weg_is(gesprek, wereld):
    afspraak = AfspraakFactory(gesprek=gesprek)
    kladblok.weghalen(Afspraak.objects.get(), door=wereld.adviseur, op=OP)

    with pytest.raises(Afspraak.DoesNotExist):
        kladblok.doel_bij(afspraak, soort="merkbaar")
    assert not Doel.objects.exists()
