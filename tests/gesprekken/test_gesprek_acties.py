"""Planning a talk with its table, saying it was held, and the agenda."""

from datetime import date, time

import pytest

from gesprekken.acties import agenda
from gesprekken.acties import gesprek as acties
from gesprekken.acties.deelname import heropenen, indienen
from gesprekken.acties.gesprek import Moment, Tafelgenoot
from gesprekken.acties.onderwerpen import onderwerpen_kiezen
from gesprekken.models import Aantekening, Agendapunt, Gesprek
from kwaliteit.overgangen import OngeldigeOvergang
from scholen.models import Gebeurtenis
from tests.factories import AantekeningFactory
from tests.gesprekken import verhaal
from tests.gesprekken.verhaal import OP


def titels(gesprek):
    return [punt.titel for punt in gesprek.agendapunten.order_by("volgorde", "pk")]


def test_plannen_zet_datum_tafel_en_agenda(wereld):
    gesprek = verhaal.gesprek(wereld)

    verhaal.gepland(gesprek, wereld)

    gesprek.refresh_from_db()
    assert (gesprek.status, gesprek.datum, gesprek.tijd) == (
        "gepland",
        date(2027, 1, 19),
        time(14),
    )
    assert [
        (rij.naam, rij.functie, rij.partij, rij.gebruiker)
        for rij in gesprek.deelnemers.order_by("pk")
    ] == [
        ("Samira Idrissi", "directeur", "school", wereld.directeur),
        ("Hanneke Dijkgraaf", "bestuursadviseur", "bestuur", wereld.adviseur),
    ]
    assert len(titels(gesprek)) == 4


def test_opnieuw_plannen_verzet_en_vervangt_wie_er_komt(wereld):
    gesprek = verhaal.gepland(verhaal.gesprek(wereld), wereld)

    acties.plannen(
        gesprek,
        moment=Moment(datum=date(2027, 2, 2)),
        tafel=[Tafelgenoot("Gast", "orthopedagoog", "school")],
        door=wereld.adviseur,
        op=OP,
    )

    gesprek.refresh_from_db()
    assert (gesprek.status, gesprek.datum, gesprek.plaats) == ("gepland", date(2027, 2, 2), "")
    assert [rij.naam for rij in gesprek.deelnemers.all()] == ["Gast"]
    assert Gebeurtenis.objects.filter(
        model="gesprek", soort="wijziging", naar="02-02-2027"
    ).exists()


def test_plannen_kan_ook_voor_het_indienen(wereld):
    gesprek = verhaal.gesprek(wereld, ingediend=False)

    verhaal.gepland(gesprek, wereld)

    assert titels(gesprek) == ["Domein 1"]


def test_een_gesprek_dat_al_was_gaat_meteen_naar_gevoerd(wereld):
    gesprek = verhaal.gesprek(wereld, ingediend=False)

    acties.voeren(gesprek, datum=date(2026, 10, 5), tafel=[], door=wereld.adviseur, op=OP)

    gesprek.refresh_from_db()
    assert (gesprek.status, gesprek.datum) == ("gevoerd", date(2026, 10, 5))


def test_een_gesprek_dat_nog_moet_komen_is_niet_gevoerd(wereld):
    gesprek = verhaal.gesprek(wereld)

    with pytest.raises(OngeldigeOvergang, match="moet nog komen"):
        acties.voeren(gesprek, datum=date(2026, 11, 25), tafel=[], door=wereld.adviseur, op=OP)

    assert Gesprek.objects.get(pk=gesprek.pk).status == "voorbereiden"


# --- The agenda


def test_de_agenda_heeft_prioriteit_boven_en_dan_de_onderwerpen_in_volgorde(wereld):
    gesprek = verhaal.gesprek(wereld)

    aantal = agenda.agenda_maken(gesprek, door=wereld.adviseur, op=OP)

    punten = list(gesprek.agendapunten.select_related("onderwerp__item").order_by("volgorde"))
    assert aantal == 4
    assert [(punt.volgorde, punt.onderwerp.bron, punt.onderwerp.naam) for punt in punten] == [
        (1, "bestuur", "Domein 1"),
        (2, "school", "Wij doen wat er bij 2a staat."),
        (3, "school", "Wij doen wat er bij 2b staat."),
        (4, "school", "Tijd in de klas"),
    ]
    assert [punt.vraag for punt in punten] == [
        "Waar ben je trots op?",
        "Wat lukt er bij 2a?",
        "Wat lukt er bij 2b?",
        "",
    ]
    assert {punt.minuten for punt in punten} == {15}


def test_zonder_inzending_blijven_de_onderwerpen_van_de_school_van_de_school(wereld):
    gesprek = verhaal.gesprek(wereld, ingediend=False)
    onderwerpen_kiezen(gesprek.deelname, erbij=["2a"], eraf=[], op=OP)

    agenda.agenda_maken(gesprek, door=wereld.adviseur, op=OP)

    assert titels(gesprek) == ["Domein 1"]


def test_bijwerken_verliest_niets_van_wat_de_adviseur_veranderde(wereld):
    gesprek = verhaal.gesprek(wereld, ingediend=False)
    agenda.agenda_maken(gesprek, door=wereld.adviseur, op=OP)
    Agendapunt.objects.update(titel="Anders gezegd", minuten=25, vraag="Mijn vraag")
    agenda.agendapunt_toevoegen(gesprek, titel="Eigen punt")
    verhaal.dien_in(gesprek, wereld)

    aantal = agenda.agenda_maken(gesprek, door=wereld.adviseur, op=OP)

    eerste = gesprek.agendapunten.order_by("volgorde").first()
    assert aantal == 3
    assert titels(gesprek) == [
        "Anders gezegd",
        "Eigen punt",
        "Wij doen wat er bij 2a staat.",
        "Wij doen wat er bij 2b staat.",
        "Tijd in de klas",
    ]
    assert (eerste.minuten, eerste.vraag) == (25, "Mijn vraag")
    assert agenda.agenda_maken(gesprek, door=wereld.adviseur, op=OP) == 0


