"""Mail out of the outbox: once each, tried again with patience, given up where it is of no use."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from scholen import taken
from scholen.bezorgen import GEWEIGERD, KAN_NIET, LATER, ONBEREIKBAAR, link_van, verstuur
from scholen.models import UitgaandBericht
from tests.uitnodigingen import UitnodigingFactory

pytestmark = pytest.mark.django_db
OP = datetime(2026, 11, 24, 10, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))
MINUTEN = (0, 1, 6, 36, 156, 876)  # after 1, 5 and 30 minutes, 2 and 12 hours


def _bericht(aan="nora@example.org", **velden):
    uitnodiging = UitnodigingFactory(email=aan)
    basis = {"onderwerp": "Uitnodiging", "tekst": "Open: {link}", "op": OP, "volgende_op": OP}
    return UitgaandBericht.objects.create(
        bestuur=uitnodiging.bestuur, uitnodiging=uitnodiging, aan=aan, **{**basis, **velden}
    )


def test_een_bericht_gaat_een_keer_weg_met_de_link_en_de_goede_kopregels(mailserver):
    bericht = _bericht()

    gelukt = [verstuur(bericht, op=OP), verstuur(bericht, op=OP)]

    (mail,) = mailserver.ontvangen
    assert gelukt == [True, False]
    assert mail["To"] == "nora@example.org"
    assert mail["Message-ID"] == f"<{bericht.sleutel}@dialoog.example>"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Reply-To"] == "noreply@dialoog.example"
    assert mail.get_content().strip() == f"Open: {link_van(bericht.uitnodiging)}"
    assert link_van(bericht.uitnodiging).startswith("https://dialoog.example/account/uitnodiging/")
    bericht.refresh_from_db()
    assert (bericht.verzonden_op, bericht.pogingen, bericht.fout) == (OP, 1, "")


def test_er_wordt_met_geduld_opnieuw_geprobeerd_en_dan_opgegeven(mailserver):
    mailserver.antwoorden["nora@example.org"] = "451 later"
    bericht = _bericht()

    gedaan = []
    for minuut in range(0, 2_000):
        if verstuur(bericht, op=OP + timedelta(minutes=minuut)) or bericht.pogingen > len(gedaan):
            gedaan.append(minuut)
        if bericht.mislukt_op:
            break

    assert tuple(gedaan) == MINUTEN
    bericht.refresh_from_db()
    assert (bericht.pogingen, bericht.fout) == (6, LATER)
    assert bericht.mislukt_op == OP + timedelta(minutes=876)
    assert bericht.verzonden_op is None


def test_wat_later_wel_lukt_heeft_hetzelfde_kenmerk_en_geen_fout_meer(mailserver):
    mailserver.na_brief = "452 vol"
    bericht = _bericht()
    verstuur(bericht, op=OP)
    mailserver.na_brief = "250 aangenomen"

    verstuur(bericht, op=OP + timedelta(minutes=1))

    (mail,) = mailserver.ontvangen
    assert mail["Message-ID"] == f"<{bericht.sleutel}@dialoog.example>"
    assert (bericht.verzonden_op is not None, bericht.fout) == (True, "")


@pytest.mark.parametrize(
    ("rcpt", "na_brief"), [("550 bestaat niet", "250 ok"), ("250 ok", "554 weg ermee")]
)
def test_een_weigering_voorgoed_wordt_niet_herhaald(mailserver, rcpt, na_brief):
    mailserver.antwoorden["nora@example.org"], mailserver.na_brief = rcpt, na_brief
    bericht = _bericht()

    verstuur(bericht, op=OP)

    bericht.refresh_from_db()
    assert (bericht.mislukt_op, bericht.pogingen, bericht.fout) == (OP, 1, GEWEIGERD)


@pytest.mark.parametrize(
    "nee",
    [{"groet": "554 niet van jou"}, {"op_afzender": "550 te veel mail vandaag"}],
    ids=["geen verbinding", "onze afzender"],
)
def test_wat_de_mailserver_tegen_ons_heeft_kost_niemand_zijn_mail(mailserver, nee):
    goed = {naam: getattr(mailserver, naam) for naam in nee}
    vars(mailserver).update(nee)
    bericht = _bericht()
    verstuur(bericht, op=OP)
    bericht.refresh_from_db()
    assert (bericht.fout, bericht.mislukt_op) == (ONBEREIKBAAR, None)
    vars(mailserver).update(goed)

    assert verstuur(bericht, op=OP + timedelta(minutes=1))

    assert [mail["To"] for mail in mailserver.ontvangen] == ["nora@example.org"]


def test_een_slecht_adres_van_de_vijftig_raakt_de_andere_niet(mailserver):
    mailserver.antwoorden["adres7@example.org"] = "550 bestaat niet"
    berichten = [_bericht(f"adres{nummer}@example.org") for nummer in range(50)]

    for _ in range(3):
        for bericht in berichten:
            verstuur(bericht, op=OP)

    gekregen = [mail["To"] for mail in mailserver.ontvangen]
    assert len(gekregen) == len(set(gekregen)) == 49
    assert "adres7@example.org" not in gekregen
    assert UitgaandBericht.objects.exclude(mislukt_op=None).get().aan == "adres7@example.org"


def test_zonder_server_blijft_het_bericht_staan(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    bericht = _bericht()

    verstuur(bericht, op=OP)

    bericht.refresh_from_db()
    assert (bericht.fout, bericht.mislukt_op) == (ONBEREIKBAAR, None)
    assert bericht.volgende_op == OP + timedelta(minutes=1)


@pytest.mark.parametrize("regeleinde", ["\n", "\r", "\r\n", "\n\n", "\r\n "])
@pytest.mark.parametrize("kop", ["Bcc: x@example.org", "Subject: anders", "X: y", "\r\n\r\nhoi"])
def test_een_regel_in_het_onderwerp_wordt_geen_kopregel(mailserver, regeleinde, kop):
    bericht = _bericht(onderwerp=f"Hoi{regeleinde}{kop}")

    verstuur(bericht, op=OP)

    bericht.refresh_from_db()
    assert mailserver.ontvangen == []
    assert (bericht.fout, bericht.mislukt_op) == (KAN_NIET, OP)


def test_twee_werkers_versturen_samen_een_keer(mailserver):
    bericht = _bericht()
    ander = UitgaandBericht.objects.get(pk=bericht.pk)

    assert [verstuur(bericht, op=OP), verstuur(ander, op=OP)] == [True, False]
    assert len(mailserver.ontvangen) == 1


def test_de_bezem_wekt_wat_aan_de_beurt_is_en_maar_een_keer():
    nu = timezone.now()
    wacht = _bericht(volgende_op=nu)
    _bericht(volgende_op=nu + timedelta(hours=1))
    _bericht(volgende_op=nu, verzonden_op=nu)
    _bericht(volgende_op=nu, mislukt_op=nu)

    assert [taken.veeg(op=nu), taken.veeg(op=nu)] == [1, 0]
    assert [taak.args_kwargs["args"] for taak in DBTaskResult.objects.all()] == [[wacht.pk]]


def test_de_taak_verstuurt_en_mislukt_nooit(mailserver):
    goed, slecht = _bericht(), _bericht("weg@example.org")
    mailserver.antwoorden["weg@example.org"] = "550 bestaat niet"

    for bericht in (goed, slecht):
        taken.verstuur_bericht.call(bericht.pk)

    assert [mail["To"] for mail in mailserver.ontvangen] == ["nora@example.org"]
