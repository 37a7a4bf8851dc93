"""After somebody is forgotten, name and address are in no table any more that is not signed."""

import base64
from io import StringIO

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import connection, models
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gesprekken.acties.anonimiseren import anonimiseren
from gesprekken.acties.sporen import NAAST_EEN_RIJ, ONDERTEKEND, WEGGEHAALD, Wie, sporen_wissen
from gesprekken.models import Aantekening, Bevinding, Gesprek
from kwaliteit.models import Tekstversie
from scholen.models import Gebruiker, Herstelverzoek, UitgaandBericht
from tests.factories import WACHTWOORD, GebruikerFactory
from tests.gesprekken.vergeten import kader, weg  # noqa: F401 fixtures
from tests.gesprekken.verslagen import OP
from tests.post import UitgaandBerichtFactory

NIEUW = "nieuw.adres@elders.example"
VAST = {"gesprekken_verslag", "gesprekken_deelnemer"} | {
    apps.get_model(label)._meta.db_table for label in ONDERTEKEND
}
"""What is signed; a deelnemer of a gesprek whose verslag is fixed is looked at apart."""


def _cellen(tabel):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(tabel)}")  # noqa: S608 a table of our own
        for rij in cursor.fetchall():
            yield from (str(cel) for cel in rij)


def _waar(*teksten):
    """Each table of the whole database that holds one of these, whatever is in it."""
    tabellen = {tabel: list(_cellen(tabel)) for tabel in connection.introspection.table_names()}
    # what these two keep is written in another form
    tabellen["django_session"] += [str(sessie.get_decoded()) for sessie in Session.objects.all()]
    tabellen["tussenopslag"] += [
        str(base64.b64decode(cel + "==")) for cel in tabellen["tussenopslag"] if len(cel) % 4 == 0
    ]
    return {
        tabel
        for tabel, cellen in tabellen.items()
        if any(tekst.casefold() in cel.casefold() for cel in cellen for tekst in teksten)
    }


def _laat_sporen_na(wie, wereld):
    """Log in wrongly and rightly, take another address, be invited for help by a colleague."""
    klant = Client()
    klant.post("/account/login/", {"login": wie.email, "password": "niet dit"})
    klant.post("/account/password/reset/", {"email": wie.email})
    klant.post("/account/login/", {"login": wie.email, "password": WACHTWOORD})
    klant.post(reverse("account_adres"), {"email": NIEUW})
    bericht = UitgaandBericht.objects.get(aan=NIEUW)
    link = next(regel for regel in bericht.tekst.splitlines() if "/account/adres/" in regel)
    klant.post(link.removeprefix("https://localhost"))
    Herstelverzoek.objects.create(
        bestuur=wereld.bestuur, gebruiker=wie, gevraagd_door=wereld.beheerder, gevraagd_op=OP
    )
    tekst = f"Dag Ander,\n\n{wie.naam} nodigt je uit."
    UitgaandBerichtFactory(bestuur=wereld.bestuur, aan="ander@example.org", tekst=tekst)
    UitgaandBericht.objects.update(verzonden_op=timezone.now())


@pytest.mark.usefixtures("demodag")
def test_in_de_hele_database_staat_daarna_geen_naam_en_geen_adres(weg, wereld, settings):  # noqa: F811
    settings.ADRES = ""
    oud, naam = weg.email, weg.naam
    _laat_sporen_na(weg, wereld)
    weg.refresh_from_db()
    assert weg.email == NIEUW
    assert {"scholen_gebruiker", "scholen_uitgaandbericht"} <= _waar(NIEUW)
    assert "scholen_uitgaandbericht" in _waar(oud)

    anonimiseren(weg, door=None, op=OP)

    assert _waar(NIEUW, oud) == set()
    assert _waar(naam) - VAST == set()
    over = UitgaandBericht.objects.get(aan="ander@example.org")
    assert over.tekst == "Dag Ander,\n\nvoormalig medewerker nodigt je uit."


@pytest.mark.parametrize("naam", ["Jan Visser", "Jan Visser MEd.", "Jan Visser (interim)"])
def test_uit_verzonden_mail_gaat_de_naam_hoe_die_ook_eindigt(db, naam):
    wie = GebruikerFactory(naam=naam)
    tekst = "Dag Ander,\n\n{0} nodigt je uit. Vraag {0} om een nieuwe."
    bericht = UitgaandBerichtFactory(tekst=tekst.format(naam), verzonden_op=OP)

    sporen_wissen({wie.pk: Wie(naam, wie.email)})

    bericht.refresh_from_db()
    assert bericht.tekst == tekst.format("voormalig medewerker")


