"""Roles: given, changed, ended at once, taken along; a bestuur always keeps a beheerder."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from scholen.acties.aannemen import aannemen_met_account
from scholen.acties.kan_niet import Ingehaald, KanNiet
from scholen.acties.mensen import (
    klopt_nog,
    rol_beeindigen,
    rol_geven,
    rol_wijzigen,
)
from scholen.acties.overzetten import Overgezet, mensen_overzetten
from scholen.models import Aanstelling, Gebeurtenis, School, Uitnodigingsrol
from scholen.models.voorstel import Voorstel
from tests.factories import AanstellingFactory, GebruikerFactory
from tests.uitnodigingen import UitnodigingFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demodag")]
VANDAAG = date(2026, 11, 24)
OP = datetime(2026, 11, 24, 10, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))


def _rol(gebruiker):
    return gebruiker.aanstellingen.get()


def _geef(gebruiker, door, **velden):
    return rol_geven(gebruiker, Voorstel(van=VANDAAG, **velden), door=door, op=OP)


def test_een_rol_geldt_meteen_en_staat_in_het_logboek(wereld):
    rij = _geef(wereld.zonder_rol, wereld.beheerder, rol="ib", school=wereld.school)

    regel = Gebeurtenis.objects.get(model="aanstelling", sleutel=rij.sleutel)
    assert list(School.objects.waar_werkt(wereld.zonder_rol)) == [wereld.school]
    assert (regel.bestuur, regel.school) == (wereld.bestuur, wereld.school)
    assert (regel.naam, regel.rol) == ("Bo Beheerder", "functioneel beheerder")
    assert regel.reden == "Zoe Zonder is nu ib’er bij De Wilgenhoek."


def test_dezelfde_rol_op_dezelfde_dagen_kan_maar_een_keer(wereld):
    with pytest.raises(KanNiet) as fout:
        _geef(wereld.ib, wereld.beheerder, rol="ib", school=wereld.school)

    assert str(fout.value) == "Marit Hofstra is al ib’er bij De Wilgenhoek."


@pytest.mark.parametrize("velden", [{"rol": "mt"}, {"rol": "ib", "school": "andere_school"}])
def test_iemand_heeft_meer_rollen(wereld, velden):
    school = getattr(wereld, velden.get("school", "school"))

    _geef(wereld.ib, wereld.beheerder, rol=velden["rol"], school=school)

    assert wereld.ib.aanstellingen.geldig().count() == 2


def test_na_een_rol_die_afliep_kan_dezelfde_weer(wereld):
    Aanstelling.objects.filter(gebruiker=wereld.ib).update(tot=date(2026, 11, 23))

    _geef(wereld.ib, wereld.beheerder, rol="ib", school=wereld.school)

    assert wereld.ib.aanstellingen.count() == 2


@pytest.mark.parametrize("van", [date(2020, 8, 1), VANDAAG, date(2027, 1, 4)])
def test_een_rol_die_eindigt_telt_meteen_niet_meer(wereld, van):
    rij = AanstellingFactory(gebruiker=wereld.zonder_rol, school=wereld.school, van=van)

    rol_beeindigen(rij, door=wereld.beheerder, op=OP)

    rij.refresh_from_db()
    assert not wereld.zonder_rol.aanstellingen.lopend().exists()
    assert not School.objects.zichtbaar_voor(wereld.zonder_rol).exists()
    assert (rij.tot, rij.beeindigd_op) == (max(van, VANDAAG), OP)


def test_op_de_laatste_dag_telt_een_rol_nog_en_de_dag_erna_niet(wereld):
    rij = _rol(wereld.ib)
    rol_wijzigen(rij, {"tot": VANDAAG}, door=wereld.beheerder, op=OP)

    assert School.objects.waar_werkt(wereld.ib).exists()

    Aanstelling.objects.filter(pk=rij.pk).update(tot=VANDAAG - timedelta(days=1))

    assert not School.objects.waar_werkt(wereld.ib).exists()


def test_een_rol_eindigt_maar_een_keer(wereld):
    rol_beeindigen(_rol(wereld.ib), door=wereld.beheerder, op=OP)

    with pytest.raises(KanNiet) as fout:
        rol_beeindigen(_rol(wereld.ib), door=wereld.beheerder, op=OP)

    assert "al afgelopen" in str(fout.value)
    assert Gebeurtenis.objects.filter(model="aanstelling").count() == 1


@pytest.mark.parametrize("hoe", ["beeindigen", "laatste dag", "later"])
def test_de_laatste_beheerder_blijft(wereld, hoe):
    rij = _rol(wereld.beheerder)

    anders = {"laatste dag": [{"tot": VANDAAG}], "later": [{"van": date(2027, 1, 4)}]}.get(hoe, [])
    stop = rol_wijzigen if anders else rol_beeindigen

    with pytest.raises(KanNiet) as fout:
        stop(rij, *anders, door=wereld.beheerder, op=OP)

    assert str(fout.value) == (
        "Bo Beheerder is de laatste beheerder van Stichting De Brug. Geef eerst iemand anders die"
        " rol; daarna kan deze stoppen."
    )
    assert wereld.beheerder.aanstellingen.geldig().exists()


def test_de_laatste_beheerder_van_de_installatie_blijft_ook(wereld):
    with pytest.raises(KanNiet) as fout:
        rol_beeindigen(_rol(wereld.installatiebeheerder), door=wereld.installatiebeheerder, op=OP)

    assert "de laatste beheerder van de hele installatie" in str(fout.value)


@pytest.mark.parametrize(
    ("velden", "mag"),
    [({}, True), ({"tot": date(2027, 1, 1)}, False), ({"van": date(2027, 1, 1)}, False)],
)
def test_wie_blijft_moet_nu_beheerder_zijn_en_zonder_einde(wereld, velden, mag):
    AanstellingFactory(rol="beheerder", bestuur=wereld.bestuur, **velden)
    rij = _rol(wereld.beheerder)

    if mag:
        rol_beeindigen(rij, door=wereld.beheerder, op=OP)
    else:
        with pytest.raises(KanNiet):
            rol_beeindigen(rij, door=wereld.beheerder, op=OP)

    assert wereld.beheerder.aanstellingen.geldig().exists() is not mag


def test_wie_niet_meer_kan_inloggen_telt_niet_als_beheerder(wereld):
    weg = GebruikerFactory(is_active=False)
    AanstellingFactory(gebruiker=weg, rol="beheerder", bestuur=wereld.bestuur)

    with pytest.raises(KanNiet):
        rol_beeindigen(_rol(wereld.beheerder), door=wereld.beheerder, op=OP)


def test_wijzigen_zegt_wat_het_was_en_wordt(wereld):
    rij, tot = _rol(wereld.ib), date(2027, 7, 31)
    nieuw = {"functie": "ib’er bovenbouw", "tot": tot}

    anders = rol_wijzigen(rij, nieuw, door=wereld.beheerder, op=OP)

    regel = Gebeurtenis.objects.get(model="aanstelling")
    assert anders
    assert (regel.van, regel.naar) == (
        "vanaf 1 augustus 2020",
        "vanaf 1 augustus 2020 tot en met 31 juli 2027",
    )
    assert not rol_wijzigen(rij, nieuw, door=wereld.beheerder, op=OP)


def test_twee_mensen_wijzigen_elkaars_rol_niet_ongemerkt(wereld):
    rij, tot = _rol(wereld.ib), date(2027, 7, 31)
    gezien = {"functie": "", "van": "2020-08-01", "tot": ""}
    rol_wijzigen(rij, {"tot": tot}, gezien=gezien, door=wereld.beheerder, op=OP)

    rol_wijzigen(rij, {"functie": "ib’er"}, gezien=gezien, door=wereld.directeur, op=OP)
    with pytest.raises(Ingehaald) as fout:
        rol_wijzigen(rij, {"tot": VANDAAG}, gezien=gezien, door=wereld.directeur, op=OP)

    rij.refresh_from_db()
    assert (rij.functie, rij.tot) == ("ib’er", tot)
    assert fout.value.velden == {"tot"}


def test_een_laatste_dag_ligt_niet_in_het_verleden(wereld):
    rij = _rol(wereld.ib)

    with pytest.raises(KanNiet) as fout:
        rol_wijzigen(rij, {"tot": date(2026, 11, 1)}, door=wereld.beheerder, op=OP)

    assert str(fout.value).startswith("De laatste dag is al geweest.")


@pytest.fixture
def opgegaan(wereld):
    School.objects.filter(pk=wereld.school.pk).update(
        gesloten_op=date(2026, 8, 1), opgegaan_in=wereld.andere_school
    )
    wereld.school.refresh_from_db()
    return wereld.school


@pytest.mark.parametrize("beeindig", [True, False])
def test_de_mensen_van_een_opgegane_school_krijgen_hun_rol_bij_de_nieuwe(
    wereld, opgegaan, beeindig
):
    gedaan = mensen_overzetten(opgegaan, beeindig=beeindig, door=wereld.beheerder, op=OP)

    nieuw = Aanstelling.objects.geldig().filter(school=wereld.andere_school)
    assert gedaan == Overgezet(4, 0)  # Iris Dubbel was ib'er at both
    assert sorted(nieuw.values_list("gebruiker__naam", "rol")) == [
        ("Anna Abeel", "ib"),
        ("Dirk Abeel", "directeur"),
        ("Iris Dubbel", "ib"),
        ("Marit Hofstra", "ib"),
        ("Noor Teamlid", "team"),
        ("Samira Idrissi", "directeur"),
        ("Tom Verbeek", "mt"),
    ]
    assert Aanstelling.objects.lopend().filter(school=opgegaan).count() == (0 if beeindig else 5)


def test_een_tweede_keer_overzetten_doet_niets(wereld, opgegaan):
    mensen_overzetten(opgegaan, beeindig=False, door=wereld.beheerder, op=OP)

    weer = mensen_overzetten(opgegaan, beeindig=False, door=wereld.beheerder, op=OP)

    assert weer == Overgezet(0, 0)


def test_wie_was_uitgenodigd_komt_met_dezelfde_link_bij_de_nieuwe_school(wereld, opgegaan):
    een, twee = (UitnodigingFactory(school=opgegaan, bestuur=wereld.bestuur) for _ in range(2))
    nieuw = wereld.andere_school
    Uitnodigingsrol.objects.create(uitnodiging=twee, school=nieuw, rol="ib", van=OP.date())
    weg = UitnodigingFactory(school=opgegaan, bestuur=wereld.bestuur, ingetrokken_op=OP)

    gedaan = mensen_overzetten(opgegaan, beeindig=False, door=wereld.beheerder, op=OP)

    plekken = Uitnodigingsrol.objects.order_by("uitnodiging", "pk")
    assert gedaan.uitnodigingen == 2
    assert list(plekken.values_list("uitnodiging", "rol", "school")) == [
        (een.pk, "ib", nieuw.pk),
        (twee.pk, "ib", nieuw.pk),
        (weg.pk, "ib", opgegaan.pk),
    ]
    wie = aannemen_met_account(een, naam="Nora", wachtwoord=None, op=OP)
    assert wie.aanstellingen.get().school == nieuw


def test_overzetten_kan_alleen_naar_een_school_die_open_is(wereld):
    with pytest.raises(KanNiet) as fout:
        mensen_overzetten(wereld.school, beeindig=False, door=wereld.beheerder, op=OP)

    assert "is niet opgegaan" in str(fout.value)


def test_een_rol_die_net_is_beeindigd_klopt_niet_nog(wereld):
    gelezen = list(Aanstelling.objects.filter(school=wereld.school))
    rol_beeindigen(wereld.ib.aanstellingen.get(), door=wereld.beheerder, op=OP)

    assert klopt_nog(gelezen, door=wereld.beheerder, op=OP) == 4
    assert wereld.ib.aanstellingen.get().nagekeken_op is None


def test_nakijken_zet_de_dag_en_een_regel_per_rol(wereld):
    rijen = Aanstelling.objects.filter(school=wereld.school).select_related("school__bestuur")

    aantal = klopt_nog(rijen, door=wereld.beheerder, op=OP)

    assert aantal == 5
    assert set(rijen.values_list("nagekeken_op", flat=True)) == {OP}
    regels = Gebeurtenis.objects.filter(model="aanstelling", bestuur=wereld.bestuur)
    assert regels.count() == 5
    assert {regel.rol for regel in regels} == {"functioneel beheerder"}
