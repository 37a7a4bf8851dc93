"""What changed between two texts, marked word by word as long as that is quick."""

import pytest
from django.template.loader import render_to_string

from kwaliteit.verschil import Ruimte, Stuk, verschil


def test_alleen_de_andere_woorden_zijn_gemerkt():
    assert verschil("Wij kijken elk jaar terug.", "Wij kijken elke maand terug.") == (
        Stuk("gelijk", "Wij kijken "),
        Stuk("weg", "elk jaar "),
        Stuk("erbij", "elke maand "),
        Stuk("gelijk", "terug."),
    )


PAREN = [
    ("de kat zit op de mat", "de kat"),
    ("de kat", "de kat zit op de mat"),
    ("de kat zit", "de hond zit"),
    ("de kat zit", "de kat slaapt"),
    ("de kat zit hier", "de kat zit"),
    ("de\nkat", "de kat zit"),
    ("kat", "hond"),
]


@pytest.mark.parametrize(("stond", "staat"), PAREN)
def test_naast_elkaar_staat_aan_elke_kant_de_tekst_zelf(stond, staat):
    stukken = verschil(stond, staat)

    for kant, tekst in (("weg", stond), ("erbij", staat)):
        gelezen = "".join(stuk.tekst for stuk in stukken if stuk.soort in ("gelijk", kant))
        assert gelezen.split() == tekst.split()


@pytest.mark.parametrize(
    ("stond", "staat", "te_lezen"),
    [
        ("de kat zit op de mat", "de kat", "de kat [-zit op de mat] "),
        ("de kat", "de kat zit", "de kat [+zit]"),
        ("de kat zit", "de kat slaapt", "de kat [-zit] [+slaapt]"),
        ("de kat zit nu", "de hond zit nu", "de [-kat] [+hond] zit nu"),
    ],
)
def test_in_een_lopende_tekst_staat_tussen_twee_woorden_een_spatie(stond, staat, te_lezen):
    pagina = render_to_string("gesprekken/_verschil.html", {"stukken": verschil(stond, staat)})

    for uitgesproken in ("Weggehaald: ", "Toegevoegd: ", ", verder: "):
        pagina = pagina.replace(f'<span class="visually-hidden">{uitgesproken}</span>', "")
    for merk, teken in (("<del>", "[-"), ("<ins>", "[+"), ("</del>", "]"), ("</ins>", "]")):
        pagina = pagina.replace(merk, teken)
    assert pagina.rstrip("\n") == te_lezen


def test_in_een_lange_tekst_blijft_een_woord_te_vinden():
    woorden = [f"woord{nummer} " for nummer in range(20_000)]
    anders = [*woorden[:9_000], "nieuw ", *woorden[9_000:]]

    gevonden = verschil("".join(woorden), "".join(anders))

    assert [stuk for stuk in gevonden if stuk.soort != "gelijk"] == [Stuk("erbij", "nieuw ")]


@pytest.mark.parametrize("aantal", [2_000, 20_000])
def test_een_tekst_vol_dezelfde_woorden_wordt_niet_woord_voor_woord_vergeleken(aantal):
    stond = " ".join(f"a{nummer} |" for nummer in range(aantal))
    staat = " ".join(f"b{nummer} |" for nummer in range(aantal))

    assert verschil(stond, staat) == ()


def test_alles_anders_is_weg_en_erbij():
    assert verschil("Een twee", "Drie vier") == (
        Stuk("weg", "Een twee"),
        Stuk("erbij", "Drie vier"),
    )


@pytest.mark.parametrize("ruimte", [Ruimte(tekens=20), Ruimte(paren=3)], ids=["tekens", "paren"])
def test_wat_een_bladzijde_mag_kosten_geldt_voor_alle_teksten_samen(ruimte):
    eerste = verschil("een twee", "een drie", ruimte)

    assert eerste == (Stuk("gelijk", "een "), Stuk("weg", "twee"), Stuk("erbij", "drie"))
    assert not ruimte.is_op
    assert verschil("a b a", "b a b", ruimte) == ()
    assert ruimte.is_op
    assert verschil("een twee", "een drie", ruimte) == ()  # from here on nothing more


def test_wat_er_maar_aan_een_kant_staat_kost_niets():
    ruimte = Ruimte(tekens=0)

    assert verschil("", "Nieuw.", ruimte) == (Stuk("erbij", "Nieuw."),)
    assert verschil("Weg.", "", ruimte) == (Stuk("weg", "Weg."),)
    assert not ruimte.is_op
