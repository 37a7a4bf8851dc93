"""What is past its term goes, and nothing else: every kind, to the second."""

from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django_tasks_db.models import DBTaskResult

from gesprekken import taken
from gesprekken.acties.bewaartermijnen import opruimen
from gesprekken.bewijs.register import termijnen
from gesprekken.overzichten.verlopen import VAN_DE_INSTALLATIE, VAN_EEN_BESTUUR
from kwaliteit.models import Tekstversie
from scholen.models import (
    Gebeurtenis,
    Gebruiker,
    Herstelverzoek,
    Rol,
    UitgaandBericht,
    Uitnodiging,
    leg_vast,
)
from scholen.overzichten.keten import alle_breuken
from tests.factories import (
    AanstellingFactory,
    AantekeningFactory,
    AfspraakFactory,
    GebruikerFactory,
    GesprekFactory,
)

OP = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
NET = timedelta(seconds=1)
EEN_DAG = timedelta(days=1)


def grens(naam):
    return termijnen()[naam].grens(OP)


def ruim_op(*, proef=False):
    """One run; gives what went, by bestuur and term."""
    return {
        (str(uitkomst.bestuur or ""), naam): hoeveel
        for uitkomst in opruimen(op=OP, server=OP, proef=proef)
        for naam, hoeveel in uitkomst.geteld.items()
        if hoeveel
    }


def _gebeurtenis(wereld, op):
    return leg_vast(rij=wereld.school, door=wereld.beheerder, op=op, reden="x")


def _bericht(wereld, **velden):
    return UitgaandBericht.objects.create(
        bestuur=wereld.bestuur, aan="a@example.org", op=OP, volgende_op=OP, **velden
    )


def _uitnodiging(wereld, **velden):
    later = {"verloopt_op": OP + EEN_DAG} | velden
    return Uitnodiging.objects.create(
        bestuur=wereld.bestuur, email="b@example.org", naam="Bea", op=OP, **later
    )


def _tekst(wereld, op, *, rij=None, **velden):
    wat = {"model": "school", "rij": rij or wereld.school.pk, "veld": "wijk", "sinds": op}
    return Tekstversie.objects.create(bestuur=wereld.bestuur, op=op, tekst="x", **wat | velden)


def _vervangen(wereld, veld, op):
    """A text in whose place another one came at this moment; gives the first."""
    oud = _tekst(wereld, op - timedelta(days=200), veld=veld)
    _tekst(wereld, OP, veld=veld, sinds=op)
    return oud


def _taak(op):
    taken.maak_pdf.enqueue(0)
    taak = DBTaskResult.objects.latest("enqueued_at")
    DBTaskResult.objects.filter(pk=taak.pk).update(status="SUCCESSFUL", finished_at=op)
    return taak


def _sessie(sleutel, op):
    return Session.objects.create(session_key=sleutel, session_data="", expire_date=op)


def _herstel(wereld, wie, op):
    return Herstelverzoek.objects.create(
        bestuur=wereld.bestuur, gebruiker=wie, gevraagd_door=wereld.beheerder, gevraagd_op=op
    )


def _aantekening(wereld, datum):
    gesprek = GesprekFactory(deelname__ronde__bestuur=wereld.bestuur, status="gevoerd", datum=datum)
    return AantekeningFactory(gesprek=gesprek)


def _losse_afspraak(wereld, stap_op):
    afspraak = AfspraakFactory(
        gesprek=None, agendapunt=None, school=wereld.school, bestuur=wereld.bestuur
    )
    afspraak.afronden(door=wereld.ib, op=stap_op)
    return afspraak


def _rol(wereld, **velden):
    return AanstellingFactory(gebruiker=wereld.ib, school=wereld.school, **velden)


