"""What a section said before: who reads it, what changed, and what was only ever a draft."""

from datetime import date, timedelta

import pytest

from gesprekken.acties.verslag import Wijziging, onderdeel_aanpassen, terugnemen, voorleggen
from gesprekken.rapport.blad import Verslagblad
from gesprekken.rapport.geschiedenis import versies
from kwaliteit.acties.bewaren import bewaar_veld
from kwaliteit.models import Tekstversie
from kwaliteit.teksten import merk_van
from kwaliteit.verschil import Stuk
from tests.factories import AanstellingFactory
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
EERST = OP - timedelta(days=3)
LATER = OP - timedelta(days=2)


def pas_aan(gespeeld, wereld, tekst, *, nummer=2, rijen=(), op=OP) -> None:
    rij = onderdelen(gespeeld.verslag)[nummer - 1]
    onderdeel_aanpassen(
        rij, tekst=tekst, rijen=rijen, vingerafdruk=rij.hash, door=wereld.adviseur, op=op
    )


def typ(gespeeld, wereld, tekst, *, nummer=2, op) -> None:
    """Write in the concept, as the editor saves it."""
    rij = onderdelen(gespeeld.verslag)[nummer - 1]
    bewaar_veld(
        rij, veld="tekst", waarde=tekst, merk=merk_van(rij.tekst), door=wereld.adviseur, op=op
    )


def adres(gespeeld, nummer=2) -> str:
    return url(gespeeld, "onderdeel_versies", onderdelen(gespeeld.verslag)[nummer - 1].sleutel)


def lees(client, wie, gespeeld, nummer=2):
    client.force_login(wie)
    return client.get(adres(gespeeld, nummer))


def test_elke_versie_zegt_wie_wanneer_en_wat_er_stond(wereld, ligt_voor):
    pas_aan(ligt_voor, wereld, "Onderdeel elf woord", op=EERST)
    pas_aan(ligt_voor, wereld, "Onderdeel twaalf woord", op=LATER)

    gevonden = versies(onderdelen(ligt_voor.verslag)[1])

    assert [(rij.naam, rij.op, rij.tekst) for rij in gevonden] == [
        ("Hanneke Dijkgraaf", LATER, "Onderdeel twaalf woord"),
        ("Hanneke Dijkgraaf", EERST, "Onderdeel elf woord"),
        ("", vers(ligt_voor.verslag).voorgelegd_op, "Onderdeel woord"),
    ]
    assert gevonden[0].stukken == (
        Stuk("gelijk", "Onderdeel "),
        Stuk("weg", "elf "),
        Stuk("erbij", "twaalf "),
        Stuk("gelijk", "woord"),
    )


def test_bij_elke_versie_staat_wie_er_toen_ja_op_zei(wereld, ligt_voor):
    zeg(onderdelen(ligt_voor.verslag)[1], wereld.directeur, op=EERST - timedelta(hours=1))
    pas_aan(ligt_voor, wereld, "Elf.", op=EERST)
    zeg(
        onderdelen(ligt_voor.verslag)[1],
        wereld.directeur,
        keuze="met_kanttekening",
        tekst="Beter.",
        op=LATER,
    )

    nu, eerder = versies(onderdelen(ligt_voor.verslag)[1])

    assert [rij.tekst for rij in nu.reacties] == ["Beter."]
    assert [(rij.naam, rij.keuze) for rij in eerder.reacties] == [("Samira Idrissi", "akkoord")]


def test_wat_er_voor_het_voorleggen_stond_blijft_van_de_schrijver(client, wereld):
    gespeeld = dialoog(wereld, tot="gevoerd")
    typ(gespeeld, wereld, "Ruwe kladtekst GEHEIM.", op=EERST)
    typ(gespeeld, wereld, "De directeur en de ib'er spraken erover.", op=EERST + timedelta(hours=1))
    voorleggen(gespeeld.verslag, door=wereld.adviseur, op=LATER)
    pas_aan(gespeeld, wereld, "We spraken erover.")

    pagina = tekst_van(lees(client, wereld.directeur, gespeeld))

    assert "Zo is het voorgelegd" in pagina
    assert "De directeur en de ib&#x27;er spraken erover." in pagina
    assert "GEHEIM" not in pagina


