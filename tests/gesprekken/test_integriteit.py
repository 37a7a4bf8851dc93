"""The rules that SQL cannot say: each breaks with a line, and what the acts make breaks none."""

from io import StringIO

import pytest
from django.core.management import call_command

from gesprekken.integriteit import REGELS, overtredingen
from gesprekken.models import (
    Afspraak,
    Agendapunt,
    Akkoord,
    Bevinding,
    Deelname,
    Gesprek,
    Onderdeel,
    Verslag,
    VerslagPdf,
)
from gesprekken.rapport import Gespreksrapport
from kwaliteit.models import Indiening, Item, Oordeel, Zelfevaluatie
from scholen.models import Bewaring
from tests.factories import (
    AfspraakFactory,
    DeelnameFactory,
    GesprekFactory,
    KwaliteitskaderFactory,
    SchoolFactory,
)
from tests.gesprekken.verslagen import OP, onderdelen, zeg
from tests.toneel import STATEN, Spelers, speel
from tests.uitnodigingen import UitnodigingFactory


@pytest.mark.parametrize("tot", STATEN)
def test_wat_de_acties_maken_klopt(wereld, tot):
    spelers = Spelers(wereld.school, wereld.ib, wereld.directeur, wereld.adviseur)

    speel(spelers, KwaliteitskaderFactory.gevuld(items=(1, 1)), tot=tot, schooljaar="2026-2027")

    assert list(overtredingen()) == []


def _eerste(model, **waar):
    return model.objects.filter(**waar).order_by("pk").first()


def _verzet(model, **velden):
    rij = _eerste(model)
    model.objects.filter(pk=rij.pk).update(**velden)
    return rij


def _ander_item():
    return KwaliteitskaderFactory.gevuld(items=(1,)).items.get()


def een_ander_bestuur(gespeeld, wereld):
    rij = _verzet(Oordeel, bestuur=wereld.buurbestuur)
    return f"Oordeel {rij.pk} hoort bij een ander bestuur dan zelfevaluatie waar zij naar wijst."


def een_uitnodiging_bij_een_vreemde_school(gespeeld, wereld):
    rol = UitnodigingFactory(school=wereld.vreemde_school, bestuur=wereld.bestuur).rollen.get()
    return f"Uitnodigingsrol {rol.pk} geeft een rol bij een school van een ander bestuur."


def een_uitnodiging_voor_de_hele_installatie(gespeeld, wereld):
    rol = UitnodigingFactory(school=None, bestuur=wereld.bestuur, rol="beheerder").rollen.get()
    rol.bestuur = None
    rol.save()
    return f"Uitnodigingsrol {rol.pk} geeft een rol buiten het bestuur dat uitnodigt."


def een_oordeel_over_een_vreemd_item(gespeeld, wereld):
    rij = _verzet(Oordeel, item=_ander_item())
    return f"Oordeel {rij.pk} gaat over iets uit een ander kader dan zijn zelfevaluatie."


def een_item_buiten_zijn_domein(gespeeld, wereld):
    rij = _eerste(Item)
    ander = KwaliteitskaderFactory.gevuld(items=(1,), gepubliceerd=False)
    Item.objects.filter(kader=ander).update(domein=rij.domein)
    return f"Item {ander.items.get().pk} hoort bij een ander kader dan zijn domein."


def een_focus_uit_een_ander_kader(gespeeld, wereld):
    rij = _eerste(Zelfevaluatie)
    rij.focus.add(_ander_item().domein)
    return f"Zelfevaluatie {rij.pk} heeft een focus uit een ander kader."


def een_bevinding_over_een_vreemd_item(gespeeld, wereld):
    rij = Bevinding.objects.create(
        bestuur=wereld.bestuur, gesprek=gespeeld.gesprek, item=_ander_item(), auteur=wereld.adviseur
    )
    return f"Bevinding {rij.pk} gaat over iets uit een ander kader dan de ronde."


