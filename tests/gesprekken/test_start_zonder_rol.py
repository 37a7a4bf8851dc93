"""Who has no role that runs: what there was, or is to come, and whom to ask."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from scholen.acties.mensen import rol_beeindigen
from scholen.models import Aanstelling, School
from tests.factories import AanstellingFactory
from tests.gesprekken.kijken import als, tekst, vragen

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demodag")]
OP = datetime(2026, 11, 24, 10, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))


def _zin(client, gebruiker):
    (zin,) = als(client, gebruiker).get("/").context["start"].zinnen
    return zin.tekst


def test_wie_nooit_een_rol_had_hoort_bij_wie_het_aan_te_vragen(client, wereld):
    assert _zin(client, wereld.zonder_rol).startswith("Je account hoort nog nergens bij.")


def test_een_rol_die_afliep_zegt_wanneer_en_wie_er_over_gaat(client, wereld):
    Aanstelling.objects.filter(gebruiker=wereld.ib).update(tot=date(2026, 7, 31))

    assert _zin(client, wereld.ib) == (
        "Je rol als ib’er bij De Wilgenhoek liep tot en met 31 juli 2026. Werk je hier nog? Vraag"
        " Bo Beheerder om je weer een rol te geven."
    )


def test_bij_een_opgegane_school_staat_waarin(client, wereld):
    Aanstelling.objects.filter(gebruiker=wereld.ib).update(tot=date(2026, 7, 31))
    School.objects.filter(pk=wereld.school.pk).update(
        gesloten_op=date(2026, 8, 1), opgegaan_in=wereld.andere_school
    )

    assert "De Wilgenhoek is opgegaan in De Abeel." in _zin(client, wereld.ib)


def test_een_rol_die_nog_begint_zegt_wanneer(client, wereld):
    AanstellingFactory(gebruiker=wereld.zonder_rol, school=wereld.school, van=date(2027, 1, 4))

    assert _zin(client, wereld.zonder_rol) == (
        "Je rol als ib’er bij De Wilgenhoek begint op 4 januari 2027. Vanaf die dag vind je hier je"
        " werk."
    )


def test_een_rol_die_niet_doorging_is_niet_afgelopen(client, wereld):
    straks = AanstellingFactory(
        gebruiker=wereld.ib, rol="mt", school=wereld.andere_school, van=date(2027, 1, 4)
    )
    rol_beeindigen(straks, door=wereld.beheerder, op=OP)
    met_een_andere_rol = _zin_na_afloop(client, wereld.ib)
    Aanstelling.objects.filter(gebruiker=wereld.ib, rol="ib").delete()

    assert met_een_andere_rol.startswith("Je rol als ib’er bij De Wilgenhoek liep tot en met")
    assert _zin(client, wereld.ib) == (
        "Je rol als MT-lid bij De Abeel gaat niet door. Klopt dat niet? Vraag Bo Beheerder om je"
        " een rol te geven."
    )


def _zin_na_afloop(client, gebruiker):
    Aanstelling.objects.filter(gebruiker=gebruiker, rol="ib").update(tot=date(2026, 7, 31))
    return _zin(client, gebruiker)


def test_wie_bij_een_gesloten_school_werkt_leest_dat_op_mijn_werk(client, wereld):
    School.objects.filter(pk=wereld.school.pk).update(gesloten_op=date(2026, 8, 1))

    pagina = tekst(als(client, wereld.ib).get("/"))

    assert "komt in geen nieuwe ronde meer" in pagina
    assert f"/scholen/{wereld.school.sleutel}/mensen/" in pagina


def test_de_pagina_blijft_binnen_de_vragen(client, wereld):
    Aanstelling.objects.filter(gebruiker=wereld.ib).update(tot=date(2026, 7, 31))

    assert vragen(client, wereld.ib, "/") <= 12
