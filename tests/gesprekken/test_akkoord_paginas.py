"""Answering in the margin: what one sends, what it says back, what the other side sees."""

import re
from datetime import timedelta

import pytest

from gesprekken.acties.verslag import onderdeel_aanpassen
from gesprekken.models import Akkoord
from kwaliteit.teksten import merk_van
from tests.factories import AanstellingFactory, OnderdeelFactory
from tests.gesprekken.verslagen import (
    OP,
    alles_akkoord,
    antwoord,
    dialoog,
    lees,
    onderdelen,
    stuur,
    tekst_van,
    url,
    zeg,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("vandaag")]


def weerwoord(client, wie, gespeeld, rij, tekst):
    gegevens = {f"{rij.sleutel}-antwoord-tekst": tekst}
    return stuur(client, wie, url(gespeeld, "onderdeel_antwoord", rij.sleutel), **gegevens)


def test_bevestigen_gaat_verder_bij_dat_onderdeel(client, wereld, ligt_voor):
    volgende = antwoord(client, wereld.directeur, ligt_voor, 2)

    assert volgende.status_code == 302
    assert volgende.url == url(ligt_voor, "verslag") + "#onderdeel-2"
    assert "Onderdeel 2 is bevestigd." in tekst_van(client.get(volgende.url))


def test_een_kanttekening_is_meteen_te_lezen_voor_de_andere_kant(client, wereld, ligt_voor):
    antwoord(
        client,
        wereld.directeur,
        ligt_voor,
        keuze="met_kanttekening",
        kanttekening="In groep 8 lukte het wel.",
    )

    pagina = tekst_van(lees(client, wereld.adviseur, url(ligt_voor, "verslag")))

    assert "In groep 8 lukte het wel." in pagina
    assert "Samira Idrissi, met kanttekening, 24 november" in pagina
    assert "Beantwoord de kanttekening" in pagina


def test_een_antwoord_op_een_kanttekening_staat_erbij(client, wereld, ligt_voor):
    rij = onderdelen(ligt_voor.verslag)[0]
    zeg(rij, wereld.directeur, keuze="met_kanttekening", tekst="Het was vaker.")

    weerwoord(client, wereld.adviseur, ligt_voor, rij, "Dat klopt.")
    pagina = tekst_van(client.get(url(ligt_voor, "verslag")))

    assert "Dat klopt." in pagina
    assert "Beantwoord de kanttekening" not in pagina


@pytest.mark.parametrize(
    ("gegevens", "fout"),
    [
        ({"keuze": ""}, "Kies of je akkoord bent met dit onderdeel."),
        ({"keuze": "misschien"}, "Kies een van de drie antwoorden."),
        ({"keuze": "nog_niet"}, "Schrijf op wat er anders moet."),
        ({"keuze": "nog_niet", "kanttekening": " \n "}, "Schrijf op wat er anders moet."),
        ({"keuze": "met_kanttekening"}, "Schrijf je kanttekening op, of kies ‘Akkoord’."),
        ({"kanttekening": "Maar wel dit."}, "Je schreef iets op, maar koos ‘Akkoord’."),
        ({"keuze": "nog_niet", "kanttekening": "x" * 20_001}, "langer dan 20.000 tekens"),
    ],
)
def test_een_antwoord_dat_nog_niet_compleet_is_wordt_uitgelegd(
    client, wereld, ligt_voor, gegevens, fout
):
    pagina = antwoord(client, wereld.directeur, ligt_voor, **gegevens)

    assert pagina.status_code == 200
    assert fout in tekst_van(pagina)
    assert gegevens.get("kanttekening", "").strip() in pagina.content.decode()
    assert "<title>Fout: " in tekst_van(pagina)
    assert Akkoord.objects.count() == 0


def test_twintigduizend_tekens_en_stuurtekens_gaan_goed(client, wereld, ligt_voor):
    lang = "é" * 19_998 + "\x00\x0b\r\nz"

    antwoord(client, wereld.directeur, ligt_voor, keuze="nog_niet", kanttekening=lang)

    assert Akkoord.objects.get().kanttekening == "é" * 19_998 + "\nz"


