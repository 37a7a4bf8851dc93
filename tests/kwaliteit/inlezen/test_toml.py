import tomllib

import pytest
from django.conf import settings

from kwaliteit.inlezen.concept import (
    DomeinConcept,
    ItemConcept,
    KaderConcept,
    NiveauConcept,
    Regelsoort,
    SchaalConcept,
    ThemaConcept,
)
from kwaliteit.inlezen.toml import lees
from scholen.inlezen.fout import InlezenMislukt

STANDAARD = settings.BASE_DIR / "kwaliteit" / "kaders" / "passend-onderwijs.toml"
KLEIN = """
[[domeinen]]
titel = "De basis"
[[domeinen.items]]
stelling = "We zien elkaar."
"""
VOL = """
naam = "Kader van De Brug"
versie = "3"
omschrijving = "Over goed onderwijs."
inleiding = "Waarom wij dit doen."
bron = "Zelf geschreven."
taal = "nl"
[variabelen]
portaal = "ons portaal"
[schaal]
naam = "Twee stappen"
toelichting = "Kort en goed."
niet_van_toepassing = "n.v.t."
[[schaal.niveaus]]
waarde = 4
label = "klaar"
[[schaal.niveaus]]
waarde = 1
label = "begonnen"
betekenis = "We zijn op weg."
[[themas]]
key = "rust"
naam = "Rust in school"
omschrijving = "Orde en aandacht."
[[domeinen]]
code = "A"
titel = "De basis"
kort = "Basis"
vraag = "Waar staan we voor?"
omschrijving = "Alles begint hier."
[[domeinen.items]]
code = "A1"
stelling = "We zien elkaar."
kort = "Zien"
bedoeld = "Echt zien."
vragen = ["Wie zien we niet?"]
merkbaar = ["We groeten."]
soort = "ambitie"
over = "beide"
plek = "bestuur"
gerichtheid = "leren"
meetbaar_of_merkbaar = "merkbaar"
themas = ["rust"]
standaarden = ["SKA1"]
opmerking = "Mag kort."
niveaus = {1 = "Soms.", 4 = "Altijd."}
[[fasen]]
nummer = 1
naam = "Begin"
"""


def test_alles_wat_erin_staat_komt_in_het_concept():
    assert lees(VOL, "bestand") == KaderConcept(
        naam="Kader van De Brug",
        versie="3",
        omschrijving="Over goed onderwijs.",
        inleiding="Waarom wij dit doen.",
        bron="Zelf geschreven.",
        woorden={"portaal": "ons portaal"},
        schaal=SchaalConcept(
            naam="Twee stappen",
            toelichting="Kort en goed.",
            niet_van_toepassing="n.v.t.",
            weten_we_niet="weten we nog niet",
            niveaus=(NiveauConcept(1, "begonnen", "We zijn op weg."), NiveauConcept(4, "klaar")),
        ),
        themas=(ThemaConcept("rust", "Rust in school", "Orde en aandacht."),),
        instrumenten={"fasen": [{"nummer": 1, "naam": "Begin"}]},
        domeinen=(
            DomeinConcept(
                code="A",
                titel="De basis",
                kort="Basis",
                vraag="Waar staan we voor?",
                omschrijving="Alles begint hier.",
                items=(
                    ItemConcept(
                        code="A1",
                        stelling="We zien elkaar.",
                        kort="Zien",
                        bedoeld="Echt zien.",
                        vragen=("Wie zien we niet?",),
                        merkbaar=("We groeten.",),
                        niveaus={"1": "Soms.", "4": "Altijd."},
                        soort="ambitie",
                        over="beide",
                        plek="bestuur",
                        gerichtheid="leren",
                        doelsoort="merkbaar",
                        themas=("rust",),
                        standaarden=("SKA1",),
                        opmerking="Mag kort.",
                    ),
                ),
            ),
        ),
    )


def test_wat_ontbreekt_krijgt_de_gewone_waarde():
    assert lees(KLEIN, "mijn-kader") == KaderConcept(
        naam="mijn-kader",
        versie="1",
        domeinen=(DomeinConcept("1", "De basis", (ItemConcept("1a", "We zien elkaar."),)),),
    )


def test_het_standaardkader_heeft_zeven_domeinen_en_52_items():
    concept = lees(STANDAARD.read_bytes(), "bestand")

    assert [len(domein.items) for domein in concept.domeinen] == [8, 11, 8, 6, 7, 6, 6]
    assert (concept.naam, concept.versie) == ("Kwaliteitskader passend onderwijs", "2026")
    assert concept.overgeslagen == ()
    assert sorted(concept.woorden) == [
        "kernoverleg",
        "portaal",
        "samenwerkingsverband",
        "specialist",
    ]


def test_het_standaardkader_gebruikt_geen_onbekende_velden():
    data = tomllib.loads(STANDAARD.read_text(encoding="utf-8"))

    velden = {veld for domein in data["domeinen"] for item in domein["items"] for veld in item}

    bekend = set(ItemConcept.__dataclass_fields__) - {"doelsoort"} | {"meetbaar_of_merkbaar"}
    assert velden - bekend == set()


