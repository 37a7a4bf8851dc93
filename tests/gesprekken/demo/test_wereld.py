"""Who and what there is in the demo world: organisations, rounds, and every school in its state."""

import io
from collections import Counter
from datetime import date, datetime

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models
from django.utils import timezone

from gesprekken.models import Deelname, Gesprek, Ronde
from scholen import klok
from scholen.models import Aanstelling, Bestuur, Gebeurtenis, Gebruiker, School, Vestiging

pytestmark = pytest.mark.django_db
APPS = ("scholen", "kwaliteit", "gesprekken")
MAG_LATER = {"datum", "tot", "zelfevaluatie_tot", "gesprekken_van", "gesprekken_tot"} | {
    "rode_draad_op",
    "sluit_op",
}
"""Days that are meant to come."""


def namen(bron) -> dict[str, str]:
    return {school["key"]: school["naam"] for school in bron.wereld["scholen"]}


def stand(deelname: Deelname) -> str:
    """The word of ``jaren.toml`` for where a school is."""
    gesprek = deelname.gesprekken.first()
    ingediend = deelname.zelfevaluatie.status == "ingediend"
    if gesprek is None:
        return "zonder_gesprek" if ingediend else "niet_ingevuld"
    if gesprek.status != Gesprek.Status.VOORBEREIDEN:
        return gesprek.status
    if ingediend:
        return "ingediend"
    begonnen = deelname.zelfevaluatie.oordelen.exclude(bekeken_op=None).exists()
    return "bezig" if begonnen else "niet_begonnen"


def test_alle_organisaties_en_mensen_zijn_er(demowereld):
    wereld = demowereld.wereld

    aantallen = (
        Bestuur.objects.filter(is_demo=True).count(),
        School.objects.count(),
        Vestiging.objects.count(),
        Gebruiker.objects.count(),
    )

    assert aantallen == (
        len(wereld["besturen"]),
        len(wereld["scholen"]),
        sum(len(school["vestigingen"]) for school in wereld["scholen"]),
        len(wereld["personen"]),
    )


def test_elke_school_staat_in_elk_jaar_in_haar_stand(demowereld):
    titels = {ronde["key"]: ronde["titel"] for ronde in demowereld.jaren["rondes"]}
    verwacht = {
        (titels[rij["ronde"]], namen(demowereld)[rij["school"]]): rij["stand"]
        for rij in demowereld.jaren["standen"]
    }

    deelnames = Deelname.objects.select_related("ronde", "school", "zelfevaluatie")

    assert {(rij.ronde.titel, rij.school.naam): stand(rij) for rij in deelnames} == verwacht


def test_elke_ronde_staat_zoals_de_bron_zegt(demowereld):
    verwacht = {rij["titel"]: rij["stand"] for rij in demowereld.jaren["rondes"]}

    assert dict(Ronde.objects.values_list("titel", "status")) == verwacht


def test_een_afgeronde_ronde_heeft_een_rode_draad(demowereld):
    verwacht = {
        rij["titel"]: rij["rode_draad"].strip()
        for rij in demowereld.jaren["rondes"]
        if rij["stand"] == "afgerond"
    }

    afgerond = Ronde.objects.filter(status=Ronde.Status.AFGEROND)

    assert dict(afgerond.values_list("titel", "rode_draad")) == verwacht


def test_de_besturen_delen_geen_school_en_geen_gesprek(demowereld):
    scholen = {
        bestuur.bestuursnummer: set(
            Gesprek.objects.filter(bestuur=bestuur).values_list("school__naam", flat=True)
        )
        for bestuur in Bestuur.objects.all()
    }

    assert scholen["99901"].isdisjoint(scholen["99902"])
    assert scholen["99901"] | scholen["99902"] == set(namen(demowereld).values())


def test_een_iber_werkt_bij_beide_besturen(demowereld):
    paren = set(
        Aanstelling.objects.filter(school__isnull=False).values_list(
            "gebruiker__naam", "school__bestuur__bestuursnummer"
        )
    )
    besturen = Counter(naam for naam, _ in paren)

    assert [naam for naam, aantal in besturen.items() if aantal == 2] == ["Margriet Hulsbos"]


def test_alles_klopt_met_elkaar(demowereld):
    uit = io.StringIO()

    call_command("controleer_integriteit", stdout=uit)

    assert uit.getvalue().startswith("Alles klopt")


def test_niets_is_van_na_vandaag(demowereld):
    vandaag = demowereld.jaren["vandaag"]
    later = []
    for app in APPS:
        for model in apps.get_app_config(app).get_models():
            for veld in model._meta.concrete_fields:
                if isinstance(veld, models.DateField) and veld.name not in MAG_LATER:
                    achter = "__date__gt" if isinstance(veld, models.DateTimeField) else "__gt"
                    later += model._base_manager.filter(**{veld.name + achter: vandaag})

    assert (vandaag, later) == (klok.DEMODAG, [])


def test_elk_schooljaar_speelt_in_zijn_eigen_maanden(demowereld):
    """Submitting, talking and fixing all fall in the school year of the round."""
    buiten = []
    for deelname in Deelname.objects.select_related("ronde", "zelfevaluatie"):
        dagen: list[date | datetime | None] = [deelname.zelfevaluatie.ingediend_op]
        for gesprek in deelname.gesprekken.prefetch_related("verslagen"):
            dagen += [gesprek.datum, gesprek.gevoerd_op]
            for verslag in gesprek.verslagen.all():
                dagen += [verslag.voorgelegd_op, verslag.vastgelegd_op]
        jaren = {klok.schooljaar_van(_dag(moment)) for moment in dagen if moment}
        buiten += [(deelname, jaar) for jaar in jaren if jaar != deelname.ronde.schooljaar]

    assert buiten == []


def _dag(moment: date | datetime) -> date:
    return timezone.localdate(moment) if isinstance(moment, datetime) else moment


def test_wat_iemand_deed_gebeurde_op_een_werkdag_en_in_volgorde(demowereld):
    """Of each talk the steps in the log stand in the order of its lifecycle."""
    weekend = [
        rij
        for rij in Gebeurtenis.objects.exclude(gebruiker=None)
        if timezone.localtime(rij.op).weekday() > 4
    ]
    volgorde = ["gepland", "gevoerd", "ter_vaststelling", "vastgesteld"]
    per_gesprek: dict[str, list[str]] = {}
    for rij in Gebeurtenis.objects.filter(model="gesprek", soort="overgang").order_by("op", "pk"):
        per_gesprek.setdefault(rij.sleutel, []).append(rij.naar)

    assert weekend == []
    assert {tuple(stappen) for stappen in per_gesprek.values()} == {
        tuple(volgorde[:aantal]) for aantal in (1, 2, 3, 4)
    }


def test_wie_een_gesprek_begeleidt_zit_aan_tafel_en_werkte_er_toen(demowereld):
    personen = {rij["key"]: rij for rij in demowereld.wereld["personen"]}
    verwacht = {
        (rij["school"], str(rij["datum"])): personen[rij["deelnemers"][0]]["naam"]
        for rij in demowereld.gesprekken["gesprekken"]
    }
    keys = {naam: key for key, naam in namen(demowereld).items()}

    gesprekken = Gesprek.objects.exclude(datum=None).select_related("school", "adviseur")

    assert {
        (keys[rij.school.naam], str(rij.datum)): rij.adviseur.naam for rij in gesprekken
    } == verwacht