def test_veranderde_tekst_wordt_niet_goedgekeurd_en_de_woorden_blijven_staan(
    client, wereld, ligt_voor
):
    oud = onderdelen(ligt_voor.verslag)[1]
    onderdeel_aanpassen(
        onderdelen(ligt_voor.verslag)[1],
        tekst="Onderdeel elf keer woord",
        vingerafdruk=oud.hash,
        door=wereld.adviseur,
        op=OP,
    )

    pagina = antwoord(
        client,
        wereld.directeur,
        ligt_voor,
        2,
        vingerafdruk=oud.hash,
        keuze="met_kanttekening",
        kanttekening="Mijn eigen woorden.",
    )

    assert pagina.status_code == 409
    gelezen = tekst_van(pagina)
    assert "De tekst van onderdeel 2 is veranderd terwijl je las." in gelezen
    assert '<ins><span class="visually-hidden">Toegevoegd: </span>elf keer</ins>' in gelezen
    assert "Mijn eigen woorden." in gelezen
    assert onderdelen(ligt_voor.verslag)[1].hash in gelezen
    assert Akkoord.objects.count() == 0


def test_een_akkoord_vervalt_zichtbaar_als_de_tekst_verandert(client, wereld, ligt_voor):
    antwoord(client, wereld.adviseur, ligt_voor, 2)
    rij = onderdelen(ligt_voor.verslag)[1]
    onderdeel_aanpassen(rij, tekst="Anders.", vingerafdruk=rij.hash, door=wereld.adviseur, op=OP)

    pagina = tekst_van(lees(client, wereld.directeur, url(ligt_voor, "verslag")))

    assert "Bestuur: opnieuw nodig" in pagina
    assert "Akkoord van 24 november vervalt, want de tekst is daarna veranderd." in pagina
    assert (
        "Hanneke Dijkgraaf paste dit aan op 24 november. Daarom is opnieuw akkoord nodig." in pagina
    )


@pytest.mark.parametrize("wie", ["ib", "mt", "ib_van_twee"])
def test_wie_leest_en_niet_tekent_mag_niet_bevestigen(client, wereld, ligt_voor, wie):
    assert antwoord(client, getattr(wereld, wie), ligt_voor).status_code == 403
    assert Akkoord.objects.count() == 0


@pytest.mark.parametrize(
    "wie", ["andere_directeur", "andere_adviseur", "vreemde_directeur", "bestuurder", "lezer"]
)
def test_voor_wie_het_verslag_niet_ziet_bestaat_het_niet(client, wereld, ligt_voor, wie):
    assert antwoord(client, getattr(wereld, wie), ligt_voor).status_code == 404


def test_een_onderdeel_van_een_ander_gesprek_bestaat_hier_niet(client, wereld, ligt_voor):
    vreemd = OnderdeelFactory()
    adres = url(ligt_voor, "onderdeel_akkoord", vreemd.sleutel)

    assert stuur(client, wereld.directeur, adres, keuze="akkoord").status_code == 404


def test_het_laatste_akkoord_zegt_dat_het_vastligt(client, wereld, ligt_voor):
    alles_akkoord(ligt_voor, wereld, behalve=4)

    volgende = antwoord(client, wereld.adviseur, ligt_voor, 4)

    pagina = tekst_van(client.get(volgende.url))
    assert "Het verslag is vastgesteld." in pagina
    assert "Dit verslag ligt vast" in pagina
    assert "Bevestig onderdeel" not in pagina


def test_een_klik_in_een_oud_tabblad_krijgt_uitleg(client, wereld, ligt_voor):
    alles_akkoord(ligt_voor, wereld)

    volgende = antwoord(client, wereld.directeur, ligt_voor)

    assert "Het verslag ligt niet meer voor." in tekst_van(client.get(volgende.url))


def test_namens_het_bestuur_tekent_bij_een_school_een_ander(client, wereld):
    wereld.andere_school.gesloten_op = OP.date()
    wereld.andere_school.save()
    AanstellingFactory(gebruiker=wereld.adviseur, rol="directeur", school=wereld.school)
    gespeeld = dialoog(wereld, tot="ter_vaststelling")

    pagina = tekst_van(lees(client, wereld.bestuurder, url(gespeeld, "verslag")))
    antwoord(client, wereld.bestuurder, gespeeld)

    assert "<b>het MT</b>, <b>Bas</b>, <b>Ella</b> en <b>Hanneke</b> dit verslag." in pagina

    assert list(Akkoord.objects.values_list("naam", "partij")) == [("Ella Bestuurder", "bestuur")]