SOORTEN = {
    "post, verstuurd": lambda w, g: (
        _bericht(w, verzonden_op=g("post") - NET),
        _bericht(w, verzonden_op=g("post") + NET),
    ),
    "post, opgegeven": lambda w, g: (
        _bericht(w, mislukt_op=g("post") - NET),
        _bericht(w, mislukt_op=g("post") + NET),
    ),
    "uitnodigingen, gebruikt": lambda w, g: (
        _uitnodiging(w, aangenomen_op=g("uitnodigingen") - NET),
        _uitnodiging(w, aangenomen_op=g("uitnodigingen") + NET),
    ),
    "uitnodigingen, ingetrokken": lambda w, g: (
        _uitnodiging(w, ingetrokken_op=g("uitnodigingen") - NET),
        _uitnodiging(w, ingetrokken_op=g("uitnodigingen") + NET),
    ),
    "uitnodigingen, verlopen": lambda w, g: (
        _uitnodiging(w, verloopt_op=g("uitnodigingen") - NET),
        _uitnodiging(w, verloopt_op=g("uitnodigingen") + NET),
    ),
    "herstel": lambda w, g: (
        _herstel(w, w.ib, g("herstel") - NET),
        _herstel(w, w.mt, g("herstel") + NET),
    ),
    "logboek": lambda w, g: (
        _gebeurtenis(w, g("logboek") - NET),
        _gebeurtenis(w, g("logboek") + NET),
    ),
    "teksten, vervangen": lambda w, g: (
        _vervangen(w, "wijk", g("teksten") - NET),
        _vervangen(w, "naam", g("teksten") + NET),
    ),
    "teksten, niet gekozen": lambda w, g: (
        _tekst(w, g("teksten") - NET, soort="niet_gekozen"),
        _tekst(w, g("teksten") + NET, soort="niet_gekozen"),
    ),
    "teksten, van een rij die weg is": lambda w, g: (
        _tekst(w, g("teksten") - NET, rij=987_654),
        _tekst(w, g("teksten") + NET, rij=987_655),
    ),
    "aantekeningen": lambda w, g: (
        _aantekening(w, g("aantekeningen").date() - EEN_DAG),
        _aantekening(w, g("aantekeningen").date()),
    ),
    "losse_afspraken": lambda w, g: (
        _losse_afspraak(w, g("losse_afspraken") - NET),
        _losse_afspraak(w, g("losse_afspraken") + NET),
    ),
    "rollen, beëindigd": lambda w, g: (
        _rol(w, beeindigd_op=g("rollen") - NET),
        _rol(w, beeindigd_op=g("rollen") + NET),
    ),
    "rollen, afgelopen": lambda w, g: (
        _rol(w, rol="mt", tot=g("rollen").date() - EEN_DAG),
        _rol(w, rol="mt", tot=g("rollen").date()),
    ),
    "sessies": lambda _, g: (
        _sessie("voorbij", g("sessies") - NET),
        _sessie("nog_even", g("sessies") + NET),
    ),
    "taken": lambda _, g: (_taak(g("taken") - NET), _taak(g("taken") + NET)),
}


@pytest.mark.parametrize("naam", SOORTEN)
def test_wat_net_over_zijn_termijn_is_gaat_en_wat_er_net_binnen_is_blijft(wereld, naam):
    weg, blijft = SOORTEN[naam](wereld, grens)
    model, termijn = type(weg), naam.split(",")[0]

    geteld = ruim_op(proef=True)
    nog_alles = model.objects.filter(pk__in=[weg.pk, blijft.pk]).count()
    gegaan = ruim_op()

    over = list(model.objects.filter(pk__in=[weg.pk, blijft.pk]))
    assert (nog_alles, over) == (2, [blijft])
    assert geteld == gegaan == {(_van(termijn), termijn): 1}
    assert ruim_op() == {}


def _van(termijn):
    return "" if termijn in ("sessies", "taken") else "Stichting De Brug"


def test_elke_termijn_met_een_klok_heeft_hier_een_paar():
    met_klok = {naam for naam, termijn in termijnen().items() if not termijn.zolang}
    paren = {naam.split(",")[0] for naam in SOORTEN}

    assert set(VAN_EEN_BESTUUR) | set(VAN_DE_INSTALLATIE) | {"gesprekken", "pogingen"} == met_klok
    assert met_klok - paren == {"gesprekken", "pogingen", "mensen"}  # below, in tests of their own


def test_de_laatste_tekst_van_een_veld_blijft_hoe_oud_hij_ook_is(wereld):
    laatste = _tekst(wereld, OP - timedelta(days=3_000))

    ruim_op()

    assert list(Tekstversie.objects.all()) == [laatste]


def test_een_teller_van_inlogpogingen_gaat_een_dag_na_zijn_einde(db):
    cache.set("oud", 1, timeout=60)
    cache.set("nieuw", 1, timeout=60)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE tussenopslag SET expires = %s WHERE cache_key LIKE %s",
            [
                connection.ops.adapt_datetimefield_value(grens("pogingen") - NET),
                "%oud",
            ],
        )
        cursor.execute(
            "UPDATE tussenopslag SET expires = %s WHERE cache_key LIKE %s",
            [
                connection.ops.adapt_datetimefield_value(grens("pogingen") + NET),
                "%nieuw",
            ],
        )

    geteld, gegaan = ruim_op(proef=True), ruim_op()

    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key FROM tussenopslag")
        over = [sleutel.rpartition(":")[2] for (sleutel,) in cursor.fetchall()]
    assert geteld == gegaan == {("", "pogingen"): 1}
    assert over == ["nieuw"]


def _vertrokken(op):
    """Somebody whose only role ended at this moment."""
    wie = GebruikerFactory(naam="Wie Weg")
    AanstellingFactory(gebruiker=wie, rol=Rol.BEHEERDER, beeindigd_op=op)
    EmailAddress.objects.create(user=wie, email=wie.email)
    Authenticator.objects.create(user=wie, type="totp", data={})
    SocialAccount.objects.create(user=wie, provider="x", uid=wie.sleutel)
    return wie


