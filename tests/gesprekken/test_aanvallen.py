"""What both sides agreed to is frozen: twelve ways to change it, on both databases (24 in all).

Each way is tried for real on a fixed verslag with its PDF, its snapshot and its akkoorden. It is
refused, or it changes nothing of what is kept: all fingerprints are the same after it.
"""

import hashlib
from datetime import UTC, datetime

import pytest
from django.apps import apps as echte_apps
from django.db import DatabaseError, connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.db.models import ProtectedError
from django.urls import reverse

from gesprekken.integriteit import overtredingen
from gesprekken.models import Akkoord, Onderdeel, Verslag, VerslagPdf
from gesprekken.rapport import Gespreksrapport
from gesprekken.taken import maak_pdf
from kwaliteit.canoniek import vingerafdruk
from kwaliteit.models import Indiening, Item, Kwaliteitskader
from kwaliteit.teksten import merk_van
from tests.factories import KwaliteitskaderFactory
from tests.gesprekken.kijken import GEGEVENS
from tests.toneel import Spelers, speel

BYTES = b"%PDF-1.7 what both sides agreed to"
OP = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


@pytest.fixture
def vast(wereld):
    """A dialogue up to the fixed verslag, with the request that saved a section before that."""
    spelers = Spelers(wereld.school, wereld.ib, wereld.directeur, wereld.adviseur)
    kader = KwaliteitskaderFactory.gevuld(items=(1, 1), bestuur=wereld.bestuur)
    gespeeld = speel(spelers, kader, tot="vastgesteld", schooljaar="2026-2027")
    gespeeld.verslag.refresh_from_db()
    VerslagPdf.objects.bewaar(gespeeld.verslag, inhoud=BYTES, op=OP)
    return gespeeld


def vingerafdrukken():
    """The SHA-256 of all that was agreed to, from the database itself."""
    tabellen = {
        "verslag": Verslag.objects.values_list("inhoud", "hash", "status", "versie"),
        "ingediend": Indiening.objects.values_list("inhoud", "hash", "naam", "functie"),
        "akkoorden": Akkoord.objects.values_list(
            "naam", "functie", "keuze", "kanttekening", "hash"
        ),
        "kader": Kwaliteitskader.objects.values_list("naam", "versie", "status"),
        "items": Item.objects.values_list("code", "stelling"),
    }
    afdrukken = {
        naam: vingerafdruk(sorted(map(list, rijen), key=str)) for naam, rijen in tabellen.items()
    }
    pdf = VerslagPdf.objects.get()
    assert pdf.sha256 == hashlib.sha256(pdf.inhoud).hexdigest()
    rapport = Gespreksrapport.van(Verslag.objects.get())
    return afdrukken | {"pdf": pdf.sha256, "rapport": rapport.hash}


def _geweigerd(doe, *fouten):
    """Whether the database, or the rule that a row is still needed, refuses."""
    try:
        with transaction.atomic():
            doe()
    except (DatabaseError, ProtectedError, *fouten):
        return True
    return False


def met_een_formulier(vast, wereld, client):
    """Every form about the verslag, sent by the adviser who wrote it."""
    client.force_login(wereld.adviseur)
    wie = [vast.gesprek.sleutel]
    onderdeel = [*wie, vast.onderdeel.sleutel]
    codes = []
    for naam, args in (
        ("verslag_terugnemen", wie),
        ("verslag_zonder_vaststelling", wie),
        ("verslag_voorleggen", wie),
        ("verslag_schrijven", wie),
        ("verslag_akkoord", wie),
        ("onderdeel_aanpassen", onderdeel),
        ("onderdeel_akkoord", onderdeel),
        ("onderdeel_antwoord", onderdeel),
    ):
        data = {"reden": "Het moet anders.", "tekst": "Anders.", "keuze": "akkoord"}
        data |= {f"{vast.onderdeel.sleutel}-{veld}": waarde for veld, waarde in data.items()}
        codes.append(client.post(reverse(naam, args=args), data).status_code)
    return set(codes) <= {200, 302, 403, 404, 409}


