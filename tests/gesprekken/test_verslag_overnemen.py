"""Own lines beside the editor: copied into a section, never out of sight of their author."""

import pytest

from gesprekken.models import Aantekening, Agendapunt, Bevinding, Onderdeel
from tests.factories import AantekeningFactory, AgendapuntFactory, OnderwerpFactory
from tests.gesprekken.verslagen import (
    geheel,
    onderdelen,
    tekst_van,
    url,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("vandaag")]


def test_eigen_regels_liggen_naast_het_onderdeel_waar_ze_bij_horen(client, wereld, concept):
    AantekeningFactory(
        gesprek=concept.gesprek, auteur=wereld.andere_adviseur, tekst="Van een ander"
    )
    client.force_login(wereld.adviseur)

    pagina = tekst_van(client.get(url(concept)))

    plek = [pagina.index(f'id="onderdeel-{nummer}"') for nummer in (1, 2, 3, 4)]
    assert plek[0] < pagina.index("Vooraf GEHEIM woord") < plek[1]
    assert plek[1] < pagina.index("Kladblok GEHEIM woord") < plek[2]
    assert plek[2] < pagina.index("Geparkeerd GEHEIM woord") < plek[3]
    assert "Van een ander" not in pagina


def test_neem_over_kopieert_een_regel_en_bewaart_wat_er_getypt_was(client, wereld, concept):
    rij = onderdelen(concept.verslag)[2]
    regel = Aantekening.objects.get(soort="parkeren")
    client.force_login(wereld.adviseur)

    antwoord = client.post(
        url(concept),
        geheel(concept, tekst1="Net getypt.", tekst3="Hier ook.")
        | {"neem_over": f"{rij.sleutel} notitie:{regel.sleutel}"},
    )

    teksten = [een.tekst for een in onderdelen(concept.verslag)]
    assert antwoord.url == f"{url(concept)}#{rij.sleutel}-tekst"
    assert "De regel staat nu onder aan de tekst van onderdeel 3." in tekst_van(
        client.get(url(concept))
    )
    assert teksten[0] == "Net getypt."
    assert teksten[2] == "Hier ook.\n\nGeparkeerd GEHEIM woord"
    assert Aantekening.objects.get(pk=regel.pk).soort == "parkeren"


def test_twee_keer_overnemen_zet_de_regel_er_een_keer_in(client, wereld, concept):
    rij = onderdelen(concept.verslag)[2]
    regel = Aantekening.objects.get(soort="parkeren")
    client.force_login(wereld.adviseur)

    for _ in range(2):
        client.post(
            url(concept),
            geheel(concept) | {"neem_over": f"{rij.sleutel} notitie:{regel.sleutel}"},
        )

    assert onderdelen(concept.verslag)[2].tekst.count("Geparkeerd GEHEIM") == 1
    assert "Staat in de tekst" in tekst_van(client.get(url(concept)))


def test_een_bevinding_is_over_te_nemen(client, wereld, concept):
    item = concept.gesprek.deelname.ronde.kader.items.first()
    Bevinding.objects.create(
        bestuur=wereld.bestuur,
        gesprek=concept.gesprek,
        item=item,
        auteur=wereld.adviseur,
        tekst="Ik zie veel rust.",
    )
    client.force_login(wereld.adviseur)
    rij = onderdelen(concept.verslag)[0]

    client.post(
        url(concept), geheel(concept) | {"neem_over": f"{rij.sleutel} bevinding:{item.code}"}
    )

    assert onderdelen(concept.verslag)[0].tekst == "Onderdeel woord\n\nIk zie veel rust."
    assert f"Wat je zelf zag bij {item.code}" in tekst_van(client.get(url(concept)))


def test_een_bevinding_ligt_bij_het_punt_over_dat_item(client, wereld, concept):
    item = concept.gesprek.deelname.ronde.kader.items.first()
    onderwerp = OnderwerpFactory(deelname=concept.gesprek.deelname, item=item)
    Agendapunt.objects.filter(pk=concept.besproken.pk).update(onderwerp=onderwerp)
    Bevinding.objects.create(
        bestuur=wereld.bestuur,
        gesprek=concept.gesprek,
        item=item,
        auteur=wereld.adviseur,
        tekst="Ik zie veel rust.",
    )
    client.force_login(wereld.adviseur)

    pagina = tekst_van(client.get(url(concept)))

    plek = [pagina.index(f'id="onderdeel-{nummer}"') for nummer in (2, 3)]
    assert plek[0] < pagina.index("Ik zie veel rust.") < plek[1]


@pytest.mark.parametrize("regel", ["notitie:bestaatniet22", "bevinding:9z", "rommel", ""])
def test_een_regel_die_er_niet_is_geeft_een_melding(client, wereld, concept, regel):
    rij = onderdelen(concept.verslag)[0]
    client.force_login(wereld.adviseur)

    antwoord = client.post(
        url(concept), geheel(concept) | {"neem_over": f"{rij.sleutel} {regel}"}, follow=True
    )

    assert "Die regel staat niet meer op je kladblok." in tekst_van(antwoord)


def test_een_regel_van_een_ander_neemt_niemand_over(client, wereld, concept):
    ander = AantekeningFactory(
        gesprek=concept.gesprek, auteur=wereld.andere_adviseur, tekst="Van een ander"
    )
    rij = onderdelen(concept.verslag)[0]
    client.force_login(wereld.adviseur)

    client.post(
        url(concept), geheel(concept) | {"neem_over": f"{rij.sleutel} notitie:{ander.sleutel}"}
    )

    assert "Van een ander" not in onderdelen(concept.verslag)[0].tekst


def test_een_tekst_die_te_lang_wordt_neemt_niets_over(client, wereld, concept):
    Onderdeel.objects.filter(verslag=concept.verslag, nummer=3).update(tekst="x" * 19_990)
    rij = onderdelen(concept.verslag)[2]
    regel = Aantekening.objects.get(soort="parkeren")
    client.force_login(wereld.adviseur)

    antwoord = client.post(
        url(concept),
        geheel(concept) | {"neem_over": f"{rij.sleutel} notitie:{regel.sleutel}"},
        follow=True,
    )

    assert "De tekst van dit onderdeel wordt dan te lang." in tekst_van(antwoord)


def test_een_punt_dat_later_is_besproken_komt_er_met_een_knop_bij(client, wereld, concept):
    AgendapuntFactory(gesprek=concept.gesprek, titel="Middelen", uitkomst="deels", volgorde=9)
    client.force_login(wereld.adviseur)
    ervoor = tekst_van(client.get(url(concept)))

    client.post(url(concept), geheel(concept, tekst1="Bewaard.") | {"bijwerken": "ja"})

    assert "is een besproken punt bij gekomen: ‘Middelen’" in ervoor
    assert [rij.titel for rij in onderdelen(concept.verslag)][2] == "Middelen"
    assert onderdelen(concept.verslag)[0].tekst == "Bewaard."
