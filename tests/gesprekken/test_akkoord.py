"""Approval binds content: per section, per side, on exactly what stands there (rule 8)."""

import pytest

from gesprekken.acties.akkoord import akkoord_geven, kanttekening_beantwoorden
from gesprekken.acties.verslag import NietNu, TekstVeranderd, onderdeel_aanpassen
from gesprekken.models import Akkoord, Onderdeel, Partij, Verslag, VerslagPdf
from gesprekken.overzichten.akkoord import tekenaars
from gesprekken.rapport import Gespreksrapport
from kwaliteit.overgangen import AlVeranderd, OngeldigeOvergang
from scholen.models import Aanstelling, Gebeurtenis, School
from tests.factories import AanstellingFactory, GebruikerFactory
from tests.gesprekken.verslagen import OP, alles_akkoord, dialoog, onderdelen, vers, zeg


def test_een_akkoord_bewaart_wie_wanneer_en_waarop(wereld, ligt_voor):
    rij = onderdelen(ligt_voor.verslag)[2]

    zeg(rij, wereld.directeur, keuze="met_kanttekening", tekst="In groep 8 lukte het wel.")

    akkoord = Akkoord.objects.get()
    assert (akkoord.naam, akkoord.functie, akkoord.partij, akkoord.op) == (
        "Samira Idrissi",
        "directeur",
        "school",
        OP,
    )
    assert (akkoord.keuze, akkoord.kanttekening) == (
        "met_kanttekening",
        "In groep 8 lukte het wel.",
    )
    assert akkoord.hash == rij.hash


def test_een_akkoord_staat_met_vingerafdruk_in_het_logboek(wereld, ligt_voor):
    rij = onderdelen(ligt_voor.verslag)[0]

    zeg(rij, wereld.directeur)

    regel = Gebeurtenis.objects.get(soort="akkoord")
    assert (regel.naam, regel.rol, regel.school, regel.hash) == (
        "Samira Idrissi",
        "directeur",
        wereld.school,
        rij.hash,
    )
    assert regel.reden == "Er is akkoord op onderdeel 1, ‘Waarom we spraken’."


def test_dezelfde_klik_nog_eens_is_een_akkoord(wereld, ligt_voor):
    rij = onderdelen(ligt_voor.verslag)[0]

    for _ in range(3):
        zeg(rij, wereld.directeur)

    assert Akkoord.objects.count() == 1


def test_het_nieuwste_antwoord_van_een_kant_telt(wereld, ligt_voor):
    rij = onderdelen(ligt_voor.verslag)[0]
    zeg(rij, wereld.directeur)

    zeg(rij, wereld.directeur, keuze="nog_niet", tekst="De datum klopt niet.")

    school, _ = Gespreksrapport.van(vers(ligt_voor.verslag)).partijakkoorden
    assert school.aantal == 0
    assert Akkoord.objects.count() == 2


def test_wat_intussen_is_veranderd_wordt_niet_goedgekeurd(wereld, ligt_voor):
    eerst, straks = onderdelen(ligt_voor.verslag)[1], onderdelen(ligt_voor.verslag)[1]
    onderdeel_aanpassen(
        straks, tekst="Elf keer.", vingerafdruk=straks.hash, door=wereld.adviseur, op=OP
    )

    with pytest.raises(TekstVeranderd, match="De tekst van onderdeel 2 is veranderd"):
        zeg(eerst, wereld.directeur)

    assert Akkoord.objects.count() == 0


def test_ook_een_wijziging_buiten_ons_om_wordt_niet_goedgekeurd(wereld, ligt_voor):
    rij = onderdelen(ligt_voor.verslag)[1]
    Onderdeel.objects.filter(pk=rij.pk).update(tekst="Stiekem anders.")

    with pytest.raises(TekstVeranderd):
        zeg(rij, wereld.directeur)

    assert Onderdeel.objects.get(pk=rij.pk).hash != rij.hash


def test_met_het_laatste_akkoord_ligt_het_verslag_vast(wereld, ligt_voor):
    alles_akkoord(ligt_voor, wereld, behalve=4)

    is_vast = zeg(onderdelen(ligt_voor.verslag)[3], wereld.adviseur, partij=Partij.BESTUUR)

    verslag = vers(ligt_voor.verslag)
    rapport = Gespreksrapport.van_data(verslag.inhoud)
    assert is_vast is True
    assert (verslag.status, verslag.gesprek.status) == ("vastgesteld", "vastgesteld")
    assert (verslag.vastgelegd_op, verslag.hash) == (OP, rapport.hash)
    assert [kant.aantal for kant in rapport.partijakkoorden] == [4, 4]
    assert VerslagPdf.objects.filter(verslag=verslag, bestuur=wereld.bestuur).count() == 1


def test_een_kanttekening_staat_het_vaststellen_niet_in_de_weg(wereld, ligt_voor):
    alles_akkoord(ligt_voor, wereld, behalve=4)

    is_vast = zeg(
        onderdelen(ligt_voor.verslag)[3],
        wereld.adviseur,
        partij=Partij.BESTUUR,
        keuze="met_kanttekening",
        tekst="De invalpool begint op 1 maart.",
    )

    rapport = Gespreksrapport.van(vers(ligt_voor.verslag))
    assert is_vast is True
    assert [rij.tekst for rij in rapport.onderdelen[3].opmerkingen] == [
        "De invalpool begint op 1 maart."
    ]