def met_een_stukje_pagina(vast, wereld, client):
    """The parts that save themselves: a section, and what was captured in the talk."""
    client.force_login(wereld.adviseur)
    codes = []
    for naam, args, veld, nu in (
        ("onderdeel_bewaren", [vast.onderdeel.sleutel], "tekst", vast.onderdeel.tekst),
        ("vastgelegd_bewaren", ["afspraak", vast.afspraak.sleutel], "wat", vast.afspraak.wat),
        ("agendapunt_bewaren", [vast.agendapunt.sleutel], "titel", vast.agendapunt.titel),
    ):
        data = {"veld": veld, "waarde": "Anders.", "merk": merk_van(nu)}
        adres = reverse(naam, args=[vast.gesprek.sleutel, *args])
        codes.append(client.post(adres, data, headers=GEGEVENS).status_code)
    return all(code in (403, 404, 409) for code in codes)


def via_een_beheersite(vast, wereld, client):
    """There is none."""
    client.force_login(wereld.installatiebeheerder)
    return (
        not echte_apps.is_installed("django.contrib.admin")
        and client.get("/admin/gesprekken/verslag/").status_code == 404
    )


def met_save(vast, wereld, client):
    """Each row as an object that is changed and saved."""

    def bewaar(model, **velden):
        rij = model.objects.order_by("pk").first()
        for naam, waarde in velden.items():
            setattr(rij, naam, waarde)
        rij.save()

    return all(
        _geweigerd(lambda m=model, v=velden: bewaar(m, **v))
        for model, velden in (
            (Verslag, {"inhoud": {"status": "vastgesteld"}}),
            (VerslagPdf, {"inhoud": b"%PDF-1.7 anders"}),
            (Akkoord, {"naam": "Iemand anders"}),
            (Indiening, {"inhoud": {}}),
            (Item, {"stelling": "Een andere stelling."}),
            (Kwaliteitskader, {"naam": "Een ander kader"}),
        )
    )


def met_update(vast, wereld, client):
    """Each table in one go."""
    return all(
        _geweigerd(lambda m=model, v=velden: m.objects.update(**v))
        for model, velden in (
            (Verslag, {"hash": "0" * 64}),
            (VerslagPdf, {"sha256": "0" * 64}),
            (Akkoord, {"keuze": "nog_niet"}),
            (Indiening, {"hash": "0" * 64}),
            (Item, {"code": "9z"}),
        )
    )


def met_bulk_update(vast, wereld, client):
    """Objects that are changed together."""

    def doe(model, veld, waarde):
        rijen = list(model.objects.all())
        for rij in rijen:
            setattr(rij, veld, waarde)
        model.objects.bulk_update(rijen, [veld])

    return all(
        _geweigerd(lambda a=args: doe(*a))
        for args in (
            (Verslag, "versie", 9),
            (VerslagPdf, "inhoud", b""),
            (Akkoord, "kanttekening", "Toch niet."),
            (Indiening, "naam", "Iemand anders"),
            (Item, "stelling", "Anders."),
        )
    )


def met_kale_sql(vast, wereld, client):
    """What the application itself may say to the database."""

    def sql(tekst):
        with connection.cursor() as cursor:
            cursor.execute(tekst)

    return all(
        _geweigerd(lambda t=tekst: sql(t))
        for tekst in (
            "UPDATE gesprekken_verslag SET status = 'concept'",
            "UPDATE gesprekken_verslag SET inhoud = NULL",
            "DELETE FROM gesprekken_akkoord",
            "UPDATE gesprekken_verslagpdf SET sha256 = ''",
            "DELETE FROM gesprekken_verslagpdf",
            "UPDATE kwaliteit_indiening SET functie = ''",
            "DELETE FROM kwaliteit_indiening",
            "UPDATE kwaliteit_kwaliteitskader SET versie = '9'",
        )
    )


