"""The narrow doors in the second wall: each opens what it is for, and nothing else."""

import pytest

from kwaliteit.models import Kwaliteitskader
from scholen.bewaking import namens
from scholen.models import (
    Inlogdienst,
    Uitnodiging,
    Uitnodigingsrol,
    Vestiging,
)
from tests.bewaakt import ALLEEN_POSTGRES, app
from tests.muur import NAMEN, toneel, weigering, wereld, zie  # noqa: F401 fixtures

pytestmark = [ALLEEN_POSTGRES, pytest.mark.django_db]


def test_de_link_van_een_uitnodiging_opent_alleen_die(wereld):
    uitnodiging = Uitnodiging.objects.filter(bestuur=wereld.buurbestuur).get()

    namens.open_uitnodiging("a" * 12)
    assert zie("scholen_uitnodiging") == set()
    namens.open_uitnodiging(uitnodiging.sleutel)
    assert zie("scholen_uitnodiging") == {uitnodiging.pk}
    met_rijen = {tabel for tabel in NAMEN if zie(tabel)}
    assert met_rijen == {"scholen_uitnodiging"}


def test_pas_met_het_goede_token_blijkt_waarvoor_zij_is(wereld):
    uitnodiging = Uitnodiging.objects.filter(bestuur=wereld.buurbestuur).get()

    namens.open_uitnodiging(uitnodiging.sleutel)
    namens.open_genodigde(uitnodiging)

    assert zie("scholen_bestuur") == {wereld.buurbestuur.pk}
    assert zie("scholen_school") == {wereld.buurschool.pk}
    assert zie("scholen_uitnodigingsrol") == {uitnodiging.rollen.get().pk}
    met_rijen = {tabel for tabel in NAMEN if zie(tabel)}
    assert met_rijen == {
        "scholen_bestuur",
        "scholen_inlogdienst",  # who can log in with a school account needs no password
        "scholen_keten",
        "scholen_school",
        "scholen_uitnodiging",
        "scholen_uitnodigingsrol",
        "scholen_vestiging",
    }


def test_een_genodigde_neemt_alleen_de_rol_die_erin_staat(wereld):
    uitnodiging = Uitnodiging.objects.filter(bestuur=wereld.buurbestuur).get()
    rol = Uitnodigingsrol.objects.get(uitnodiging=uitnodiging)
    namens.werk_als(wereld.zonder_rol.pk)
    namens.open_uitnodiging(uitnodiging.sleutel)
    namens.open_genodigde(uitnodiging)
    velden = "INSERT INTO scholen_aanstelling (gebruiker_id, rol, functie, van, sleutel, school_id,"
    velden += " bestuur_id) VALUES (%s, %s, '', '2026-01-01', %s, %s, %s)"
    mij, school = wereld.zonder_rol.pk, rol.school_id

    hoger = weigering(velden, [mij, "directeur", "a" * 12, school, None])
    elders = weigering(velden, [mij, rol.rol, "b" * 12, wereld.school.pk, None])
    ander = weigering(velden, [wereld.ib.pk, rol.rol, "c" * 12, school, None])
    eigen = weigering(velden, [mij, rol.rol, "d" * 12, school, None])

    geweigerd = ["row-level security" in melding for melding in (hoger, elders, ander)]
    assert (geweigerd, eigen) == ([True] * 3, "")


def test_een_inlogdienst_gaat_open_met_zijn_naam_en_geen_andere(wereld):
    dienst = Inlogdienst.objects.get(bestuur=wereld.buurbestuur)

    namens.open_inlogdienst(domein="niemand.example")
    assert zie("scholen_inlogdienst") == set()
    namens.open_inlogdienst(sleutel=dienst.sleutel)

    met_rijen = {tabel for tabel in NAMEN if zie(tabel)}
    assert met_rijen == {"scholen_bestuur", "scholen_inlogdienst"}
    assert zie("scholen_bestuur") == {wereld.buurbestuur.pk}
    assert zie("scholen_inlogdienst") == {dienst.pk}


def test_een_nummer_van_een_vestiging_vindt_alleen_die(wereld):
    vestiging = Vestiging.objects.get(bestuur=wereld.buurbestuur)
    namens.werk_als(wereld.beheerder.pk)
    eigen = zie("scholen_vestiging")

    namens.zoek_vestigingen([vestiging.brin6])

    assert zie("scholen_vestiging") - eigen == {vestiging.pk}
    assert wereld.buurschool.pk not in zie("scholen_school")


def test_een_kader_van_iedereen_leest_iedereen_en_schrijft_niemand(toneel, wereld):
    _, decor = toneel
    namens.werk_als(wereld.beheerder.pk)

    assert decor.kader.pk in zie("kwaliteit_kwaliteitskader")
    with app():
        geraakt = Kwaliteitskader.objects.filter(pk=decor.kader.pk).update(bron="x")
    assert geraakt == 0
