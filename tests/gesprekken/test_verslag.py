"""The acts on a whole verslag: begin, send, take back, close, improve."""

from datetime import date

import pytest

from gesprekken.acties.gesprek import voeren
from gesprekken.acties.vaststellen import afsluiten_zonder_vaststelling, verslag_verbeteren
from gesprekken.acties.verslag import (
    NietNu,
    onderdelen_bijwerken,
    ontbrekende_punten,
    terugnemen,
    verslag_beginnen,
    voorleggen,
)
from gesprekken.models import Agendapunt, Akkoord, Gesprek, Onderdeel, Verslag, VerslagPdf
from gesprekken.rapport import Gespreksrapport
from kwaliteit.overgangen import AlVeranderd
from scholen.models import Gebeurtenis
from tests.factories import (
    AanstellingFactory,
    AgendapuntFactory,
    GebruikerFactory,
    GesprekFactory,
    VerslagFactory,
)
from tests.gesprekken.verslagen import OP, alles_akkoord, dialoog, onderdelen, vers, zeg

CONCEPT, LIGT_VOOR, VAST, ZONDER = Verslag.Status.values
TOEGESTAAN = {
    (CONCEPT, LIGT_VOOR),
    (LIGT_VOOR, CONCEPT),
    (LIGT_VOOR, VAST),
    (LIGT_VOOR, ZONDER),
}
STAPPEN = {
    CONCEPT: lambda rij, wie: rij.terugnemen(door=wie, op=OP, reden="Toch anders."),
    LIGT_VOOR: lambda rij, wie: rij.voorleggen(door=wie, op=OP),
    VAST: lambda rij, wie: rij.vaststellen(door=wie, op=OP, inhoud={"a": 1}, vingerafdruk="ab"),
    ZONDER: lambda rij, wie: rij.afsluiten_zonder_vaststelling(
        door=wie, op=OP, reden="Lukte niet.", inhoud={"a": 1}, vingerafdruk="ab"
    ),
}


def _lukt(stap) -> bool:
    try:
        stap()
    except AlVeranderd:
        return False
    return True


@pytest.mark.django_db
@pytest.mark.parametrize("naar", Verslag.Status.values)
@pytest.mark.parametrize("van", Verslag.Status.values)
def test_een_verslag_neemt_alleen_de_stappen_die_er_zijn(van, naar):
    verslag, wie = VerslagFactory(status=van), GebruikerFactory()

    gelukt = _lukt(lambda: STAPPEN[naar](verslag, wie))

    assert gelukt == ((van, naar) in TOEGESTAAN)
    assert Verslag.objects.get(pk=verslag.pk).status == (naar if gelukt else van)


@pytest.mark.django_db
@pytest.mark.parametrize(("van", "naar"), sorted(TOEGESTAAN))
def test_de_tweede_klik_op_een_stap_wordt_geweigerd(van, naar):
    verslag, wie = VerslagFactory(status=van), GebruikerFactory()
    tweede = Verslag.objects.get(pk=verslag.pk)
    STAPPEN[naar](verslag, wie)

    assert not _lukt(lambda: STAPPEN[naar](tweede, wie))


def test_een_verslag_begint_met_een_onderdeel_per_besproken_punt(wereld):
    gesprek = GesprekFactory(
        deelname__ronde__bestuur=wereld.bestuur,
        deelname__school=wereld.school,
        deelname__adviseur=wereld.adviseur,
        status="gevoerd",
    )
    AgendapuntFactory(gesprek=gesprek, titel="Overleggen", uitkomst="deels", volgorde=2)
    AgendapuntFactory(
        gesprek=gesprek, titel="Meekijken", uitkomst="besproken", volgorde=1, vraag="Wat lukt al?"
    )
    AgendapuntFactory(gesprek=gesprek, titel="Ouders", uitkomst="niet_aan_bod", volgorde=3)
    AgendapuntFactory(gesprek=gesprek, titel="Middelen", volgorde=4)

    verslag = verslag_beginnen(gesprek, door=wereld.adviseur, op=OP)

    assert [(rij.nummer, rij.titel, rij.tekst) for rij in verslag.onderdelen.all()] == [
        (1, "Waarom we spraken", ""),
        (2, "Meekijken", ""),
        (3, "Overleggen", ""),
        (4, "Wat nog openstaat", ""),
        (5, "Wat we meenemen", ""),
    ]


