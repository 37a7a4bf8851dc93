"""Submitting, reopening, adding a talk."""

import pytest

from gesprekken.acties import deelname as acties
from gesprekken.models import Deelname
from kwaliteit.canoniek import vingerafdruk
from kwaliteit.models import Indiening, Zelfevaluatie
from kwaliteit.overgangen import AlVeranderd, OngeldigeOvergang
from scholen.models import Gebeurtenis, leg_vast
from tests.factories import (
    MOMENT,
    DeelnameFactory,
    GesprekFactory,
    KwaliteitskaderFactory,
    OnderwerpFactory,
    RondeFactory,
)

STATUSSEN = [status.value for status in Zelfevaluatie.Status]
TOEGESTAAN = {("concept", "ingediend"), ("ingediend", "concept")}


@pytest.fixture
def deelname(wereld):
    kader = KwaliteitskaderFactory.gevuld(items=(2, 3), gepubliceerd=False)
    kader.items.filter(code="2b").update(stelling="Wij gebruiken {portaal}.")
    kader.publiceren(door=wereld.beheerder, op=MOMENT)
    ronde = RondeFactory(
        bestuur=wereld.bestuur,
        kader=kader,
        doel="Weten wat werkt.",
        woorden={"portaal": "De Brugkast"},
    )
    return DeelnameFactory(ronde=ronde, school=wereld.school, adviseur=wereld.adviseur)


def vers(deelname):
    return Deelname.objects.get(pk=deelname.pk)


@pytest.mark.parametrize("van", STATUSSEN)
@pytest.mark.parametrize("naar", STATUSSEN)
def test_elke_stap_van_een_zelfevaluatie_mag_of_mag_niet(van, naar):
    assert Zelfevaluatie(status=van).kan_naar(naar) is ((van, naar) in TOEGESTAAN)


def test_indienen_bewaart_antwoorden_onderwerpen_en_doelen(deelname, wereld):
    item = deelname.ronde.kader.items.get(code="2b")
    deelname.zelfevaluatie.oordelen.filter(item=item).update(
        waarde="2", toelichting="Dit lukt soms.", wil_bespreken=True, reden="Hoe doen anderen dit?"
    )
    OnderwerpFactory(deelname=deelname, titel="", item=item, volgorde=1)
    OnderwerpFactory(deelname=deelname, titel="Rust in het team", reden="Te vol.", volgorde=2)
    domein = deelname.ronde.kader.domeinen.get(code="1")
    OnderwerpFactory(deelname=deelname, titel="", domein=domein, bron="bestuur")
    Deelname.objects.update(doel_school="Weten wat helpt.", reactie="Fijne vraag.")

    indiening = acties.indienen(deelname, door=wereld.directeur, op=MOMENT)

    inhoud = Indiening.objects.get().inhoud
    assert inhoud["onderwerpen"] == [
        {"code": "1", "titel": "Domein 1", "stelling": "", "reden": "", "bron": "bestuur"},
        {
            "code": "2b",
            "titel": "Wij gebruiken De Brugkast.",
            "stelling": "Wij gebruiken De Brugkast.",
            "reden": "Hoe doen anderen dit?",
            "bron": "school",
        },
        {
            "code": "",
            "titel": "Rust in het team",
            "stelling": "",
            "reden": "Te vol.",
            "bron": "school",
        },
    ]
    assert (inhoud["doel_school"], inhoud["doel_bestuur"], inhoud["reactie"]) == (
        "Weten wat helpt.",
        "Weten wat werkt.",
        "Fijne vraag.",
    )
    assert inhoud["domeinen"][1]["items"][1]["toelichting"] == "Dit lukt soms."
    assert indiening.hash == vingerafdruk(inhoud)
    assert (indiening.naam, indiening.functie) == ("Samira Idrissi", "directeur")
    assert Zelfevaluatie.objects.get().status == "ingediend"


