"""What the tests of the second wall share: rows of two besturen in every table."""

from functools import cache

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.db.models import F, Value
from django.db.models.functions import Coalesce

from gesprekken.integriteit import weg_naar_bestuur
from gesprekken.models import (
    Aandachtspunt,
    Afspraak,
    Ambitie,
    Deelnemer,
    Doel,
    Meetmoment,
    Schoolkeuze,
    VerslagPdf,
)
from kwaliteit.models import Inbreng, Tekstversie, Thema
from scholen.bewaking import namens, sql
from scholen.models import (
    Bewaring,
    Herstelverzoek,
    Inlogdienst,
    Uitnodiging,
)
from tests.bewaakt import app
from tests.conftest import maak_wereld
from tests.factories import MOMENT
from tests.post import UitgaandBerichtFactory
from tests.toegangstabel import BUUR, EIGEN, Decor

NAMEN = sorted(sql.bewaakt())


@cache
def model_van(tabel):
    return next(
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.db_table == tabel
    )


def van_wie(tabel):
    """Each row of a table with the bestuur that it is of, as the owner sees it."""
    model = model_van(tabel)
    wegen = {
        "Bestuur": [F("pk")],
        "Aanstelling": [F("bestuur"), F("school__bestuur")],
        "Uitnodigingsrol": [F("bestuur"), F("school__bestuur")],
        "Thema": [F("bestuur"), F("kader__bestuur")],
        "Item_themas": [F("item__kader__bestuur")],
    }.get(model.__name__) or [F(weg_naar_bestuur(model))]
    van = Coalesce(*wegen, Value(None)) if len(wegen) > 1 else wegen[0]
    return dict(model._base_manager.annotate(van_wie=van).values_list("pk", "van_wie"))


def zie(tabel):
    with app():
        return set(model_van(tabel)._base_manager.values_list("pk", flat=True))


def _vul(decor, relatie):
    """A row in each table that the dialogues leave empty."""
    wie, dialoog = decor.spelers()[relatie], decor.dialogen[relatie, "gevoerd"]
    bestuur = wie.school.bestuur
    hier = {"bestuur": bestuur}
    gesprek, kader = dialoog.gesprek, decor.kaders[relatie]["concept"]
    Bewaring.objects.create(**hier)
    Herstelverzoek.objects.create(
        **hier, gebruiker=wie.ib, gevraagd_door=wie.directeur, gevraagd_op=MOMENT
    )
    Inlogdienst.objects.create(
        **hier, issuer="https://x.example", client_id="x", domein=f"{relatie[0]}.example"
    )
    uitnodiging = Uitnodiging.objects.filter(bestuur=bestuur).first()
    UitgaandBerichtFactory(**hier, uitnodiging=uitnodiging)
    Schoolkeuze.objects.get_or_create(
        **hier, ronde=dialoog.ronde, school=wie.school, defaults={"adviseur": wie.adviseur}
    )
    Ambitie.objects.create(**hier, school=wie.school, tekst="x")
    Aandachtspunt.objects.create(**hier, gesprek=gesprek, voor_wie="school", tekst="x")
    Deelnemer.objects.create(**hier, gesprek=gesprek, naam="x", partij="school")
    afspraak = Afspraak.objects.create(**hier, school=wie.school, wat="x", partij="school")
    afspraak.personen.add(wie.ib)
    Doel.objects.create(**hier, afspraak=afspraak, soort="meetbaar", waaraan="x")
    Meetmoment.objects.create(**hier, afspraak=afspraak, tekst="x")
    evaluatie = dialoog.deelname.zelfevaluatie
    evaluatie.focus.add(decor.kader.domeinen.first())
    item = decor.kader.items.first()
    Inbreng.objects.create(**hier, zelfevaluatie=evaluatie, item=item, gebruiker=wie.ib)
    Tekstversie.objects.create(**hier, model="x", rij=1, veld="x", sinds=MOMENT, op=MOMENT)
    Thema.objects.create(**hier, key="eigen", naam="Eigen")
    kader.items.first().themas.add(Thema.objects.get(kader=kader))
    VerslagPdf.objects.get_or_create(
        verslag=decor.dialogen[relatie, "vastgesteld"].verslag, defaults=hier
    )


@pytest.fixture(scope="module")
def toneel(module_lang):
    """Dialogues of two besturen in one samenwerkingsverband; undone after the last test."""
    wereld = maak_wereld()
    decor = Decor.bouw(wereld, relaties=(EIGEN, BUUR))
    for relatie in (EIGEN, BUUR):
        _vul(decor, relatie)
    return wereld, decor


@pytest.fixture
def wereld(toneel):
    """For nobody, until a test says for whom."""
    namens.werk_als(None)
    return toneel[0]


def eigen_rijen(wereld, tabel):
    return {pk for pk, van in van_wie(tabel).items() if van == wereld.bestuur.pk}


def vreemde_rijen(wereld, tabel):
    van_niemand = {None, wereld.bestuur.pk}
    return {pk for pk, van in van_wie(tabel).items() if van not in van_niemand}


def weigering(opdracht, waarden):
    """What the database says when it refuses this to the web server; empty when it does not."""
    try:
        with transaction.atomic(), app(), connection.cursor() as cursor:
            cursor.execute(opdracht, waarden)
    except DatabaseError as fout:
        return str(fout)
    return ""