def een_deelname_van_een_ander_jaar(gespeeld, wereld):
    Zelfevaluatie.objects.update(schooljaar="2025-2026")
    return f"Deelname {_eerste(Deelname).pk} is van een ander schooljaar."


def een_gesprek_met_een_andere_school(gespeeld, wereld):
    deelname = DeelnameFactory(ronde__bestuur=wereld.bestuur, school=wereld.andere_school)
    rij = GesprekFactory(deelname=deelname, school=wereld.school)
    return f"Gesprek {rij.pk} is met een andere school dan de deelname."


def een_afspraak_van_een_andere_school(gespeeld, wereld):
    rij = AfspraakFactory(gesprek=gespeeld.gesprek, school=SchoolFactory(bestuur=wereld.bestuur))
    return f"Afspraak {rij.pk} is van een andere school dan het gesprek."


def een_agendapunt_van_een_ander_gesprek(gespeeld, wereld):
    ander = GesprekFactory(deelname=gespeeld.gesprek.deelname)
    Agendapunt.objects.filter(pk=gespeeld.besproken.pk).update(gesprek=ander)
    return f"Onderdeel {onderdelen(gespeeld.verslag)[1].pk} is van een ander gesprek."


def een_onderdeel_zonder_agendapunt(gespeeld, wereld):
    rij = onderdelen(gespeeld.verslag)[1]
    Onderdeel.objects.filter(pk=rij.pk).update(agendapunt=None)
    return f"Onderdeel {rij.pk} past niet bij zijn agendapunt."


def een_onderdeel_zonder_vingerafdruk(gespeeld, wereld):
    rij = onderdelen(gespeeld.verslag)[1]
    Onderdeel.objects.filter(pk=rij.pk).update(hash="")
    return f"Onderdeel {rij.pk} ligt voor zonder vingerafdruk."


def een_nummer_dat_ontbreekt(gespeeld, wereld):
    Onderdeel.objects.filter(verslag=gespeeld.verslag, nummer=4).update(nummer=6)
    return f"Verslag {gespeeld.verslag.sleutel} slaat een nummer van een onderdeel over."


def een_soort_die_ontbreekt(gespeeld, wereld):
    Onderdeel.objects.filter(verslag=gespeeld.verslag, nummer=4).delete()
    return f"Verslag {gespeeld.verslag.sleutel} mist een onderdeel, of heeft er een dubbel."


def een_mens_voor_beide_kanten(gespeeld, wereld):
    rij = onderdelen(gespeeld.verslag)[0]
    zeg(rij, wereld.directeur)
    akkoord = Akkoord.objects.get()
    akkoord.pk, akkoord.partij = None, "bestuur"
    akkoord.save()
    return f"Verslag {gespeeld.verslag.sleutel}: Samira Idrissi gaf antwoord voor beide kanten."


def een_gesprek_dat_achterblijft(gespeeld, wereld):
    Gesprek.objects.filter(pk=gespeeld.gesprek.pk).update(status="gevoerd")
    return f"Gesprek {gespeeld.gesprek.pk} heeft een verslag dat al voorligt."


def een_veranderde_indiening(gespeeld, wereld):
    rij = Indiening.objects.create(
        bestuur=wereld.bestuur,
        zelfevaluatie=_eerste(Zelfevaluatie),
        inhoud={"doel_school": "Anders."},
        hash="0" * 64,
        ingediend_op=OP,
        ingediend_door=wereld.directeur,
    )
    return f"Indiening {rij.pk} is niet meer wat er is ingediend."


def een_veranderd_verslag(gespeeld, wereld):
    verslag = gespeeld.verslag
    verslag.vaststellen(door=wereld.adviseur, op=OP, inhoud={"a": 1}, vingerafdruk="0" * 64)
    return f"Verslag {verslag.sleutel} is niet meer wat er is vastgelegd."