def _met_adres(wie, gesprek):
    """The address in a note of one's own, and in a text that is of more people."""
    hier = {"bestuur": gesprek.bestuur, "gesprek": gesprek}
    zin = f"Mail {wie.email.title()}, of bel."
    notitie = Aantekening.objects.create(**hier, auteur=wie, soort="klad", tekst=zin, op=OP)
    van_ander = Aantekening.objects.create(
        **hier, auteur=gesprek.adviseur, soort="klad", tekst=zin, op=OP
    )
    toen = {"bestuur": gesprek.bestuur, "rij": 0, "veld": "tekst", "tekst": zin}
    for model in ("aantekening", "oordeel"):
        Tekstversie.objects.create(**toen, model=model, sinds=OP, op=OP, door=wie)
    return notitie, van_ander


def test_uit_eigen_teksten_gaat_het_adres_en_van_andere_zegt_de_opdracht_waar(weg):  # noqa: F811
    notitie, van_ander = _met_adres(weg, Gesprek.objects.get())
    uit = StringIO()

    call_command("anonimiseren", weg.email, naam=weg.naam, stdout=uit)

    notitie.refresh_from_db()
    van_ander.refresh_from_db()
    assert notitie.tekst == f"Mail {WEGGEHAALD}, of bel."
    assert van_ander.tekst == f"Mail {weg.email.title()}, of bel."
    teksten = dict(Tekstversie.objects.filter(rij=0).values_list("model", "tekst"))
    assert teksten == {"aantekening": notitie.tekst, "oordeel": van_ander.tekst}
    assert uit.getvalue().splitlines()[-1] == (
        "Het adres staat nog in teksten die anderen schreven of vastlegden: tekstversies (1) en"
        " aantekeningen (1)."
    )


def test_zonder_adres_in_een_tekst_zegt_de_opdracht_niets_meer(weg):  # noqa: F811
    uit = StringIO()

    call_command("anonimiseren", weg.email, naam=weg.naam, stdout=uit)

    assert uit.getvalue().splitlines()[-1] == (
        "Het account is leeggemaakt. In vastgestelde verslagen, akkoorden en het logboek blijft de"
        " naam staan."
    )


def test_een_langer_adres_in_een_eigen_tekst_blijft_staan(weg):  # noqa: F811
    gesprek = Gesprek.objects.get()
    Gebruiker.objects.filter(pk=weg.pk).update(email="an@school.example")
    rij = Bevinding.objects.create(
        bestuur=gesprek.bestuur,
        gesprek=gesprek,
        item=kader_item(gesprek),
        auteur=weg,
        tekst="jan@school.example en an@school.example",
    )
    weg.refresh_from_db()

    anonimiseren(weg, door=None, op=OP)

    rij.refresh_from_db()
    assert rij.tekst == f"jan@school.example en {WEGGEHAALD}"


def kader_item(gesprek):
    return gesprek.deelname.ronde.kader.items.first()


NOEMT = {
    "account.EmailAddress.email": "gewist",
    "scholen.Gebruiker.email": "leeggemaakt",
    "scholen.Gebruiker.naam": "leeggemaakt",
    "scholen.Uitnodiging.email": "gewist",
    "scholen.Uitnodiging.naam": "gewist",
    "scholen.UitgaandBericht.aan": "gewist",
    "scholen.Gebeurtenis.naam": "ondertekend",
    "scholen.Aanstelling.functie": "zonder naam",
    "gesprekken.Deelnemer.functie": "zonder naam",
    "kwaliteit.Indiening.naam": "ondertekend",
    "kwaliteit.Indiening.functie": "ondertekend",
    "gesprekken.Akkoord.naam": "ondertekend",
    "gesprekken.Akkoord.functie": "ondertekend",
} | {f"{label}.{naam}": "vervangen" for label, (_, naam) in NAAST_EEN_RIJ.items()}
"""What is decided about each column beside a person that can say who it is."""


def _noemt(veld):
    laatste = veld.name.rpartition("_")[2]
    return isinstance(veld, models.EmailField) or laatste in {"naam", "functie", "email", "adres"}


def test_over_elke_kolom_die_iemand_kan_noemen_is_iets_besloten():
    """A new column with a name, a function or an address, on a row about people, stands here."""
    gevonden = {
        f"{model._meta.label}.{veld.name}"
        for model in apps.get_models(include_auto_created=True)
        for veld in model._meta.concrete_fields
        if _noemt(veld)
        if isinstance(veld, models.EmailField)
        or model is Gebruiker
        or any(ander.related_model is Gebruiker for ander in model._meta.concrete_fields)
    }

    assert gevonden == set(NOEMT)