def test_na_terugnemen_begint_de_geschiedenis_opnieuw(wereld, ligt_voor):
    pas_aan(ligt_voor, wereld, "Elf.", op=EERST)
    verslag = vers(ligt_voor.verslag)
    terugnemen(verslag, door=wereld.adviseur, op=EERST + timedelta(hours=1), reden="Nog eens.")
    typ(ligt_voor, wereld, "Tussendoor GEHEIM.", op=EERST + timedelta(hours=2))
    typ(ligt_voor, wereld, "Twaalf.", op=EERST + timedelta(hours=3))
    voorleggen(verslag, door=wereld.adviseur, op=LATER)
    pas_aan(ligt_voor, wereld, "Dertien.")

    gevonden = versies(onderdelen(ligt_voor.verslag)[1])

    assert [rij.tekst for rij in gevonden] == ["Dertien.", "Twaalf."]


def test_na_terugnemen_zegt_het_verslag_waarom_een_akkoord_vervalt(client, wereld, ligt_voor):
    zeg(onderdelen(ligt_voor.verslag)[1], wereld.directeur, op=EERST)
    verslag = vers(ligt_voor.verslag)
    terugnemen(verslag, door=wereld.adviseur, op=EERST + timedelta(hours=1), reden="Nog eens.")
    voorleggen(verslag, door=wereld.adviseur, op=LATER)
    client.force_login(wereld.directeur)

    pagina = tekst_van(client.get(url(ligt_voor, "verslag")))

    assert "het verslag is daarna teruggenomen en opnieuw voorgelegd." in pagina
    assert "veranderde na het akkoord" not in pagina


def test_een_geweigerde_tekst_is_geen_versie(wereld, ligt_voor):
    rij = onderdelen(ligt_voor.verslag)[1]
    pas_aan(ligt_voor, wereld, "Elf.", op=EERST)
    Tekstversie.objects.create(
        bestuur=rij.bestuur,
        model="onderdeel",
        rij=rij.pk,
        veld="tekst",
        tekst="Niet gekozen.",
        soort="niet_gekozen",
        sinds=LATER,
        op=LATER,
        door=wereld.adviseur,
    )

    assert [rij.tekst for rij in versies(rij)] == ["Elf.", "Onderdeel woord"]


def test_een_veranderde_afspraak_staat_er_in_woorden_bij(client, wereld, ligt_voor):
    velden = {"wat": "Afspraak woord", "partij": "bestuur", "tot": date(2027, 3, 1)}
    pas_aan(
        ligt_voor,
        wereld,
        "Onderdeel woord",
        nummer=4,
        rijen=[Wijziging(ligt_voor.afspraak, velden)],
    )

    nu, _ = versies(onderdelen(ligt_voor.verslag)[3])
    pagina = tekst_van(lees(client, wereld.directeur, ligt_voor, nummer=4))

    assert {rij.wat: "".join(stuk.tekst for stuk in rij.stukken) for rij in nu.rijen} == {
        "Afspraak ‘Afspraak woord’, wie komt in actie": "SamenBestuur",
        "Afspraak ‘Afspraak woord’, klaar op": "1 maart 2027",
    }
    assert "Wat er veranderde in wat we meenemen" in pagina
    assert '<ins><span class="visually-hidden">Toegevoegd: </span>1 maart 2027</ins>' in pagina


def test_het_verslag_zelf_toont_wat_er_in_een_afspraak_veranderde(client, wereld, ligt_voor):
    wijziging = Wijziging(ligt_voor.afspraak, {"wat": "Afspraak elf woord"})
    pas_aan(ligt_voor, wereld, "Onderdeel woord", nummer=4, rijen=[wijziging])
    client.force_login(wereld.directeur)

    pagina = tekst_van(client.get(url(ligt_voor, "verslag")))

    assert "Wat er veranderde in wat we meenemen" in pagina
    assert '<ins><span class="visually-hidden">Toegevoegd: </span>elf</ins>' in pagina