def een_vast_verslag_zonder_akkoorden(gespeeld, wereld):
    verslag = gespeeld.verslag
    rapport = Gespreksrapport.van(verslag, status="vastgesteld", op=OP)
    verslag.vaststellen(
        door=wereld.adviseur, op=OP, inhoud=rapport.naar_data(), vingerafdruk=rapport.hash
    )
    return f"Verslag {verslag.sleutel} is vastgesteld zonder akkoord van beide kanten."


def een_vast_verslag_zonder_pdf(gespeeld, wereld):
    een_veranderd_verslag(gespeeld, wereld)
    return f"Verslag {gespeeld.verslag.pk} ligt vast zonder dat er een pdf klaarstaat of komt."


def een_veranderde_pdf(gespeeld, wereld):
    VerslagPdf.objects.create(
        bestuur=wereld.bestuur, verslag=gespeeld.verslag, inhoud=b"%PDF-1.7", sha256="0" * 64
    )
    return f"De pdf van verslag {gespeeld.verslag.sleutel} is niet meer wat er is bewaard."


def twee_geldige_verslagen(gespeeld, wereld):
    een_veranderd_verslag(gespeeld, wereld)
    ander = Verslag.objects.create(bestuur=wereld.bestuur, gesprek=gespeeld.gesprek, versie=2)
    ander.voorleggen(door=wereld.adviseur, op=OP)
    ander.vaststellen(door=wereld.adviseur, op=OP, inhoud={}, vingerafdruk="")
    return f"Gesprek {gespeeld.gesprek.sleutel} heeft 2 geldige verslagen."


def een_bestuur_dat_nog_loslaat(gespeeld, wereld):
    Bewaring.objects.geef_vrij(wereld.bestuur, tot=OP)
    return f"Bewaring {Bewaring.objects.get().pk} laat nog los wat vastligt."


GEBROKEN = [
    een_ander_bestuur,
    een_uitnodiging_bij_een_vreemde_school,
    een_uitnodiging_voor_de_hele_installatie,
    een_oordeel_over_een_vreemd_item,
    een_item_buiten_zijn_domein,
    een_focus_uit_een_ander_kader,
    een_bevinding_over_een_vreemd_item,
    een_deelname_van_een_ander_jaar,
    een_gesprek_met_een_andere_school,
    een_afspraak_van_een_andere_school,
    een_agendapunt_van_een_ander_gesprek,
    een_onderdeel_zonder_agendapunt,
    een_onderdeel_zonder_vingerafdruk,
    een_nummer_dat_ontbreekt,
    een_soort_die_ontbreekt,
    een_mens_voor_beide_kanten,
    een_gesprek_dat_achterblijft,
    een_veranderde_indiening,
    een_veranderd_verslag,
    een_vast_verslag_zonder_akkoorden,
    een_vast_verslag_zonder_pdf,
    een_veranderde_pdf,
    twee_geldige_verslagen,
    een_bestuur_dat_nog_loslaat,
]


@pytest.mark.parametrize("breek", GEBROKEN, ids=[breek.__name__ for breek in GEBROKEN])
def test_elke_regel_ziet_wat_er_breekt(wereld, ligt_voor, breek):
    ervoor = list(overtredingen())

    regel = breek(ligt_voor, wereld)

    assert ervoor == []
    assert regel in list(overtredingen())


def test_de_opdracht_stopt_met_een_als_er_iets_niet_klopt(wereld, ligt_voor):
    Afspraak.objects.update(bestuur=wereld.buurbestuur)
    uit, fout = StringIO(), StringIO()

    with pytest.raises(SystemExit) as einde:
        call_command("controleer_integriteit", stdout=uit, stderr=fout)

    assert einde.value.code == 1
    assert "hoort bij een ander bestuur dan gesprek" in uit.getvalue()
    assert "keer klopt er iets niet" in fout.getvalue()


def test_de_opdracht_zegt_dat_alles_klopt(wereld, ligt_voor):
    uit = StringIO()

    call_command("controleer_integriteit", stdout=uit)

    assert uit.getvalue() == f"Alles klopt: {len(REGELS)} regels nagelopen, en het logboek.\n"
