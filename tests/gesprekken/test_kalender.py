"""The calendar of a round: a bead per talk in its week, and the same in words."""

import re
from datetime import date, timedelta

import pytest

from gesprekken.overzichten.kalender import Moment, kalender
from tests.factories import DeelnameFactory, GesprekFactory, RondeFactory

VANDAAG = date(2026, 11, 24)  # a tuesday in week 48


def moment(datum, *, gevoerd=False, school="De Wilgenhoek"):
    return Moment(school, "", datum, gevoerd)


def teken(*momenten, vandaag=VANDAAG):
    return kalender(momenten, schooljaar="2026-2027", van_mij=True, vandaag=vandaag)


def test_zonder_gesprekken_is_er_geen_kalender():
    assert teken() is None


def test_elk_gesprek_is_een_kraal_in_zijn_week():
    gevonden = teken(
        moment(date(2026, 11, 9), gevoerd=True),
        moment(date(2026, 11, 13), gevoerd=True),
        moment(date(2026, 11, 26)),
    )

    weken = {rij.tekst: rij.x for rij in gevonden.weken}
    assert [(kraal.x, kraal.is_gevoerd) for kraal in gevonden.kralen] == [
        (weken["46"], True),
        (weken["46"], True),
        (weken["48"], False),
    ]
    assert gevonden.kralen[0].y > gevonden.kralen[1].y
    assert gevonden.nu == weken["48"]


def test_de_weken_lopen_van_voor_het_eerste_gesprek_tot_de_zomer():
    gevonden = teken(moment(date(2026, 11, 9)))

    assert gevonden.weken[0].tekst == "45"
    assert gevonden.weken[-1].tekst == "27"
    assert len(gevonden.weken) == 36
    assert [rij.tekst for rij in gevonden.maanden][:3] == ["november", "december", "januari"]


def test_de_omschrijving_zegt_hetzelfde_als_het_beeld(demodag):
    gevonden = teken(
        moment(date(2026, 11, 10), gevoerd=True),
        moment(date(2026, 11, 26)),
        moment(date(2026, 12, 3)),
        moment(None),
    )

    assert gevonden.omschrijving == (
        "Eén gesprek is gevoerd. 2 gesprekken zijn gepland: 26 november en 3 december."
        " Eén gesprek heeft nog geen datum."
    )
    assert gevonden.zin == "Deze week staat er één gesprek in je agenda."


def test_wat_deze_week_al_was_telt_niet_mee():
    gevonden = teken(moment(date(2026, 11, 23)), moment(date(2026, 11, 30)))

    assert gevonden.zin == ""


@pytest.mark.parametrize("vandaag", [date(2026, 7, 31), date(2027, 8, 1)])
def test_buiten_het_schooljaar_staat_er_geen_nu(vandaag):
    assert teken(moment(date(2026, 11, 9)), vandaag=vandaag).nu == 0


def test_een_dag_buiten_het_schooljaar_staat_alleen_in_de_lijst():
    gevonden = teken(moment(date(2030, 1, 1)))

    assert (len(gevonden.kralen), len(gevonden.momenten)) == (0, 1)


def test_van_veel_gesprekken_in_een_week_staat_het_getal_erbij():
    gevonden = teken(*[moment(date(2026, 12, 1)) for _ in range(60)])

    assert len(gevonden.kralen) == 8
    assert [rij.tekst for rij in gevonden.meer] == ["+52"]
    assert gevonden.hoog < 260


def test_zestig_gesprekken_over_het_hele_jaar_passen_in_het_beeld():
    dagen = [date(2026, 8, 3) + timedelta(days=6 * nummer) for nummer in range(60)]

    gevonden = teken(*[moment(dag) for dag in dagen])

    assert len(gevonden.kralen) == 60
    assert max(kraal.x for kraal in gevonden.kralen) < 1180
    assert len({rij.x for rij in gevonden.weken}) == len(gevonden.weken)


@pytest.fixture
def ronde(wereld):
    return RondeFactory(bestuur=wereld.bestuur)


def voeg_toe(ronde, wereld, *, adviseur=None, **velden):
    deelname = DeelnameFactory(
        ronde=ronde, adviseur=adviseur or wereld.adviseur, school__bestuur=wereld.bestuur
    )
    return GesprekFactory(deelname=deelname, **velden)


def test_een_adviseur_ziet_de_eigen_gesprekken_en_plant_wat_nog_geen_datum_heeft(
    client, wereld, ronde
):
    eigen = voeg_toe(ronde, wereld, status="gepland", datum=date(2026, 12, 1))
    zonder = voeg_toe(ronde, wereld)
    ander = voeg_toe(
        ronde, wereld, adviseur=wereld.andere_adviseur, status="gepland", datum=date(2026, 12, 2)
    )
    voeg_toe(ronde, wereld, status="vervallen", datum=date(2026, 12, 3))
    for gesprek in (eigen, zonder, ander):
        gesprek.deelname.zelfevaluatie.__class__.objects.filter(
            pk=gesprek.deelname.zelfevaluatie_id
        ).update(status="ingediend")
    client.force_login(wereld.adviseur)

    tekst = client.get(ronde.get_absolute_url()).content.decode()

    kalender_ = tekst[tekst.index('class="plan"') : tekst.index('id="alle-kop"')]
    assert "Je gesprekken tot de zomer" in kalender_
    assert re.findall(r"<circle ", kalender_) == ["<circle "]
    assert eigen.school.naam in kalender_
    assert ander.school.naam not in kalender_
    assert f"/gesprekken/{zonder.sleutel}/plannen/" in kalender_


def test_wie_zelf_geen_school_begeleidt_ziet_alle_gesprekken(client, wereld, ronde):
    gesprek = voeg_toe(ronde, wereld, status="gepland", datum=date(2026, 12, 1))
    client.force_login(wereld.bestuurder)

    tekst = client.get(ronde.get_absolute_url()).content.decode()

    assert "De gesprekken tot de zomer" in tekst
    assert gesprek.school.naam in tekst


def test_een_school_ziet_geen_kalender_van_anderen(client, wereld, ronde):
    voeg_toe(ronde, wereld, status="gepland", datum=date(2026, 12, 1))
    client.force_login(wereld.ib)

    tekst = client.get(ronde.get_absolute_url()).content.decode()

    assert 'class="plan"' not in tekst