def test_twee_keer_beginnen_geeft_hetzelfde_verslag(wereld):
    gespeeld = dialoog(wereld, tot="gevoerd")

    nog_eens = verslag_beginnen(gespeeld.gesprek, door=wereld.adviseur, op=OP)

    assert nog_eens == gespeeld.verslag
    assert Onderdeel.objects.filter(verslag__gesprek=gespeeld.gesprek).count() == 4


@pytest.mark.parametrize("status", ["voorbereiden", "gepland", "ter_vaststelling", "vervallen"])
def test_een_verslag_begint_pas_als_het_gesprek_is_gevoerd(wereld, status):
    gesprek = GesprekFactory(status=status)

    with pytest.raises(NietNu, match="als het gesprek is gevoerd"):
        verslag_beginnen(gesprek, door=wereld.adviseur, op=OP)


def test_een_punt_dat_erbij_komt_krijgt_een_onderdeel_op_zijn_plek(wereld):
    gespeeld = dialoog(wereld, tot="gevoerd")
    punt = gespeeld.gesprek.agendapunten.order_by("volgorde").last()
    Agendapunt.objects.filter(pk=punt.pk).update(uitkomst="deels")

    erbij = onderdelen_bijwerken(gespeeld.verslag)

    assert erbij == [punt]
    assert [(rij.nummer, rij.soort) for rij in gespeeld.verslag.onderdelen.all()] == [
        (1, "waarom"),
        (2, "agendapunt"),
        (3, "agendapunt"),
        (4, "open"),
        (5, "meenemen"),
    ]
    assert gespeeld.verslag.onderdelen.get(nummer=2).tekst == "Onderdeel woord"
    assert ontbrekende_punten(gespeeld.verslag) == []


def test_een_verslag_zonder_een_besproken_punt_gaat_niet_de_deur_uit(wereld):
    gespeeld = dialoog(wereld, tot="gevoerd")
    gespeeld.gesprek.agendapunten.update(uitkomst="besproken")

    with pytest.raises(NietNu, match="Er is nog geen onderdeel over"):
        voorleggen(gespeeld.verslag, door=wereld.adviseur, op=OP)

    assert vers(gespeeld.verslag).status == "concept"


def test_wie_zelf_directeur_is_kan_niet_ook_namens_het_bestuur_tekenen(wereld):
    gespeeld = dialoog(wereld, tot="gevoerd")
    AanstellingFactory(gebruiker=wereld.adviseur, rol="directeur", school=wereld.school)

    with pytest.raises(NietNu, match="Laat eerst een andere adviseur"):
        voorleggen(gespeeld.verslag, door=wereld.adviseur, op=OP)


def test_bij_voorleggen_krijgt_elk_onderdeel_een_vingerafdruk(wereld):
    gespeeld = dialoog(wereld, tot="gevoerd")

    voorleggen(gespeeld.verslag, door=wereld.adviseur, op=OP)

    verslag = vers(gespeeld.verslag)
    assert (verslag.status, verslag.voorgelegd_op) == ("ter_vaststelling", OP)
    assert verslag.gesprek.status == "ter_vaststelling"
    assert {len(rij.hash) for rij in onderdelen(verslag)} == {64}
    assert len({rij.hash for rij in onderdelen(verslag)}) == 4


def test_terugnemen_laat_alle_akkoorden_vervallen_ook_als_de_tekst_gelijk_blijft(wereld):
    gespeeld = dialoog(wereld, tot="ter_vaststelling")
    alles_akkoord(gespeeld, wereld, behalve=4)

    terugnemen(vers(gespeeld.verslag), door=wereld.adviseur, op=OP, reden="De datum klopt niet.")
    verslag = vers(gespeeld.verslag)
    voorleggen(verslag, door=wereld.adviseur, op=OP.replace(hour=15))
    is_vast = zeg(onderdelen(verslag)[3], wereld.adviseur, partij="bestuur")

    assert is_vast is False
    assert [kant.aantal for kant in Gespreksrapport.van(vers(verslag)).partijakkoorden] == [0, 1]
    assert Akkoord.objects.count() == 8


def test_terugnemen_zet_het_gesprek_terug_met_de_reden_erbij(wereld):
    gespeeld = dialoog(wereld, tot="ter_vaststelling")

    terugnemen(vers(gespeeld.verslag), door=wereld.adviseur, op=OP, reden="De datum klopt niet.")

    verslag = vers(gespeeld.verslag)
    assert (verslag.status, verslag.gesprek.status) == ("concept", "gevoerd")
    assert set(
        Gebeurtenis.objects.filter(op=OP, reden="De datum klopt niet.").values_list(
            "model", "van", "naar"
        )
    ) == {
        ("verslag", "ter_vaststelling", "concept"),
        ("gesprek", "ter_vaststelling", "gevoerd"),
    }


