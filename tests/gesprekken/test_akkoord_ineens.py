"""Answering all sections in one go: a row each, nothing confirmed unread, nothing typed lost."""

import pytest

from gesprekken.acties.verslag import onderdeel_aanpassen
from gesprekken.models import Akkoord
from tests.gesprekken.verslagen import (
    OP,
    alles_akkoord,
    onderdelen,
    tekst_van,
    url,
    vers,
    zeg,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("vandaag")]


def blad(gespeeld, **anders) -> dict[str, str]:
    """What the page sends: the fingerprint of each section, and what was chosen or typed.

    Args:
        anders: by ``keuze2``, ``kanttekening2`` or ``antwoord2``.
    """
    velden = {}
    for rij in onderdelen(gespeeld.verslag):
        velden |= {f"{rij.sleutel}-vingerafdruk": rij.hash, f"{rij.sleutel}-gezien": ""}
        for veld in ("keuze", "kanttekening"):
            velden[f"{rij.sleutel}-{veld}"] = anders.get(f"{veld}{rij.nummer}", "")
        velden[f"{rij.sleutel}-antwoord-tekst"] = anders.get(f"antwoord{rij.nummer}", "")
    return velden


def stuur(client, wie, gespeeld, **anders):
    client.force_login(wie)
    knop = {"rest": "ja"} if anders.pop("rest", False) else {}
    return client.post(url(gespeeld, "verslag_akkoord"), blad(gespeeld, **anders) | knop)


def bevestig_een(client, wie, gespeeld, nummer, **anders):
    client.force_login(wie)
    rij = onderdelen(gespeeld.verslag)[nummer - 1]
    return client.post(url(gespeeld, "onderdeel_akkoord", rij.sleutel), blad(gespeeld, **anders))


def gezegd() -> list[tuple[int, str, bool]]:
    rijen = Akkoord.objects.select_related("onderdeel").order_by("onderdeel__nummer", "pk")
    return [(rij.onderdeel.nummer, rij.keuze, rij.hash == rij.onderdeel.hash) for rij in rijen]


def test_akkoord_met_de_rest_is_een_rij_per_onderdeel_op_haar_eigen_tekst(
    client, wereld, ligt_voor
):
    antwoord = stuur(client, wereld.directeur, ligt_voor, rest=True)

    assert (antwoord.status_code, antwoord.url) == (302, url(ligt_voor, "verslag"))
    assert gezegd() == [(nummer, "akkoord", True) for nummer in (1, 2, 3, 4)]
    assert len(set(Akkoord.objects.values_list("hash", flat=True))) == 4
    assert "Alle 4 onderdelen zijn bevestigd." in tekst_van(client.get(antwoord.url))


def test_met_het_laatste_onderdeel_zijn_ze_alle_bevestigd(client, wereld, ligt_voor):
    eerste, *andere = onderdelen(ligt_voor.verslag)
    for rij in andere:
        zeg(rij, wereld.directeur)

    antwoord = bevestig_een(client, wereld.directeur, ligt_voor, eerste.nummer, keuze1="akkoord")

    assert "Alle 4 onderdelen zijn bevestigd." in tekst_van(client.get(antwoord.url))


def test_wat_iemand_koos_gaat_mee_en_wat_al_gezegd_is_blijft_staan(client, wereld, ligt_voor):
    zeg(onderdelen(ligt_voor.verslag)[0], wereld.directeur, keuze="nog_niet", tekst="Klopt niet.")

    stuur(
        client,
        wereld.directeur,
        ligt_voor,
        rest=True,
        keuze3="met_kanttekening",
        kanttekening3="In groep 8 lukte het wel.",
    )

    assert gezegd() == [
        (1, "nog_niet", True),
        (2, "akkoord", True),
        (3, "met_kanttekening", True),
        (4, "akkoord", True),
    ]


def test_zonder_de_knop_telt_alleen_wat_iemand_koos(client, wereld, ligt_voor):
    stuur(client, wereld.directeur, ligt_voor, keuze2="akkoord")

    assert gezegd() == [(2, "akkoord", True)]


def test_wie_niets_koos_hoort_dat(client, wereld, ligt_voor):
    antwoord = stuur(client, wereld.directeur, ligt_voor)

    assert gezegd() == []
    assert "Er is niets nieuws bevestigd." in tekst_van(client.get(antwoord.url))


def test_een_onderdeel_dat_intussen_veranderde_houdt_alles_tegen(client, wereld, ligt_voor):
    rij = onderdelen(ligt_voor.verslag)[1]
    gezien = blad(ligt_voor, keuze3="met_kanttekening", kanttekening3="Mijn woorden.")
    onderdeel_aanpassen(rij, tekst="Elf.", vingerafdruk=rij.hash, door=wereld.adviseur, op=OP)
    client.force_login(wereld.directeur)

    antwoord = client.post(url(ligt_voor, "verslag_akkoord"), gezien | {"rest": "ja"})

    pagina = tekst_van(antwoord)
    assert antwoord.status_code == 409
    assert "De tekst van onderdeel 2 is veranderd terwijl je las." in pagina
    assert "Mijn woorden.</textarea>" in pagina
    assert "<title>Fout: " in pagina
    assert gezegd() == []


