"""What the schools of the demo world answered, held beside the rules for combining it."""

from collections import Counter, defaultdict
from itertools import pairwise

import pytest

from gesprekken.demo.antwoorden import alle_antwoorden
from gesprekken.demo.bron import Bron
from gesprekken.models import Deelname
from kwaliteit.models import Indiening, Item, Oordeel, Tekstversie
from kwaliteit.overzichten.vorig import vorige_antwoorden

pytestmark = pytest.mark.django_db
CODES = [
    f"{domein}{letter}"
    for domein, letters in zip("1234567", (8, 11, 8, 6, 7, 6, 6), strict=True)
    for letter in "abcdefghijk"[:letters]
]


@pytest.fixture(scope="module")
def antwoorden():
    return alle_antwoorden(Bron(), CODES)


def _bewaard(school: str, schooljaar: str) -> dict[str, Oordeel]:
    rijen = Oordeel.objects.filter(
        zelfevaluatie__school__naam=school, zelfevaluatie__schooljaar=schooljaar
    )
    return {rij.item.code: rij for rij in rijen.select_related("item")}


def test_alle_items_van_het_kader_doen_mee(demowereld):
    assert sorted(Item.objects.values_list("code", flat=True)) == CODES


def test_wat_vastligt_wint_altijd(antwoorden):
    anders = []
    for stand in Bron().jaren["standen"]:
        gegeven = {een.code: een.waarde for een in antwoorden[stand["ronde"], stand["school"]]}
        anders += [
            (stand["ronde"], stand["school"], code)
            for code, score in stand.get("items", {}).items()
            if gegeven[code] != str(score)
        ]

    assert anders == []


def test_de_scores_in_een_domein_liggen_om_het_gemiddelde(antwoorden):
    """Worked out by hand for De Tuimelraam 2024-2025, domein 7: six items around 2.6."""
    gegeven = [een for een in antwoorden["wk-2024", "tuimelraam"] if een.code[0] == "7"]

    # floor(2.6 + 2 * (p + 0.5) / 6 - 0.5) for p = 0 … 5
    assert Counter(een.waarde for een in gegeven) == {"2": 3, "3": 3}


def test_een_leeg_domein_is_niet_beantwoord_op_wat_vastligt_na(antwoorden):
    gegeven = {een.code for een in antwoorden["wk-2026", "zeilmakerij"]}

    assert {code for code in gegeven if code[0] in "267"} == set()
    assert {een.code for een in antwoorden["wk-2024", "waterspin"] if een.code[0] in "57"} == set()


def test_weten_we_nog_niet_geldt_voor_elk_item_van_het_domein(antwoorden):
    gegeven = [een for een in antwoorden["wk-2025", "houtduif"] if een.waarde == "onbekend"]

    assert len(gegeven) == 11 + 6 + 6


def test_wie_bezig_is_keek_eerst_naar_haar_focus(antwoorden):
    for stand in Bron().jaren["standen"]:
        if stand["stand"] == "bezig":
            gegeven = antwoorden[stand["ronde"], stand["school"]]
            assert len(gegeven) == stand["bekeken_items"]
            assert {int(een.code[0]) for een in gegeven} <= set(stand["focus"])


def test_binnen_een_ronde_delen_hooguit_twee_scholen_een_toelichting(demowereld):
    teksten: dict[tuple[str, int, str], set[str]] = defaultdict(set)
    for rij in Oordeel.objects.exclude(toelichting="").select_related("zelfevaluatie__school"):
        ronde = (rij.zelfevaluatie.schooljaar, rij.bestuur_id, rij.toelichting)
        teksten[ronde].add(rij.zelfevaluatie.school.naam)

    assert max(map(len, teksten.values())) == 2


def test_wat_in_een_gesprek_terugkwam_is_toegelicht_of_ongewijzigd(demowereld, antwoorden):
    kaal = [
        (stand["ronde"], stand["school"], een.code)
        for stand in demowereld.jaren["standen"]
        for een in antwoorden[stand["ronde"], stand["school"]]
        if een.code in stand.get("items", {}) and not (een.toelichting or een.ongewijzigd)
    ]

    assert kaal == []