def test_het_verslag_wijst_alleen_bij_een_aangepast_onderdeel_naar_eerder(
    client, wereld, ligt_voor
):
    pas_aan(ligt_voor, wereld, "Elf.")
    client.force_login(wereld.ib)

    pagina = tekst_van(client.get(url(ligt_voor, "verslag")))

    assert pagina.count("Eerdere versies") == 1
    assert adres(ligt_voor) in pagina


def test_ook_van_een_vast_verslag_lezen_beide_kanten_hoe_het_zo_kwam(client, wereld, ligt_voor):
    pas_aan(ligt_voor, wereld, "Elf.", op=EERST)
    alles_akkoord(ligt_voor, wereld)

    codes = {}
    for wie in ("ib", "mt", "directeur", "adviseur", "bestuurder", "andere_adviseur", "lezer"):
        codes[wie] = lees(client, getattr(wereld, wie), ligt_voor).status_code
    client.force_login(wereld.bestuurder)
    van_bestuurder = tekst_van(client.get(url(ligt_voor, "verslag")))

    assert codes == {
        "ib": 200,
        "mt": 200,
        "directeur": 200,
        "adviseur": 200,
        "bestuurder": 403,
        "andere_adviseur": 403,
        "lezer": 404,
    }
    assert Verslagblad.van(vers(ligt_voor.verslag)).delen[1].is_aangepast
    assert "De tekst is aangepast voordat hij werd vastgesteld." in van_bestuurder
    assert adres(ligt_voor) not in van_bestuurder


def test_van_een_bestuur_met_een_school_leest_het_kantoor_mee(client, wereld):
    wereld.andere_school.gesloten_op = OP.date()
    wereld.andere_school.save()
    AanstellingFactory(gebruiker=wereld.adviseur, rol="directeur", school=wereld.school)
    gespeeld = dialoog(wereld, tot="ter_vaststelling")

    assert lees(client, wereld.bestuurder, gespeeld).status_code == 200


def test_een_concept_heeft_nog_geen_versies(client, wereld):
    gespeeld = dialoog(wereld, tot="gevoerd")

    van_schrijver = lees(client, wereld.adviseur, gespeeld)

    assert (van_schrijver.status_code, van_schrijver.url) == (302, url(gespeeld))
    assert lees(client, wereld.directeur, gespeeld).status_code == 404
    assert versies(onderdelen(gespeeld.verslag)[1]) == ()


def test_een_onderdeel_dat_niet_veranderde_heeft_een_versie(client, wereld, ligt_voor):
    pagina = tekst_van(lees(client, wereld.directeur, ligt_voor))

    assert "Zo is het voorgelegd. Zo staat het nu in het verslag." in pagina


@pytest.mark.parametrize("aantal", [1, 4])
def test_meer_versies_kosten_niet_meer_vragen(
    client, wereld, ligt_voor, aantal, django_assert_max_num_queries
):
    for nummer in range(aantal):
        wijziging = Wijziging(ligt_voor.afspraak, {"wat": f"Afspraak {nummer}"})
        pas_aan(
            ligt_voor,
            wereld,
            f"Tekst {nummer}.",
            nummer=4,
            rijen=[wijziging],
            op=EERST + timedelta(minutes=nummer),
        )
    lees(client, wereld.directeur, ligt_voor, nummer=4)  # leaves its line in the log

    with django_assert_max_num_queries(16):
        client.get(adres(ligt_voor, 4))


@pytest.mark.parametrize("aantal", [1, 4])
def test_een_verslag_met_veel_aanpassingen_kost_niet_meer_vragen(
    client, wereld, ligt_voor, aantal, django_assert_num_queries
):
    for nummer in range(aantal):
        wijziging = Wijziging(ligt_voor.afspraak, {"wat": f"Afspraak {nummer}"})
        pas_aan(ligt_voor, wereld, f"Tekst {nummer}.", nummer=4, rijen=[wijziging])
    client.force_login(wereld.directeur)
    client.get(url(ligt_voor, "verslag"))  # leaves its line in the log

    with django_assert_num_queries(20):
        client.get(url(ligt_voor, "verslag"))