def test_zonder_vaststelling_bevriest_wat_er_is_met_de_akkoorden_die_er_zijn(wereld):
    gespeeld = dialoog(wereld, tot="ter_vaststelling")
    zeg(onderdelen(gespeeld.verslag)[0], wereld.directeur)

    afsluiten_zonder_vaststelling(
        vers(gespeeld.verslag), door=wereld.adviseur, op=OP, reden="De school is gefuseerd."
    )

    verslag = vers(gespeeld.verslag)
    rapport = Gespreksrapport.van(verslag)
    assert (verslag.status, verslag.gesprek.status) == ("zonder_vaststelling",) * 2
    assert rapport.reden == "De school is gefuseerd."
    assert [kant.aantal for kant in rapport.partijakkoorden] == [1, 0]
    assert rapport.hash == verslag.hash
    assert VerslagPdf.objects.filter(verslag=verslag, inhoud=None).count() == 1


def test_een_verbetering_vervangt_pas_als_zij_is_vastgesteld(wereld):
    gespeeld = dialoog(wereld, tot="vastgesteld")
    eerste = vers(gespeeld.verslag)
    bevroren = eerste.inhoud

    nieuw = verslag_verbeteren(eerste, door=wereld.adviseur, op=OP, reden="Een naam klopte niet.")
    Onderdeel.objects.filter(verslag=nieuw, nummer=1).update(tekst="Verbeterd")
    voorleggen(vers(nieuw), door=wereld.adviseur, op=OP)
    tussentijds = vers(eerste).vervangen_op
    gespeeld.verslag = nieuw
    alles_akkoord(gespeeld, wereld)

    assert tussentijds is None
    assert (vers(eerste).vervangen_op, vers(eerste).inhoud) == (OP, bevroren)
    assert (vers(nieuw).status, vers(nieuw).versie) == ("vastgesteld", 2)
    assert Gespreksrapport.van(vers(nieuw)).waarom.tekst == "Verbeterd"
    assert Gesprek.objects.get(pk=gespeeld.gesprek.pk).status == "vastgesteld"


def test_een_verbetering_begint_zonder_akkoord_en_maar_een_keer(wereld):
    eerste = vers(dialoog(wereld, tot="vastgesteld").verslag)

    nieuw = verslag_verbeteren(eerste, door=wereld.adviseur, op=OP, reden="Een naam.")
    nog_eens = verslag_verbeteren(vers(eerste), door=wereld.adviseur, op=OP, reden="Een naam.")

    assert nog_eens == nieuw
    assert (nieuw.status, nieuw.reden) == ("concept", "Een naam.")
    assert [(rij.nummer, rij.titel, rij.tekst) for rij in nieuw.onderdelen.all()] == [
        (rij.nummer, rij.titel, rij.tekst) for rij in eerste.onderdelen.all()
    ]
    assert Akkoord.objects.filter(onderdeel__verslag=nieuw).count() == 0


def test_een_verbetering_sluit_niet_zonder_vaststelling(wereld):
    eerste = vers(dialoog(wereld, tot="vastgesteld").verslag)
    nieuw = verslag_verbeteren(eerste, door=wereld.adviseur, op=OP, reden="Een naam.")
    voorleggen(vers(nieuw), door=wereld.adviseur, op=OP)

    with pytest.raises(NietNu, match="het vastgestelde verslag blijft gelden"):
        afsluiten_zonder_vaststelling(vers(nieuw), door=wereld.adviseur, op=OP, reden="Nee.")


@pytest.mark.parametrize("tot", ["gevoerd", "ter_vaststelling"])
def test_alleen_een_vastgesteld_verslag_is_te_verbeteren(wereld, tot):
    verslag = vers(dialoog(wereld, tot=tot).verslag)

    with pytest.raises(NietNu, match="nieuwste vastgestelde"):
        verslag_verbeteren(verslag, door=wereld.adviseur, op=OP, reden="Een naam.")


def test_een_gesprek_dat_al_was_gevoerd_krijgt_ook_een_verslag(wereld):
    gesprek = GesprekFactory(
        deelname__ronde__bestuur=wereld.bestuur,
        deelname__school=wereld.school,
        deelname__adviseur=wereld.adviseur,
    )
    voeren(gesprek, datum=date(2026, 11, 2), tafel=[], door=wereld.adviseur, op=OP)

    verslag = verslag_beginnen(gesprek, door=wereld.adviseur, op=OP)

    assert [rij.soort for rij in verslag.onderdelen.all()] == ["waarom", "open", "meenemen"]