def test_het_spoor_noemt_de_regels_en_wat_onbekend_is():
    concept = lees(KLEIN + '[extra]\nkleur = "groen"\n', "kader")

    assert [(r.nummer, r.soort.value, r.bij, r.reden) for r in concept.regels] == [
        (2, "domein", "1", ""),
        (4, "item", "1a", ""),
        (6, "overgeslagen", "", "dit onderdeel kennen we niet"),
    ]


def zet(veld: str, waarde: str) -> str:
    return f"{KLEIN}{veld} = {waarde}\n"


@pytest.mark.parametrize(
    ("inhoud", "zin"),
    [
        (b"", "Dit bestand is leeg."),
        (b"\x00\x01", "Dit bestand is geen leesbare tekst."),
        (b"1. De basis\na. Item", "Dit bestand is geen goede TOML: het gaat mis op regel 1."),
        (b"naam = ", "Dit bestand is geen goede TOML"),
        ("a=" + "[" * 20_000, "Dit bestand is geen goede TOML"),
        ("a=" + "9" * 5_000, "Dit bestand is geen goede TOML"),
        ("a." * 300_000 + "a=1", "In dit bestand staat een naam met te veel punten erin."),
        ('x = {"a"' + ' . "a"' * 90_000 + "=1}", "In dit bestand staat een naam met te veel"),
        (b'naam = "leeg"', "In dit bestand herkennen we geen domeinen met items."),
        (b"domeinen = 3", "Het kader: begin elk deel van domeinen met een eigen regel"),
        (b"naam = 3", "Het kader: naam moet tekst zijn."),
        (b"schaal = 3", "Het kader: schaal moet een tabel zijn"),
        (b'[[domeinen]]\ncode = "1"', "Domein 1 heeft geen titel."),
        (
            b'[[domeinen]]\ntitel = "x"\n[[domeinen.items]]\ncode = "1a"',
            "Item 1a heeft geen stelling.",
        ),
        (
            KLEIN + '[[domeinen.items]]\nstelling = "x"\ncode = "1a"',
            "Item 1a staat er meer dan één keer",
        ),
        (
            KLEIN + KLEIN.replace("titel", 'code = "1"\ntitel'),
            "Domein 1 staat er meer dan één keer",
        ),
        (zet("soort", '"vraag"'), "Item 1a heeft als soort “vraag”. Kies uit: stelling, feit"),
        (zet("over", '"ouders"'), "Item 1a heeft als over “ouders”."),
        (zet("vragen", '"Wie?"'), "Item 1a: vragen moet een lijst teksten zijn."),
        (zet("themas", '["rust"]'), "Item 1a noemt thema “rust”, maar dat staat niet bij"),
        (zet("niveaus", '{5 = "Meer."}'), "Item 1a heeft een zin bij niveau 5"),
        (zet("kort", f'"{"x" * 101}"'), "Item 1a: kort is 101 tekens lang; er passen er 100."),
        (zet("bedoeld", f'"{"x" * 20_000}"'), "Item 1a: bedoeld is 20000 tekens lang"),
        (zet("bedoeld", r'"nul \u0000"'), "Item 1a: in bedoeld staat een onzichtbaar stuurteken."),
        (KLEIN + '[variabelen]\nPortaal = "x"', "De variabele “Portaal” kan zo niet heten."),
        (KLEIN + '[schaal]\nnaam = "x"', "De schaal heeft minstens twee niveaus nodig"),
        (
            KLEIN + '[schaal]\nnaam = "x"\n[[schaal.niveaus]]\nwaarde = 5\nlabel = "x"',
            "De schaal heeft een niveau 5. Kies getallen van 1 tot 4.",
        ),
        (
            KLEIN + '[schaal]\nnaam = "x"\n[[schaal.niveaus]]\nwaarde = "1"\nlabel = "x"',
            "De schaal: waarde moet een heel getal zijn.",
        ),
        (KLEIN + '[[themas]]\nkey = "Rust!"\nnaam = "x"', "Een thema heeft als key “Rust!”."),
        (
            KLEIN + '[[themas]]\nkey = "a"\nnaam = "x"\n' * 2,
            "Thema a staat er meer dan één keer in.",
        ),
        (KLEIN + "[[fasen]]\nbegin = 2026-01-01", "Het kader: fasen moet tekst zijn."),
    ],
    ids=lambda waarde: repr(waarde[-24:]) if isinstance(waarde, bytes | str) else None,
)
def test_een_fout_in_het_bestand_krijgt_een_zin_met_wat_nu(inhoud, zin):
    with pytest.raises(InlezenMislukt) as mislukt:
        lees(inhoud, "kader")

    assert str(mislukt.value).startswith(zin)


def test_van_duizenden_onbekende_namen_staat_er_waar_ze_beginnen():
    namen = [f"q{nummer} = 1" for nummer in range(8_000)]

    concept = lees("\n".join([*namen, KLEIN]), "klein")

    onbekend = [regel for regel in concept.regels if regel.soort is Regelsoort.OVERGESLAGEN]
    assert [regel.nummer for regel in onbekend] == list(range(1, 8_001))