def test_het_doel_van_de_adviseur_gaat_voor_dat_van_de_ronde(deelname, wereld):
    Deelname.objects.update(doel_bestuur="Begrijpen waar het knelt.")

    indiening = acties.indienen(deelname, door=wereld.directeur, op=MOMENT)

    assert indiening.inhoud["doel_bestuur"] == "Begrijpen waar het knelt."


def test_twee_keer_indienen_heeft_een_gevolg(deelname, wereld):
    tweede = vers(deelname)
    acties.indienen(deelname, door=wereld.directeur, op=MOMENT)

    with pytest.raises(AlVeranderd):
        acties.indienen(tweede, door=wereld.directeur, op=MOMENT)

    assert Indiening.objects.count() == 1


@pytest.mark.parametrize("status", ["concept", "gesloten", "afgerond"])
def test_indienen_kan_alleen_zolang_de_ronde_open_is(deelname, wereld, status):
    type(deelname.ronde).objects.update(status=status)

    with pytest.raises(OngeldigeOvergang, match="De ronde is gesloten"):
        acties.indienen(deelname, door=wereld.directeur, op=MOMENT)

    assert Zelfevaluatie.objects.get().status == "concept"
    assert Indiening.objects.count() == 0


def test_indienen_zonder_iets_bekeken_te_hebben_vraagt_het_een_keer(deelname, wereld):
    with pytest.raises(acties.NietsBekeken):
        acties.indienen(deelname, door=wereld.directeur, op=MOMENT, ook_leeg=False)
    assert Zelfevaluatie.objects.get().status == "concept"

    acties.indienen(deelname, door=wereld.directeur, op=MOMENT, ook_leeg=True)

    assert Zelfevaluatie.objects.get().status == "ingediend"


def test_een_bekeken_item_is_genoeg_om_in_te_dienen(deelname, wereld):
    eerste = deelname.zelfevaluatie.oordelen.first()
    deelname.zelfevaluatie.oordelen.filter(pk=eerste.pk).update(bekeken_op=MOMENT)

    acties.indienen(deelname, door=wereld.directeur, op=MOMENT, ook_leeg=False)

    assert Indiening.objects.count() == 1


def test_heropenen_laat_de_momentopname_staan(deelname, wereld):
    acties.indienen(deelname, door=wereld.directeur, op=MOMENT)
    hash_vooraf = Indiening.objects.get().hash

    acties.heropenen(deelname, door=wereld.adviseur, op=MOMENT, reden="De school wil aanvullen.")
    Deelname.objects.update(doel_school="Nieuw doel.")

    indiening = Indiening.objects.get()
    assert Zelfevaluatie.objects.get().status == "concept"
    assert (indiening.hash, indiening.inhoud["doel_school"]) == (hash_vooraf, "")
    regel = Gebeurtenis.objects.get(naar="concept")
    assert (regel.reden, regel.school) == ("De school wil aanvullen.", wereld.school)


def test_de_directeur_heropent_zolang_niemand_van_het_bestuur_heeft_gelezen(deelname, wereld):
    acties.indienen(deelname, door=wereld.directeur, op=MOMENT)

    acties.heropenen(deelname, door=wereld.directeur, op=MOMENT, reden="Te vroeg geklikt.")

    assert Zelfevaluatie.objects.get().status == "concept"


def test_na_lezen_heropent_alleen_de_adviseur(deelname, wereld):
    indiening = acties.indienen(deelname, door=wereld.directeur, op=MOMENT)
    leg_vast(soort="gelezen", rij=indiening, door=wereld.andere_adviseur, op=MOMENT)

    with pytest.raises(OngeldigeOvergang, match="Vraag Hanneke Dijkgraaf om die te heropenen"):
        acties.heropenen(deelname, door=wereld.directeur, op=MOMENT, reden="Toch nog iets.")
    acties.heropenen(deelname, door=wereld.adviseur, op=MOMENT, reden="Op verzoek van Samira.")

    assert Zelfevaluatie.objects.get().status == "concept"