def test_een_school_herhaalt_haar_tekst_niet_bij_dezelfde_score(demowereld):
    """Only where the score was another one in between, a text comes back."""
    per_item: dict[tuple[str, str], list[tuple[str, str, str]]] = defaultdict(list)
    rijen = Oordeel.objects.exclude(waarde="").select_related("zelfevaluatie__school", "item")
    for rij in rijen.order_by("zelfevaluatie__schooljaar"):
        plek = (rij.zelfevaluatie.school.naam, rij.item.code)
        per_item[plek].append((rij.waarde, rij.toelichting, rij.zelfevaluatie.schooljaar))
    herhaald = []
    for plek, jaren in per_item.items():
        for (was, eerst, _), (nu, straks, _) in pairwise(jaren):
            herhaald += [plek] if was == nu and straks and eerst == straks else []
        teksten = [(waarde, tekst) for waarde, tekst, _ in jaren if tekst]
        gelijk = len({waarde for waarde, _, _ in jaren}) == 1
        herhaald += [plek] if gelijk and len(teksten) != len(set(teksten)) else []

    assert herhaald == []


def test_een_ongewijzigd_antwoord_wijst_naar_dat_van_vorig_jaar(demowereld):
    trap = _bewaard("Het Touwpad", "2025-2026")["6f"]

    assert (trap.waarde, trap.toelichting) == ("1", "")
    assert trap.overgenomen_van == _bewaard("Het Touwpad", "2024-2025")["6f"]
    assert trap.overgenomen_door.naam == "Eline Dorrestein"
    for rij in Oordeel.objects.exclude(overgenomen_van=None).select_related("overgenomen_van"):
        assert (rij.waarde, rij.feit_waarde) == (
            rij.overgenomen_van.waarde,
            rij.overgenomen_van.feit_waarde,
        )


def test_waaraan_we_het_merken_staat_bij_wat_een_school_wil_verbeteren(demowereld, antwoorden):
    for stand in demowereld.jaren["standen"]:
        for een in antwoorden[stand["ronde"], stand["school"]]:
            wil_beter = een.waarde in ("1", "2") and int(een.code[0]) in stand["focus"]
            assert bool(een.waaraan) == wil_beter, (stand["ronde"], stand["school"], een.code)


def test_het_oordeel_van_de_inspectie_is_een_feit(demowereld):
    eerst, straks = (_bewaard("De Tureluur", jaar)["1a"] for jaar in ("2024-2025", "2025-2026"))

    assert (eerst.waarde, eerst.feit_waarde, eerst.feit_jaar) == ("", "onvoldoende", "2024")
    assert (straks.waarde, straks.feit_waarde, straks.feit_jaar) == ("", "voldoende", "2025")


def test_wat_is_ingediend_is_wat_er_is_geantwoord(demowereld, antwoorden):
    scholen = {rij["key"]: rij["naam"] for rij in demowereld.wereld["scholen"]}
    jaren = {rij["key"]: rij["schooljaar"] for rij in demowereld.jaren["rondes"]}
    for indiening in Indiening.objects.select_related("zelfevaluatie__school"):
        gegeven = {
            item["code"]
            for domein in indiening.inhoud["domeinen"]
            for item in domein["items"]
            if item["bekeken"]
        }
        zelfevaluatie = indiening.zelfevaluatie
        (verwacht,) = [
            {een.code for een in rijen}
            for (ronde, school), rijen in antwoorden.items()
            if (jaren[ronde], scholen[school])
            == (zelfevaluatie.schooljaar, zelfevaluatie.school.naam)
        ]
        assert verwacht <= gegeven


def test_naast_elk_veld_van_dit_jaar_staat_dat_van_vorig_jaar(demowereld):
    deelname = Deelname.objects.get(school__naam="De Stoomfluit", ronde__schooljaar="2026-2027")

    vorig = vorige_antwoorden(deelname.zelfevaluatie)

    assert len(vorig) == len(CODES)
    assert vorig["7b"].teken == "2"
    assert vorig["7b"].toelichting == demowereld.toelichtingen["7b"]["niveau_2"]


def test_wie_een_antwoord_verandert_laat_de_eerdere_tekst_staan(demowereld):
    oordeel = _bewaard("De Vuurdoorn", "2026-2027")["4c"]

    versies = Tekstversie.objects.filter(model="oordeel", rij=oordeel.pk, veld="toelichting")

    assert [rij.naam for rij in versies.order_by("op")][1:] == ["Kwame Boadu", "Petra Schuilenga"]
    assert versies.earliest("op").tekst == demowereld.toelichtingen["4c"]["niveau_3"]
    assert oordeel.toelichting == demowereld.jaren["wijzigingen"][1]["tekst"]
