"""A verslag that lies open: mend one section, take it back, close it, improve it."""

import pytest

from gesprekken.acties.verslag import Wijziging, onderdeel_aanpassen
from gesprekken.models import Afspraak, Akkoord, Onderdeel, Verslag
from gesprekken.rapport import Gespreksrapport
from kwaliteit.models import Tekstversie
from kwaliteit.overgangen import AlVeranderd
from kwaliteit.verschil import Stuk, verschil
from scholen.models import Gebeurtenis
from tests.gesprekken.verslagen import (
    OP,
    alles_akkoord,
    dialoog,
    onderdelen,
    tekst_van,
    url,
    vers,
    zeg,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("vandaag")]


def pas_aan(gespeeld, wereld, *, nummer=2, tekst="Elf keer.", rijen=(), op=OP):
    rij = onderdelen(gespeeld.verslag)[nummer - 1]
    return onderdeel_aanpassen(
        rij, tekst=tekst, rijen=rijen, vingerafdruk=rij.hash, door=wereld.adviseur, op=op
    )


def aantallen(gespeeld) -> list[int]:
    rapport = Gespreksrapport.van(vers(gespeeld.verslag))
    return [kant.aantal for kant in rapport.partijakkoorden]


def test_alleen_de_akkoorden_van_dat_onderdeel_vervallen(wereld, ligt_voor):
    alles_akkoord(ligt_voor, wereld, behalve=1)

    assert pas_aan(ligt_voor, wereld) is True

    assert aantallen(ligt_voor) == [3, 2]
    assert Akkoord.objects.count() == 7


def test_de_tekst_waar_iemand_ja_op_zei_blijft_bewaard(wereld, ligt_voor):
    pas_aan(ligt_voor, wereld, tekst="Elf keer.")
    pas_aan(ligt_voor, wereld, tekst="Twaalf keer.", op=OP.replace(minute=4))

    rij = onderdelen(ligt_voor.verslag)[1]
    versies = Tekstversie.objects.filter(model="onderdeel", rij=rij.pk).order_by("pk")
    assert [(versie.tekst, versie.naam) for versie in versies] == [
        ("Onderdeel woord", ""),
        ("Elf keer.", "Hanneke Dijkgraaf"),
        ("Twaalf keer.", "Hanneke Dijkgraaf"),
    ]


def test_wie_niets_verandert_laat_elk_akkoord_staan(wereld, ligt_voor):
    alles_akkoord(ligt_voor, wereld, behalve=1)

    assert pas_aan(ligt_voor, wereld, tekst="Onderdeel woord") is False

    assert aantallen(ligt_voor) == [4, 3]
    assert not Gebeurtenis.objects.filter(soort="wijziging").exists()


def test_terug_naar_de_oude_tekst_maakt_het_oude_akkoord_weer_geldig(wereld, ligt_voor):
    zeg(onderdelen(ligt_voor.verslag)[1], wereld.directeur)
    pas_aan(ligt_voor, wereld)

    pas_aan(ligt_voor, wereld, tekst="Onderdeel woord")

    assert aantallen(ligt_voor) == [1, 0]


def test_een_afspraak_in_het_verslag_is_aan_te_passen(wereld, ligt_voor):
    alles_akkoord(ligt_voor, wereld, behalve=1)
    wijziging = Wijziging(ligt_voor.afspraak, {"wat": "Een vaste vervanger", "wie": "Hanneke"})

    pas_aan(ligt_voor, wereld, nummer=4, tekst="Onderdeel woord", rijen=[wijziging])

    afspraak = Afspraak.objects.get(pk=ligt_voor.afspraak.pk)
    assert (afspraak.wat, afspraak.wie) == ("Een vaste vervanger", "Hanneke")
    assert aantallen(ligt_voor) == [3, 2]
    assert Tekstversie.objects.filter(model="afspraak", veld="wat").count() == 2


@pytest.mark.parametrize("tot", ["gevoerd", "vastgesteld"])
def test_aanpassen_kan_alleen_als_het_verslag_voorligt(wereld, tot):
    gespeeld = dialoog(wereld, tot=tot)

    with pytest.raises(AlVeranderd, match="ligt niet meer voor"):
        pas_aan(gespeeld, wereld)


