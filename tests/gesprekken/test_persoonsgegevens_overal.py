"""Wherever somebody can be named, it comes along with what is kept of this person."""

import json

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.db import DatabaseError, models, transaction

from gesprekken.models import Akkoord
from gesprekken.overzichten.persoonsgegevens import inzage, plekken
from kwaliteit.models import Indiening
from scholen.models import Gebeurtenis, Gebruiker
from tests.factories import MOMENT, AanstellingFactory, GebruikerFactory
from tests.muur import toneel  # noqa: F401 a fixture
from tests.toegangstabel import EIGEN
from tests.uitnodigingen import UitnodigingFactory

GEBRUIKER = "scholen.Gebruiker.pk"
GEHEIM = {"sleutel": "MAG-NIET-MEE"}
AL_GEMAAKT = {
    "scholen.Aanstelling.gebruiker",
    "scholen.Gebeurtenis.gebruiker",
    "kwaliteit.Indiening.ingediend_door",
    "gesprekken.Akkoord.gebruiker",
}
ADRESSEN = {"scholen.Uitnodiging.email", "scholen.UitgaandBericht.aan"}
"""Columns that hold an address of somebody who need not have an account."""


def _wijst_naar_iemand():
    return {
        f"{model._meta.label}.{veld.name}"
        for model in apps.get_models(include_auto_created=True)
        for veld in model._meta.concrete_fields
        if veld.related_model is Gebruiker
    }


def _is_adres():
    return {
        f"{model._meta.label}.{veld.name}"
        for model in apps.get_models()
        for veld in model._meta.concrete_fields
        if isinstance(veld, models.EmailField)
        if not {f.name for f in model._meta.concrete_fields if f.related_model is Gebruiker}
        - {"van", "door", "aangenomen_door"}
        if model is not Gebruiker
    }


def test_elke_kolom_die_naar_iemand_wijst_staat_er_een_keer():
    namen = [plek.naam for plek in plekken()]

    assert set(namen) == {GEBRUIKER} | ADRESSEN | _wijst_naar_iemand()
    assert len(namen) == len(set(namen))
    assert _is_adres() == ADRESSEN


def test_geen_soort_heeft_twee_kolommen_met_dezelfde_naam():
    """They would stand over each other: a row is read by the names of its columns."""
    namen = {
        plek.naam: [str(kolom.veld.verbose_name) for kolom in plek.kolommen] for plek in plekken()
    }

    assert {
        naam: kolommen for naam, kolommen in namen.items() if len(kolommen) != len(set(kolommen))
    } == {}


def test_wie_iets_zei_in_een_notitie_komt_niet_mee():
    """That is somebody else, and what is said of the note itself is the text."""
    [notities] = [plek for plek in plekken() if plek.naam == "gesprekken.Aantekening.auteur"]

    assert [kolom.veld.name for kolom in notities.kolommen] == ["school", "datum", "tekst"]


def _van_allauth(gebruiker):
    EmailAddress.objects.create(user=gebruiker, email="x@example.org")
    Authenticator.objects.create(user=gebruiker, type="totp", data=GEHEIM)
    SocialAccount.objects.create(user=gebruiker, provider="p", uid="u", extra_data=GEHEIM)
    UserSession.objects.create(
        user=gebruiker, ip="127.0.0.1", session_key="MAG-NIET-MEE", user_agent="Firefox"
    )


def _vast(decor, gebruiker):
    """What never changes any more, and so is made for somebody at once."""
    dialoog = decor.dialogen[EIGEN, "ter_vaststelling"]
    van = {"bestuur": dialoog.ronde.bestuur, "naam": "Overal Genoemd"}
    Gebeurtenis.objects.create(gebruiker=gebruiker, op=MOMENT, soort="gelezen", model="x")
    Indiening.objects.create(
        **van,
        zelfevaluatie=decor.dialogen[EIGEN, "voorbereiden"].deelname.zelfevaluatie,
        inhoud={},
        ingediend_op=MOMENT,
        ingediend_door=gebruiker,
    )
    Akkoord.objects.create(
        **van,
        onderdeel=dialoog.onderdeel,
        partij="school",
        gebruiker=gebruiker,
        op=MOMENT,
        keuze="nog_niet",
    )


def _plant(plek, gebruiker):
    """Let one row of this kind be of somebody; where one lies fixed, another one."""
    waarde = gebruiker.email if plek.is_adres else gebruiker.pk
    for rij in plek.model._base_manager.order_by("-pk").values_list("pk", flat=True):
        try:
            with transaction.atomic():
                return plek.model._base_manager.filter(pk=rij).update(**{plek.veld: waarde})
        except DatabaseError:
            continue
    return 0


@pytest.fixture
def geplant(toneel):  # noqa: F811 the fixture
    with transaction.atomic():
        iemand = GebruikerFactory(naam="Overal Genoemd")
        AanstellingFactory(gebruiker=iemand, rol="lezer", bestuur=toneel[0].bestuur)
        UitnodigingFactory(school=toneel[0].school)
        _van_allauth(iemand)
        _vast(toneel[1], iemand)
        gelukt = {
            plek.naam: _plant(plek, iemand)
            for plek in plekken()
            if plek.model._meta.app_label in ("scholen", "kwaliteit", "gesprekken")
            if plek.naam not in AL_GEMAAKT | {GEBRUIKER}
        }
        yield iemand, gelukt
        transaction.set_rollback(True)


@pytest.mark.django_db
def test_wie_overal_genoemd_wordt_krijgt_van_elke_soort_precies_die_ene_rij(geplant):
    iemand, gelukt = geplant

    geteld = {stapel.plek.naam: len(stapel.rijen) for stapel in inzage(iemand)}

    assert {naam for naam, hoeveel in gelukt.items() if hoeveel != 1} == set()
    assert geteld == dict.fromkeys((plek.naam for plek in plekken()), 1)
    assert "MAG-NIET-MEE" not in json.dumps([stapel.rijen for stapel in inzage(iemand)])


@pytest.mark.django_db
def test_het_aantal_vragen_groeit_niet_met_de_rijen(geplant, django_assert_num_queries):
    with django_assert_num_queries(len(plekken())):
        inzage(geplant[0])