def test_nog_niet_akkoord_houdt_het_vaststellen_tegen(wereld, ligt_voor):
    alles_akkoord(ligt_voor, wereld, behalve=4)

    is_vast = zeg(
        onderdelen(ligt_voor.verslag)[3],
        wereld.adviseur,
        partij=Partij.BESTUUR,
        keuze="nog_niet",
        tekst="De datum ontbreekt.",
    )

    assert is_vast is False
    assert vers(ligt_voor.verslag).status == "ter_vaststelling"


def test_een_kant_alleen_stelt_nooit_vast(wereld, ligt_voor):
    for rij in onderdelen(ligt_voor.verslag):
        zeg(rij, wereld.adviseur, partij=Partij.BESTUUR)

    assert vers(ligt_voor.verslag).status == "ter_vaststelling"


def test_een_antwoord_op_een_kanttekening_telt_niet_als_akkoord(wereld, ligt_voor):
    rij = onderdelen(ligt_voor.verslag)[0]
    zeg(rij, wereld.directeur, keuze="met_kanttekening", tekst="Het was een keer vaker.")

    kanttekening_beantwoorden(
        rij, partij=Partij.BESTUUR, tekst="Dat klopt.", door=wereld.adviseur, op=OP
    )

    deel = Gespreksrapport.van(vers(ligt_voor.verslag)).onderdelen[0]
    assert [(een.opschrift, een.tekst) for een in deel.opmerkingen] == [
        ("Kanttekening van de school", "Het was een keer vaker."),
        ("Antwoord van het bestuur", "Dat klopt."),
    ]
    assert deel.laatste_bestuur is None


def test_zonder_kanttekening_valt_er_niets_te_beantwoorden(wereld, ligt_voor):
    rij = onderdelen(ligt_voor.verslag)[0]
    zeg(rij, wereld.directeur)

    with pytest.raises(NietNu, match="geen kanttekening"):
        kanttekening_beantwoorden(
            rij, partij=Partij.BESTUUR, tekst="Dat klopt.", door=wereld.adviseur, op=OP
        )


def test_een_mens_tekent_niet_voor_beide_kanten(wereld, ligt_voor):
    zeg(onderdelen(ligt_voor.verslag)[0], wereld.directeur)

    with pytest.raises(NietNu, match="Twee verschillende mensen"):
        zeg(onderdelen(ligt_voor.verslag)[1], wereld.directeur, partij=Partij.BESTUUR)

    assert Akkoord.objects.count() == 1


@pytest.mark.parametrize("tot", ["gevoerd", "vastgesteld"])
def test_buiten_het_voorliggen_om_is_er_niets_te_bevestigen(wereld, tot):
    rij = onderdelen(dialoog(wereld, tot=tot).verslag)[0]
    aantal = Akkoord.objects.count()

    with pytest.raises(AlVeranderd, match="ligt niet meer voor"):
        zeg(rij, wereld.directeur)

    assert Akkoord.objects.count() == aantal


def test_namens_de_school_tekent_haar_directeur_en_wie_waarneemt(wereld, ligt_voor):
    waarnemer = GebruikerFactory(naam="Wim Waarnemer")
    AanstellingFactory(gebruiker=waarnemer, rol="directeur", school=wereld.school)

    wie = tekenaars(vers(ligt_voor.verslag))

    assert [een.naam for een in wie.school] == ["Samira Idrissi", "Wim Waarnemer"]
    assert [een.naam for een in wie.bestuur] == ["Hanneke Dijkgraaf"]


def test_bij_een_bestuur_met_een_school_tekent_een_ander_van_het_bestuur(wereld):
    eigen = School.objects.filter(bestuur=wereld.bestuur).exclude(pk=wereld.school.pk)
    eigen.update(gesloten_op="2026-08-01")
    AanstellingFactory(gebruiker=wereld.directeur, rol="bestuurder", bestuur=wereld.bestuur)
    gespeeld = dialoog(wereld, tot="ter_vaststelling")

    wie = tekenaars(vers(gespeeld.verslag))

    assert wie.partij_van(wereld.directeur) == Partij.SCHOOL
    assert {een.naam for een in wie.bestuur} == {
        "Hanneke Dijkgraaf",
        "Bas Adviseur",
        "Ella Bestuurder",
    }


def test_een_adviseur_zonder_aanstelling_tekent_niet_meer(wereld, ligt_voor):
    Aanstelling.objects.filter(gebruiker=wereld.adviseur).update(tot="2026-08-01")

    assert tekenaars(vers(ligt_voor.verslag)).bestuur == ()


def test_een_te_late_klik_na_het_vaststellen_doet_niets(wereld, ligt_voor):
    laat = onderdelen(ligt_voor.verslag)[0]
    alles_akkoord(ligt_voor, wereld)

    with pytest.raises(OngeldigeOvergang):
        akkoord_geven(
            laat,
            partij=Partij.SCHOOL,
            keuze="nog_niet",
            kanttekening="Toch niet.",
            vingerafdruk=laat.hash,
            door=wereld.directeur,
            op=OP,
        )

    assert Akkoord.objects.count() == 8
    assert Verslag.objects.get(pk=ligt_voor.verslag.pk).status == "vastgesteld"