def test_het_verschil_staat_woord_voor_woord():
    stukken = verschil("Marit stond vaak voor de groep.", "Marit stond elf keer voor de groep.")

    assert stukken == (
        Stuk("gelijk", "Marit stond "),
        Stuk("weg", "vaak "),
        Stuk("erbij", "elf keer "),
        Stuk("gelijk", "voor de groep."),
    )


def test_van_heel_lange_teksten_staat_er_geen_verschil():
    assert verschil("oud " * 2500, "nieuw " * 2500) == ()


def formulier(gespeeld, nummer=2, **anders) -> dict[str, str]:
    rij = onderdelen(gespeeld.verslag)[nummer - 1]
    return {"tekst": "Elf keer.", "vingerafdruk": rij.hash} | anders


def adres(gespeeld, nummer=2) -> str:
    rij = onderdelen(gespeeld.verslag)[nummer - 1]
    return url(gespeeld, "onderdeel_aanpassen", rij.sleutel)


def test_de_pagina_past_een_onderdeel_aan(client, wereld, ligt_voor):
    zeg(onderdelen(ligt_voor.verslag)[1], wereld.directeur, keuze="nog_niet", tekst="Elf keer!")
    client.force_login(wereld.adviseur)

    pagina = tekst_van(client.get(adres(ligt_voor)))
    volgende = client.post(adres(ligt_voor), formulier(ligt_voor), follow=True)

    assert "Elf keer!" in pagina
    assert volgende.redirect_chain == [(url(ligt_voor, "verslag") + "#onderdeel-2", 302)]
    assert "Het onderdeel is aangepast." in tekst_van(volgende)
    assert onderdelen(ligt_voor.verslag)[1].tekst == "Elf keer."


def test_de_pagina_past_de_rijen_aan_van_wat_we_meenemen(client, wereld, ligt_voor):
    client.force_login(wereld.adviseur)
    punt = ligt_voor.gesprek.aandachtspunten.get()
    ambitie = ligt_voor.gesprek.ambities.get()
    sleutel = ligt_voor.afspraak.sleutel

    client.post(
        adres(ligt_voor, 4),
        formulier(ligt_voor, 4)
        | {
            f"{sleutel}-wat": "Een vaste vervanger",
            f"{sleutel}-partij": "bestuur",
            f"{sleutel}-tot": "2027-03-01",
            f"{punt.sleutel}-tekst": "De overgang van groep 2 naar 3",
            f"{punt.sleutel}-voor_wie": "samen",
            f"{ambitie.sleutel}-tekst": "Elkaar bezoeken",
            f"{ambitie.sleutel}-tot": "2028-2029",
        },
    )

    rapport = Gespreksrapport.van(vers(ligt_voor.verslag))
    assert rapport.afspraken[0].in_het_kort == "Het bestuur, 1 maart 2027"
    assert (rapport.aandachtspunten[0].tekst, rapport.aandachtspunten[0].partij) == (
        "De overgang van groep 2 naar 3",
        "samen",
    )
    assert (rapport.ambities[0].tekst, rapport.ambities[0].tot) == (
        "Elkaar bezoeken",
        "2028-2029",
    )


def test_een_afspraak_zonder_woorden_wordt_niet_opgeslagen(client, wereld, ligt_voor):
    client.force_login(wereld.adviseur)

    antwoord = client.post(adres(ligt_voor, 4), formulier(ligt_voor, 4))

    assert antwoord.status_code == 200
    pagina = tekst_van(antwoord)
    assert f'<a href="#id_{ligt_voor.afspraak.sleutel}-wat">Wat spreken we af: Schrijf' in pagina
    assert "<title>Fout: " in pagina
    assert onderdelen(ligt_voor.verslag)[3].tekst == "Onderdeel woord"


def test_een_oud_tabblad_past_niets_aan_en_houdt_de_woorden(client, wereld, ligt_voor):
    oud = formulier(ligt_voor, tekst="Mijn woorden.")
    pas_aan(ligt_voor, wereld, tekst="Van het andere tabblad.")
    client.force_login(wereld.adviseur)

    antwoord = client.post(adres(ligt_voor), oud)

    pagina = tekst_van(antwoord)
    assert antwoord.status_code == 409
    assert "Mijn woorden.</textarea>" in pagina
    assert "<blockquote>Van het andere tabblad.</blockquote>" in pagina
    assert onderdelen(ligt_voor.verslag)[1].hash in pagina