def test_een_kanttekening_die_een_leerling_lijkt_te_noemen_vraagt_een_keer(
    client, wereld, ligt_voor
):
    woorden = {"keuze": "met_kanttekening", "kanttekening": "Voor leerling Sanne lukte het."}

    eerst = antwoord(client, wereld.directeur, ligt_voor, **woorden)
    aantal = Akkoord.objects.count()
    daarna = antwoord(
        client, wereld.directeur, ligt_voor, **woorden, gezien=merk_van(woorden["kanttekening"])
    )

    assert "de naam van een leerling" in tekst_van(eerst)
    assert f'-gezien" value="{merk_van(woorden["kanttekening"])}"' in tekst_van(eerst)
    assert aantal == 0
    assert daarna.status_code == 302
    assert Akkoord.objects.get().kanttekening == woorden["kanttekening"]


@pytest.mark.parametrize("tekst", ["", "  ", "x" * 20_001])
def test_een_leeg_of_te_lang_antwoord_wordt_uitgelegd(client, wereld, ligt_voor, tekst):
    rij = onderdelen(ligt_voor.verslag)[0]
    zeg(rij, wereld.directeur, keuze="met_kanttekening", tekst="Het was vaker.")

    pagina = weerwoord(client, wereld.adviseur, ligt_voor, rij, tekst)

    assert pagina.status_code == 200
    assert "<title>Fout: " in tekst_van(pagina)
    assert Akkoord.objects.count() == 1


def test_zonder_kanttekening_zegt_een_antwoord_dat_er_niets_is(client, wereld, ligt_voor):
    rij = onderdelen(ligt_voor.verslag)[0]

    pagina = weerwoord(client, wereld.adviseur, ligt_voor, rij, "Dat klopt.")

    assert pagina.status_code == 409
    assert "Bij dit onderdeel staat geen kanttekening" in tekst_van(pagina)
    assert "<blockquote>Dat klopt.</blockquote>" in tekst_van(pagina)


def verzonden_van(client, wie, gespeeld) -> dict[str, str]:
    """The hidden fields of the page, as the form of it sends them."""
    pagina = lees(client, wie, url(gespeeld, "verslag")).content.decode()
    velden = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', pagina)
    return dict(velden) | {"csrfmiddlewaretoken": ""}


@pytest.mark.parametrize("einde", [True, False])
@pytest.mark.parametrize("tekst", ["", "Namens ons allen."])
def test_wie_intussen_voor_de_andere_kant_tekent_bevestigt_niets(
    client, wereld, ligt_voor, einde, tekst
):
    """A page of a waarnemend directeur who advises too: the role ended, or began, since."""
    wie, rij = wereld.adviseur, onderdelen(ligt_voor.verslag)[0]
    waarneming = {"gebruiker": wie, "rol": "directeur", "school": wereld.school}
    if einde:
        AanstellingFactory(**waarneming)
    velden = verzonden_van(client, wie, ligt_voor)
    if einde:
        wie.aanstellingen.filter(rol="directeur").update(tot=OP.date() - timedelta(days=1))
    else:
        AanstellingFactory(**waarneming)
    velden |= {
        f"{rij.sleutel}-keuze": "met_kanttekening" if tekst else "akkoord",
        f"{rij.sleutel}-kanttekening": tekst,
    }

    antwoord = client.post(url(ligt_voor, "onderdeel_akkoord", rij.sleutel), velden, follow=True)

    assert Akkoord.objects.count() == 0
    assert "Er is nog niets bevestigd. Lees wat er nu staat" in tekst_van(antwoord)
    assert tekst in antwoord.content.decode()
    opnieuw = verzonden_van(client, wie, ligt_voor) | {f"{rij.sleutel}-keuze": "akkoord"}
    client.post(url(ligt_voor, "onderdeel_akkoord", rij.sleutel), opnieuw)
    assert Akkoord.objects.get().partij == ("bestuur" if einde else "school")


def test_een_antwoord_op_een_kanttekening_gaat_niet_uit_naam_van_de_andere_kant(
    client, wereld, ligt_voor
):
    rij = onderdelen(ligt_voor.verslag)[0]
    zeg(rij, wereld.directeur, keuze="met_kanttekening", tekst="Het was vaker.")

    pagina = stuur(
        client,
        wereld.adviseur,
        url(ligt_voor, "onderdeel_antwoord", rij.sleutel),
        **{f"{rij.sleutel}-antwoord-tekst": "Dat klopt.", "kant": "school"},
    )

    assert pagina.status_code == 409
    assert "Dat klopt." in tekst_van(pagina)
    assert Akkoord.objects.count() == 1