def test_tekst_zonder_keuze_wordt_niet_stilletjes_een_akkoord(client, wereld, ligt_voor):
    antwoord = stuur(client, wereld.directeur, ligt_voor, rest=True, kanttekening2="Maar niet dit.")

    pagina = tekst_van(antwoord)
    assert "Onderdeel 2: Kies of je akkoord bent met dit onderdeel.</a>" in pagina
    assert f'href="#{onderdelen(ligt_voor.verslag)[1].sleutel}-keuze_0"' in pagina
    assert "Maar niet dit.</textarea>" in pagina
    assert '<div class="fout-lijst" role="alert" tabindex="-1" autofocus' in pagina
    assert gezegd() == []


def test_bevestigen_bij_het_ene_onderdeel_laat_de_woorden_bij_het_andere_staan(
    client, wereld, ligt_voor
):
    antwoord = bevestig_een(
        client,
        wereld.directeur,
        ligt_voor,
        1,
        keuze1="akkoord",
        keuze2="nog_niet",
        kanttekening2="Hier klopt iets niet.",
    )

    pagina = tekst_van(antwoord)
    assert antwoord.status_code == 200
    assert "Onderdeel 1 is bevestigd." in pagina
    assert "Wat je bij een ander onderdeel koos of schreef, staat er nog." in pagina
    assert "Hier klopt iets niet.</textarea>" in pagina
    assert "<title>Fout: " not in pagina
    assert gezegd() == [(1, "akkoord", True)]


def test_een_antwoord_op_een_kanttekening_blijft_staan_naast_een_bevestiging(
    client, wereld, ligt_voor
):
    zeg(
        onderdelen(ligt_voor.verslag)[1],
        wereld.adviseur,
        partij="bestuur",
        keuze="met_kanttekening",
        tekst="Vaker.",
    )

    antwoord = bevestig_een(
        client, wereld.directeur, ligt_voor, 1, keuze1="akkoord", antwoord2="Dat klopt."
    )

    assert "Dat klopt.</textarea>" in tekst_van(antwoord)


def test_wie_te_laat_is_krijgt_zijn_woorden_terug(client, wereld, ligt_voor):
    oud = blad(ligt_voor, keuze2="met_kanttekening", kanttekening2="Net te laat.")
    alles_akkoord(ligt_voor, wereld)
    client.force_login(wereld.directeur)

    antwoord = client.post(url(ligt_voor, "verslag_akkoord"), oud)

    pagina = tekst_van(antwoord)
    assert antwoord.status_code == 409
    assert "Het verslag ligt niet meer voor." in pagina
    assert "<blockquote>Net te laat.</blockquote>" in pagina
    assert Akkoord.objects.filter(kanttekening="Net te laat.").count() == 0


def test_met_de_laatste_akkoorden_ineens_ligt_het_verslag_vast(client, wereld, ligt_voor):
    for rij in onderdelen(ligt_voor.verslag):
        zeg(rij, wereld.adviseur, partij="bestuur")

    eerst = stuur(client, wereld.directeur, ligt_voor, rest=True)
    nog_eens = stuur(client, wereld.directeur, ligt_voor, rest=True)

    assert vers(ligt_voor.verslag).status == "vastgesteld"
    assert eerst.url == url(ligt_voor, "verslag")
    assert nog_eens.status_code == 302
    assert Akkoord.objects.count() == 8


def test_de_knop_noemt_waar_je_nog_niets_zei(client, wereld, ligt_voor):
    client.force_login(wereld.directeur)
    eerst = tekst_van(client.get(url(ligt_voor, "verslag")))
    zeg(onderdelen(ligt_voor.verslag)[1], wereld.directeur, keuze="nog_niet", tekst="Klopt niet.")
    daarna = tekst_van(client.get(url(ligt_voor, "verslag")))

    assert "Akkoord met alle 4 onderdelen</button>" in eerst
    assert "Akkoord met onderdeel 1, 3 en 4</button>" in daarna


@pytest.mark.parametrize(
    ("wie", "code"), [("ib", 403), ("mt", 403), ("andere_directeur", 404), ("lezer", 404)]
)
def test_alleen_wie_tekent_mag_dit(client, wereld, ligt_voor, wie, code):
    assert stuur(client, getattr(wereld, wie), ligt_voor, rest=True).status_code == code
    assert gezegd() == []


def test_geen_veld_houdt_het_versturen_van_een_ander_onderdeel_tegen(client, wereld, ligt_voor):
    client.force_login(wereld.directeur)

    pagina = tekst_van(client.get(url(ligt_voor, "verslag")))

    assert pagina.count('type="radio"') == 12
    assert " required" not in pagina