def test_van_wie_nergens_meer_werkt_gaat_het_account_en_blijft_de_rij(db):
    weg, blijft = _vertrokken(grens("mensen") - NET), _vertrokken(grens("mensen") + NET)

    gegaan = ruim_op()

    weg.refresh_from_db()
    blijft.refresh_from_db()
    assert gegaan == {("", "mensen"): 1, ("", "rollen"): 1}
    assert (weg.naam, weg.email) == (
        "voormalig medewerker",
        f"{weg.sleutel}@uitgeschreven.invalid",
    )
    assert (weg.is_active, weg.has_usable_password()) == (False, False)
    assert (blijft.naam, blijft.is_active) == ("Wie Weg", True)
    for model in (EmailAddress, Authenticator, SocialAccount):
        assert list(model.objects.values_list("user", flat=True)) == [blijft.pk]
    assert ruim_op() == {}


@pytest.mark.parametrize(
    ("laatst", "naam"),
    [
        (None, "Persoon"),
        (grens("mensen") + NET, "Persoon"),
        (grens("mensen") - NET, "voormalig medewerker"),
    ],
)
def test_van_wie_nooit_een_rol_had_telt_wanneer_hij_hier_het_laatst_was(db, laatst, naam):
    wie = GebruikerFactory(naam="Persoon", last_login=laatst)

    ruim_op()

    wie.refresh_from_db()
    assert wie.naam == naam


def test_wie_ergens_nog_werkt_houdt_zijn_account(wereld):
    _rol(wereld, beeindigd_op=grens("rollen") - NET)

    ruim_op()

    assert Gebruiker.objects.get(pk=wereld.ib.pk).naam == wereld.ib.naam


def test_het_logboek_zegt_in_een_regel_wat_er_ging_zonder_inhoud(wereld):
    SOORTEN["post, verstuurd"](wereld, grens)
    SOORTEN["teksten, niet gekozen"](wereld, grens)
    _tekst(wereld, grens("teksten") - NET, soort="niet_gekozen", veld="naam")

    ruim_op()
    ruim_op()

    regels = Gebeurtenis.objects.filter(bestuur=wereld.bestuur, model="bestuur")
    assert [(rij.naam, rij.op, rij.reden) for rij in regels] == [
        (
            "het systeem",
            OP,
            "Na de bewaartermijn opgeruimd: 2 vorige versies van teksten en één verstuurde mail.",
        )
    ]


def test_een_ingekort_logboek_blijft_een_keten(wereld):
    for dagen in range(3):
        _gebeurtenis(wereld, grens("logboek") - timedelta(days=3 - dagen))
    _gebeurtenis(wereld, OP)

    assert ruim_op() == {("Stichting De Brug", "logboek"): 3}
    assert list(alle_breuken()) == []


def test_wat_de_database_vasthoudt_blijft_en_de_rest_gaat(wereld, caplog):
    weg, _ = SOORTEN["post, verstuurd"](wereld, grens)
    tekst, _ = SOORTEN["teksten, niet gekozen"](wereld, grens)
    _houd_vast("scholen_uitgaandbericht")

    uitkomst = next(rij for rij in opruimen(op=OP, server=OP) if rij.bestuur == wereld.bestuur)

    assert uitkomst.bleven == ["post"]
    assert UitgaandBericht.objects.filter(pk=weg.pk).exists()
    assert not Tekstversie.objects.filter(pk=tekst.pk).exists()
    assert "Stichting De Brug: post blijft staan: " in caplog.text


def _houd_vast(tabel):
    """A lock like those of the product, on a table that has none."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                f"CREATE TRIGGER proef BEFORE DELETE ON {tabel}"
                " BEGIN SELECT RAISE(ABORT, 'never'); END"
            )
            return
        cursor.execute(
            "CREATE FUNCTION proef() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            " RAISE EXCEPTION 'never' USING ERRCODE = 'restrict_violation'; END $$"
        )
        cursor.execute(
            f"CREATE TRIGGER proef BEFORE DELETE ON {tabel} FOR EACH ROW EXECUTE FUNCTION proef()"
        )


def test_in_stukken_gaat_alles(wereld, monkeypatch):
    monkeypatch.setattr("gesprekken.acties.bewaartermijnen.STUK", 2)
    for _ in range(5):
        _bericht(wereld, verzonden_op=grens("post") - NET)

    assert ruim_op() == {("Stichting De Brug", "post"): 5}


def test_de_opdracht_telt_eerst_en_haalt_dan_weg(wereld, settings):
    settings.DEMO = False
    lang_geleden = datetime(2020, 1, 1, tzinfo=UTC)
    _bericht(wereld, verzonden_op=lang_geleden)
    proef, echt = StringIO(), StringIO()

    call_command("bewaartermijnen", proef=True, stdout=proef)
    nog = UitgaandBericht.objects.count()
    call_command("bewaartermijnen", stdout=echt)

    assert "Stichting De Brug: één verstuurde mail." in proef.getvalue().splitlines()
    assert proef.getvalue().endswith("Dit was een proef: er is niets weggehaald.\n")
    assert (nog, UitgaandBericht.objects.count()) == (1, 0)
    assert "Stichting De Brug: één verstuurde mail." in echt.getvalue().splitlines()
    assert "De installatie: niets." in echt.getvalue().splitlines()