def test_een_nieuwe_momentopname_is_weer_ongelezen(deelname, wereld):
    eerste = acties.indienen(deelname, door=wereld.directeur, op=MOMENT)
    leg_vast(soort="gelezen", rij=eerste, door=wereld.adviseur, op=MOMENT)
    acties.heropenen(deelname, door=wereld.adviseur, op=MOMENT, reden="Op verzoek van Samira.")
    acties.indienen(deelname, door=wereld.directeur, op=MOMENT)

    acties.heropenen(deelname, door=wereld.directeur, op=MOMENT, reden="Nog één ding.")

    assert Indiening.objects.count() == 2
    assert Zelfevaluatie.objects.get().status == "concept"


@pytest.mark.parametrize(
    "status", ["gevoerd", "ter_vaststelling", "vastgesteld", "zonder_vaststelling"]
)
def test_na_het_gesprek_gaat_niets_meer_open(deelname, wereld, status):
    acties.indienen(deelname, door=wereld.directeur, op=MOMENT)
    GesprekFactory(deelname=deelname, status=status)

    with pytest.raises(OngeldigeOvergang, match="Het gesprek is al gevoerd"):
        acties.heropenen(deelname, door=wereld.adviseur, op=MOMENT, reden="Toch nog iets.")

    assert Zelfevaluatie.objects.get().status == "ingediend"


@pytest.mark.parametrize("status", ["voorbereiden", "gepland", "vervallen"])
def test_voor_het_gesprek_kan_het_nog_open(deelname, wereld, status):
    acties.indienen(deelname, door=wereld.directeur, op=MOMENT)
    GesprekFactory(deelname=deelname, status=status)

    acties.heropenen(deelname, door=wereld.adviseur, op=MOMENT, reden="Op verzoek van Samira.")

    assert Zelfevaluatie.objects.get().status == "concept"


def test_in_een_gesloten_ronde_gaat_niets_meer_open(deelname, wereld):
    acties.indienen(deelname, door=wereld.directeur, op=MOMENT)
    type(deelname.ronde).objects.update(status="gesloten")

    with pytest.raises(OngeldigeOvergang, match="Open eerst de ronde weer"):
        acties.heropenen(deelname, door=wereld.adviseur, op=MOMENT, reden="Toch nog iets.")


def test_heropenen_van_een_concept_wordt_geweigerd(deelname, wereld):
    with pytest.raises(AlVeranderd):
        acties.heropenen(deelname, door=wereld.adviseur, op=MOMENT, reden="Toch nog iets.")


def test_een_gesprek_komt_er_een_keer_bij(deelname, wereld):
    gesprek = acties.gesprek_toevoegen(deelname, door=wereld.andere_adviseur, op=MOMENT)

    assert (gesprek.school, gesprek.adviseur, gesprek.status) == (
        wereld.school,
        wereld.adviseur,
        "voorbereiden",
    )
    assert Gebeurtenis.objects.get(model="gesprek").naar == "voorbereiden"
    with pytest.raises(OngeldigeOvergang, match="Er staat al een gesprek klaar"):
        acties.gesprek_toevoegen(deelname, door=wereld.adviseur, op=MOMENT)


def test_na_een_gevoerd_gesprek_kan_er_nog_een_bij(deelname, wereld):
    GesprekFactory(deelname=deelname, status="vastgesteld")

    acties.gesprek_toevoegen(deelname, door=wereld.adviseur, op=MOMENT)

    assert deelname.gesprekken.count() == 2


def test_in_een_afgeronde_ronde_komt_geen_gesprek_meer_bij(deelname, wereld):
    type(deelname.ronde).objects.update(status="afgerond")

    with pytest.raises(OngeldigeOvergang, match="Deze ronde loopt niet"):
        acties.gesprek_toevoegen(deelname, door=wereld.adviseur, op=MOMENT)