def test_een_concept_pas_je_niet_per_onderdeel_aan(client, wereld):
    gespeeld = dialoog(wereld, tot="gevoerd")
    client.force_login(wereld.adviseur)

    antwoord = client.get(adres(gespeeld), follow=True)

    assert "Aanpassen per onderdeel kan alleen als het verslag voorligt." in tekst_van(antwoord)
    assert Onderdeel.objects.filter(hash="").count() == 4


STAPPEN = [
    ("verslag_terugnemen", "ter_vaststelling", "concept", "verslag_schrijven"),
    ("verslag_zonder_vaststelling", "ter_vaststelling", "zonder_vaststelling", "verslag"),
    ("verslag_verbeteren", "vastgesteld", "concept", "verslag_schrijven"),
]


@pytest.mark.parametrize(("naam", "van", "naar", "volgende"), STAPPEN)
def test_een_stap_met_een_reden(client, wereld, naam, van, naar, volgende):
    gespeeld = dialoog(wereld, tot=van)
    client.force_login(wereld.adviseur)

    leeg = client.post(url(gespeeld, naam), {"reden": "  "})
    antwoord = client.post(url(gespeeld, naam), {"reden": "De datum klopt niet."})

    assert "Schrijf op waarom je dit doet." in tekst_van(leeg)
    assert (antwoord.status_code, antwoord.url) == (302, url(gespeeld, volgende))
    laatste = Verslag.objects.filter(gesprek=gespeeld.gesprek).latest("versie")
    assert laatste.status == naar
    assert Gebeurtenis.objects.filter(model="verslag", reden="De datum klopt niet.").exists()


@pytest.mark.parametrize(("naam", "van", "naar", "volgende"), STAPPEN)
def test_een_stap_op_het_verkeerde_moment_zegt_dat(client, wereld, naam, van, naar, volgende):
    ander = "vastgesteld" if van == "ter_vaststelling" else "ter_vaststelling"
    gespeeld = dialoog(wereld, tot=ander)
    client.force_login(wereld.adviseur)

    antwoord = client.post(url(gespeeld, naam), {"reden": "De datum klopt niet."}, follow=True)

    assert 'class="melding melding-warning"' in tekst_van(antwoord)
    assert vers(gespeeld.verslag).status == ander


@pytest.mark.parametrize(("naam", "van", "naar", "volgende"), STAPPEN)
def test_een_stap_is_van_de_schrijver_alleen(client, wereld, naam, van, naar, volgende):
    gespeeld = dialoog(wereld, tot=van)

    for wie, code in ((wereld.directeur, 403), (wereld.ib, 403), (wereld.vreemde_adviseur, 404)):
        client.force_login(wie)
        antwoord = client.post(url(gespeeld, naam), {"reden": "De datum klopt niet."})

        assert antwoord.status_code == code
    assert vers(gespeeld.verslag).status == van


def test_alle_versies_staan_op_een_rij(client, wereld):
    gespeeld = dialoog(wereld, tot="vastgesteld")
    client.force_login(wereld.adviseur)
    client.post(url(gespeeld, "verslag_verbeteren"), {"reden": "Een naam klopte niet."})
    client.post(url(gespeeld, "verslag_voorleggen"))
    gespeeld.verslag = Verslag.objects.get(versie=2)
    alles_akkoord(gespeeld, wereld)

    pagina = tekst_van(client.get(url(gespeeld, "verslag")))

    assert "Dit is versie 2, een verbetering van versie 1 van 16 november." in pagina
    assert "Een naam klopte niet." in pagina
    assert "Vervangen op 24 november." in pagina
    assert "Download versie 1" in pagina


def test_een_aanpassing_staat_in_het_logboek_met_haar_vingerafdruk(wereld, ligt_voor):
    pas_aan(ligt_voor, wereld)

    regel = Gebeurtenis.objects.get(soort="wijziging")
    assert (regel.model, regel.naam, regel.school, regel.reden) == (
        "verslag",
        "Hanneke Dijkgraaf",
        wereld.school,
        "Onderdeel 2, ‘Punt woord’, is aangepast.",
    )
    assert regel.hash == onderdelen(ligt_voor.verslag)[1].hash
