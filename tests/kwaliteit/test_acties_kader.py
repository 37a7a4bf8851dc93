from dataclasses import replace

import pytest
from django.conf import settings

from kwaliteit.acties.kader import KaderLigtVast, kader_laden
from kwaliteit.inlezen.bestand import lees_bestand
from kwaliteit.inlezen.concept import ThemaConcept
from kwaliteit.models import Domein, Item, Kwaliteitskader, Niveau, Thema
from kwaliteit.overzichten.opgeslagen import concept_van, zegt_hetzelfde
from scholen.inlezen.fout import InlezenMislukt
from scholen.models import Gebeurtenis
from tests.factories import MOMENT

STANDAARD = settings.BASE_DIR / "kwaliteit" / "kaders" / "passend-onderwijs.toml"
TEKST = "Ons kader\n\n1. De basis\na. Eerste.\nb. Tweede.\n2. De zorg\na. Derde.\n"

pytestmark = pytest.mark.django_db


@pytest.fixture
def concept():
    return lees_bestand("Ons kader.txt", TEKST)


def codes(kader):
    return list(kader.items.in_volgorde().values_list("domein__code", "code", "stelling"))


def test_een_kader_wordt_een_concept_met_alles_erin(concept):
    kader = kader_laden(concept, op=MOMENT)

    assert (kader.naam, kader.versie, kader.status) == ("Ons kader", "1", "concept")
    assert (kader.bestuur, kader.swv, kader.vorige) == (None, None, None)
    assert kader.inleiding == "Ons kader"
    assert codes(kader) == [
        ("1", "1a", "Eerste."),
        ("1", "1b", "Tweede."),
        ("2", "2a", "Derde."),
    ]


def test_het_standaardkader_komt_er_net_zo_weer_uit():
    concept = lees_bestand(STANDAARD.name, STANDAARD.read_bytes())

    kader = kader_laden(concept, op=MOMENT)

    assert zegt_hetzelfde(kader, concept)
    assert concept_van(kader).schaal == concept.schaal
    assert Item.objects.get(kader=kader, code="1c").themas.count() == 2


def test_naam_versie_en_eigenaar_zijn_te_kiezen(concept, wereld):
    kader = kader_laden(
        concept,
        naam="Het kader",
        versie="2027",
        bestuur=wereld.bestuur,
        door=wereld.adviseur,
        op=MOMENT,
    )

    assert (str(kader), kader.bestuur) == ("Het kader, versie 2027", wereld.bestuur)
    assert list(Gebeurtenis.objects.values_list("naam", "model", "naar", "bestuur")) == [
        ("Hanneke Dijkgraaf", "kwaliteitskader", "concept", wereld.bestuur.pk)
    ]


def test_nog_eens_laden_werkt_een_concept_bij_per_code(concept):
    eerst = kader_laden(concept, op=MOMENT)
    blijft = Item.objects.get(kader=eerst, code="1a").pk
    anders = lees_bestand(
        "Ons kader.txt", "1. De kern\nb. Tweede!\na. Eerste.\n3. Ouders\na. Nieuw.\n"
    )

    kader = kader_laden(anders, op=MOMENT)

    assert kader == eerst
    assert codes(kader) == [("1", "1b", "Tweede!"), ("1", "1a", "Eerste."), ("3", "3a", "Nieuw.")]
    assert list(kader.domeinen.values_list("code", "titel")) == [("1", "De kern"), ("3", "Ouders")]
    assert Item.objects.get(kader=kader, code="1a").pk == blijft
    assert Kwaliteitskader.objects.count() == 1


def test_nog_eens_laden_laat_niets_dubbel_achter():
    concept = lees_bestand(STANDAARD.name, STANDAARD.read_bytes())
    kader_laden(concept, op=MOMENT)
    andere_themas = (ThemaConcept("nieuw", "Nieuw"), *reversed(concept.themas))

    kader = kader_laden(replace(concept, themas=andere_themas), op=MOMENT)

    assert zegt_hetzelfde(kader, replace(concept, themas=andere_themas))
    tellingen = [rijen.objects.count() for rijen in (Domein, Item, Niveau, Thema)]
    assert tellingen == [7, 52, 4, 17]


def test_een_gepubliceerd_kader_met_dezelfde_inhoud_blijft_zoals_het_is(concept, wereld):
    kader = kader_laden(concept, op=MOMENT)
    kader.publiceren(door=wereld.adviseur, op=MOMENT)

    opnieuw = kader_laden(concept, op=MOMENT)

    assert (opnieuw.pk, opnieuw.status) == (kader.pk, "gepubliceerd")


def test_een_gepubliceerd_kader_krijgt_geen_andere_inhoud(concept, wereld):
    kader = kader_laden(concept, op=MOMENT)
    kader.publiceren(door=wereld.adviseur, op=MOMENT)
    anders = lees_bestand("Ons kader.txt", TEKST.replace("Derde.", "Derde, maar anders."))

    with pytest.raises(KaderLigtVast, match="Laad deze tekst met een andere versie"):
        kader_laden(anders, op=MOMENT)

    assert codes(kader)[-1] == ("2", "2a", "Derde.")


def test_een_nieuwe_versie_weet_welke_ervoor_kwam(concept, wereld):
    eerste = kader_laden(concept, bestuur=wereld.bestuur, op=MOMENT)
    eerste.publiceren(door=wereld.adviseur, op=MOMENT)
    kader_laden(concept, op=MOMENT)  # another owner

    tweede = kader_laden(concept, versie="2", bestuur=wereld.bestuur, op=MOMENT)

    assert tweede.vorige == eerste


def test_wat_niet_past_laat_niets_half_achter(concept):
    with pytest.raises(InlezenMislukt, match="De naam van het kader is 201 tekens lang"):
        kader_laden(concept, naam="x" * 201, op=MOMENT)

    assert Kwaliteitskader.objects.count() == 0


def test_een_fout_halverwege_draait_alles_terug(concept):
    kapot = replace(
        concept, domeinen=(*concept.domeinen[:1], replace(concept.domeinen[1], titel=None))
    )

    with pytest.raises(TypeError):
        kader_laden(kapot, op=MOMENT)

    assert Kwaliteitskader.objects.count() == 0