def trek_in(gesprek, wereld, code):
    """The school reopens, lets a topic go, and submits again."""
    heropenen(gesprek.deelname, door=wereld.adviseur, op=OP, reden="Op verzoek.")
    onderwerpen_kiezen(gesprek.deelname, erbij=[], eraf=[code], op=OP)
    indienen(gesprek.deelname, door=wereld.directeur, op=OP)


def test_een_ingetrokken_onderwerp_gaat_van_de_agenda(wereld):
    gesprek = verhaal.gesprek(wereld)
    agenda.agenda_maken(gesprek, door=wereld.adviseur, op=OP)
    trek_in(gesprek, wereld, "2a")

    agenda.agenda_maken(gesprek, door=wereld.adviseur, op=OP)

    assert titels(gesprek) == ["Domein 1", "Wij doen wat er bij 2b staat.", "Tijd in de klas"]


def test_een_ingetrokken_onderwerp_met_een_eigen_vraag_blijft(wereld):
    gesprek = verhaal.gesprek(wereld)
    agenda.agenda_maken(gesprek, door=wereld.adviseur, op=OP)
    gesprek.agendapunten.filter(onderwerp__item__code="2a").update(vraag="Mijn vraag")
    trek_in(gesprek, wereld, "2a")

    agenda.agenda_maken(gesprek, door=wereld.adviseur, op=OP)

    assert "Wij doen wat er bij 2a staat." in titels(gesprek)


def test_een_ingetrokken_onderwerp_met_een_notitie_blijft(wereld):
    gesprek = verhaal.gesprek(wereld)
    agenda.agenda_maken(gesprek, door=wereld.adviseur, op=OP)
    punt = gesprek.agendapunten.get(onderwerp__item__code="2a")
    AantekeningFactory(gesprek=gesprek, agendapunt=punt)
    trek_in(gesprek, wereld, "2a")

    agenda.agenda_maken(gesprek, door=wereld.adviseur, op=OP)

    assert "Wij doen wat er bij 2a staat." in titels(gesprek)


@pytest.mark.parametrize(
    ("stap", "verwacht"),
    [(-1, ["B", "A", "C"]), (1, ["A", "C", "B"]), (0, ["A", "B", "C"])],
)
def test_een_punt_schuift_een_plek(wereld, stap, verwacht):
    gesprek = verhaal.gesprek(wereld, ingediend=False, prioriteit="")
    punten = {titel: agenda.agendapunt_toevoegen(gesprek, titel=titel) for titel in "ABC"}

    agenda.agendapunt_verplaatsen(punten["B"], stap=stap)

    assert titels(gesprek) == verwacht


def test_boven_het_eerste_punt_is_niets(wereld):
    gesprek = verhaal.gesprek(wereld, ingediend=False, prioriteit="")
    eerste = agenda.agendapunt_toevoegen(gesprek, titel="A")
    agenda.agendapunt_toevoegen(gesprek, titel="B")

    agenda.agendapunt_verplaatsen(eerste, stap=-1)

    assert titels(gesprek) == ["A", "B"]


def test_een_eigen_punt_kan_er_weer_af(wereld):
    gesprek = verhaal.gesprek(wereld, ingediend=False, prioriteit="")
    punt = agenda.agendapunt_toevoegen(gesprek, titel="Eigen")

    agenda.agendapunt_weghalen(punt)

    assert titels(gesprek) == []


def test_een_gekozen_onderwerp_blijft_op_de_agenda(wereld):
    gesprek = verhaal.gepland(verhaal.gesprek(wereld), wereld)
    punt = gesprek.agendapunten.get(onderwerp__item__code="2a")

    with pytest.raises(OngeldigeOvergang, match="blijft op de agenda"):
        agenda.agendapunt_weghalen(punt)

    assert Agendapunt.objects.filter(pk=punt.pk).exists()


def test_een_eigen_punt_met_een_notitie_blijft(wereld):
    gesprek = verhaal.gesprek(wereld)
    punt = agenda.agendapunt_toevoegen(gesprek, titel="Eigen")
    AantekeningFactory(gesprek=gesprek, agendapunt=punt)

    with pytest.raises(OngeldigeOvergang, match="al iets opgeschreven"):
        agenda.agendapunt_weghalen(punt)

    assert Aantekening.objects.get().agendapunt == punt


@pytest.mark.parametrize("status", ["ter_vaststelling", "vastgesteld", "vervallen"])
def test_de_agenda_ligt_vast_als_het_verslag_voorligt(wereld, status):
    gesprek = verhaal.gepland(verhaal.gesprek(wereld), wereld)
    Gesprek.objects.update(status=status)
    gesprek.refresh_from_db()

    with pytest.raises(OngeldigeOvergang):
        agenda.agenda_maken(gesprek, door=wereld.adviseur, op=OP)
    with pytest.raises(OngeldigeOvergang):
        agenda.agendapunt_toevoegen(gesprek, titel="Te laat")
    with pytest.raises(OngeldigeOvergang):
        agenda.agendapunt_verplaatsen(gesprek.agendapunten.first(), stap=1)

    assert len(titels(gesprek)) == 4