def door_weg_te_halen_waar_het_aan_hangt(vast, wereld, client):
    """A person, a school, a bestuur, a kader, a talk: each is still needed."""
    return all(
        _geweigerd(rij.delete)
        for rij in (
            wereld.directeur,
            wereld.school,
            wereld.bestuur,
            vast.ronde.kader,
            vast.ronde.kader.items.first(),
            vast.ronde,
            vast.deelname.zelfevaluatie,
            vast.gesprek,
        )
    )


def door_een_eerdere_tekst_terug_te_zetten(vast, wereld, client):
    """The rows that were written on before: what is read is what was frozen."""
    Onderdeel.objects.filter(verslag=vast.verslag).update(tekst="Eerder.")
    vast.deelname.zelfevaluatie.oordelen.update(toelichting="Eerder.")
    return True


def door_een_verzoek_te_herhalen(vast, wereld, client):
    """The very request that saved a section while it was being written, and that of an akkoord."""
    client.force_login(wereld.adviseur)
    sleutels = [vast.gesprek.sleutel, vast.onderdeel.sleutel]
    bewaren = {"veld": "tekst", "waarde": "Nog eens.", "merk": merk_van("")}
    antwoord = client.post(reverse("onderdeel_bewaren", args=sleutels), bewaren, headers=GEGEVENS)
    client.force_login(wereld.directeur)
    naam = vast.onderdeel.sleutel
    akkoord = {
        f"{naam}-keuze": "nog_niet",
        f"{naam}-kanttekening": "Toch niet.",
        f"{naam}-vingerafdruk": vast.onderdeel.hash,
    }
    client.post(reverse("onderdeel_akkoord", args=sleutels), akkoord)
    return antwoord.status_code in (403, 409)


def door_de_taak_nog_eens_te_draaien(vast, wereld, client):
    """The bytes are made once."""
    for _ in range(2):
        maak_pdf.func(vast.verslag.pk)
    nog_eens = VerslagPdf.objects.bewaar(vast.verslag, inhoud=b"%PDF-1.7 anders", op=OP)
    return nog_eens == BYTES


def met_een_migratie(vast, wereld, client):
    """The models as a migration knows them, without any of our methods."""
    toen = MigrationLoader(connection).project_state().apps
    return all(
        _geweigerd(lambda m=model, v=velden: toen.get_model(*m.split(".")).objects.update(**v))
        for model, velden in (
            ("gesprekken.Verslag", {"inhoud": {}}),
            ("gesprekken.VerslagPdf", {"inhoud": b""}),
            ("gesprekken.Akkoord", {"functie": "niemand"}),
            ("kwaliteit.Indiening", {"inhoud": {}}),
            ("kwaliteit.Item", {"stelling": "Anders."}),
        )
    )


AANVALLEN = [
    met_een_formulier,
    met_een_stukje_pagina,
    via_een_beheersite,
    met_save,
    met_update,
    met_bulk_update,
    met_kale_sql,
    door_weg_te_halen_waar_het_aan_hangt,
    door_een_eerdere_tekst_terug_te_zetten,
    door_een_verzoek_te_herhalen,
    door_de_taak_nog_eens_te_draaien,
    met_een_migratie,
]


def test_er_zijn_twaalf_manieren():
    assert len(AANVALLEN) == 12


@pytest.mark.parametrize("val_aan", AANVALLEN, ids=[val_aan.__name__ for val_aan in AANVALLEN])
def test_wat_is_vastgesteld_verandert_zo_niet(vast, wereld, client, val_aan):
    eerst = vingerafdrukken()

    assert val_aan(vast, wereld, client)

    assert vingerafdrukken() == eerst
    assert eerst["pdf"] == hashlib.sha256(BYTES).hexdigest()
    assert list(overtredingen()) == []
