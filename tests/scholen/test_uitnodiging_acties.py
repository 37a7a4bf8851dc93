"""Invitations: written with their mail, used once, and silent about who is known elsewhere."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django_tasks_db.models import DBTaskResult

from scholen.acties.kan_niet import KanNiet
from scholen.acties.uitnodiging import (
    aannemen,
    aannemen_met_account,
    intrekken,
    opnieuw_versturen,
    uitnodigen,
)
from scholen.models import Aanstelling, Gebeurtenis, Gebruiker, UitgaandBericht, Uitnodiging
from scholen.models.voorstel import Voorstel
from tests.factories import AanstellingFactory
from tests.uitnodigingen import UitnodigingFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demodag")]
OP = datetime(2026, 11, 24, 10, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))
WACHTWOORD = "vijf gele fietsen op een rij"


def _vraag(wereld, *, email="nieuw@example.org", door=None, **velden):
    rollen = [Voorstel(van=OP.date(), **{"rol": "ib", "school": wereld.school, **velden})]
    door = door or wereld.beheerder
    return uitnodigen(naam="Nora Nieuw", email=email, rollen=rollen, door=door, op=OP)


def test_een_uitnodiging_gaat_met_haar_mail_in_een_keer_de_rij_in(
    wereld, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        uitnodiging = _vraag(wereld, email="Nieuw@Example.org")

    bericht = UitgaandBericht.objects.get()
    assert (uitnodiging.email, uitnodiging.bestuur) == ("nieuw@example.org", wereld.bestuur)
    assert uitnodiging.verloopt_op == OP + timedelta(days=7)
    assert (bericht.aan, bericht.uitnodiging, bericht.pogingen) == (
        "nieuw@example.org",
        uitnodiging,
        0,
    )
    assert "- ib’er bij De Wilgenhoek" in bericht.tekst
    assert "tot en met 1 december 2026" in bericht.tekst
    assert [taak.args_kwargs["args"] for taak in DBTaskResult.objects.all()] == [[bericht.pk]]
    assert Gebeurtenis.objects.get(model="uitnodiging").reden == (
        "Nora Nieuw is uitgenodigd als ib’er bij De Wilgenhoek."
    )


def test_de_geheime_helft_van_de_link_staat_nergens(wereld):
    uitnodiging = _vraag(wereld)

    bewaard = [
        str(waarde)
        for model in (Uitnodiging, UitgaandBericht, Gebeurtenis)
        for rij in model.objects.values()
        for waarde in rij.values()
    ]

    assert len(uitnodiging.token) == 43
    assert not any(uitnodiging.token in tekst for tekst in bewaard)
    assert uitnodiging.past(uitnodiging.token)
    assert not uitnodiging.past(uitnodiging.token[:-1])


def test_een_bekende_van_elders_krijgt_net_zo_goed_een_mail(wereld):
    onbekend = _vraag(wereld, email="niemand@example.org")
    van_elders = _vraag(wereld, email=wereld.vreemde_ib.email)

    assert wereld.vreemde_ib.aanstellingen.count() == 1
    assert onbekend.naam == van_elders.naam == "Nora Nieuw"
    een, ander = UitgaandBericht.objects.order_by("pk").values_list("onderwerp", "tekst")
    assert een == ander


def test_wie_hier_al_werkt_heeft_de_rol_meteen(wereld):
    uitnodiging = _vraag(wereld, email=wereld.andere_ib.email)

    assert uitnodiging is None
    assert wereld.andere_ib.aanstellingen.geldig().filter(school=wereld.school).exists()
    assert not UitgaandBericht.objects.exists()


def test_een_directeur_hoort_niet_wie_er_op_een_andere_school_werkt(wereld):
    uitnodiging = _vraag(wereld, email=wereld.andere_ib.email, door=wereld.directeur)

    assert uitnodiging is not None
    assert wereld.andere_ib.aanstellingen.count() == 1


def test_dezelfde_vraag_gaat_niet_twee_keer_uit(wereld):
    _vraag(wereld)

    with pytest.raises(KanNiet) as fout:
        _vraag(wereld)

    assert str(fout.value) == (
        "nieuw@example.org heeft al een uitnodiging als ib’er bij De Wilgenhoek. Stuur die"
        " opnieuw, of trek die eerst in."
    )
    assert UitgaandBericht.objects.count() == 1


def test_een_nieuwe_komt_binnen_met_een_eigen_wachtwoord(wereld):
    uitnodiging = _vraag(wereld)

    gebruiker = aannemen_met_account(uitnodiging, naam="Nora N.", wachtwoord=WACHTWOORD, op=OP)

    assert (gebruiker.email, gebruiker.naam) == ("nieuw@example.org", "Nora N.")
    assert gebruiker.check_password(WACHTWOORD)
    assert list(gebruiker.aanstellingen.values_list("rol", "school")) == [("ib", wereld.school.pk)]
    assert uitnodiging.aangenomen_door == gebruiker


def test_een_uitnodiging_werkt_een_keer(wereld):
    uitnodiging = _vraag(wereld, email=wereld.vreemde_ib.email)
    aannemen(uitnodiging, gebruiker=wereld.vreemde_ib, op=OP)

    with pytest.raises(KanNiet):
        aannemen(Uitnodiging.objects.get(), gebruiker=wereld.vreemde_ib, op=OP)

    assert wereld.vreemde_ib.aanstellingen.filter(school=wereld.school).count() == 1


@pytest.mark.parametrize(
    ("velden", "op"),
    [({}, OP + timedelta(days=7)), ({"ingetrokken_op": OP}, OP), ({"aangenomen_op": OP}, OP)],
)
def test_verlopen_ingetrokken_en_gebruikt_openen_niets(wereld, velden, op):
    uitnodiging = _vraag(wereld)
    Uitnodiging.objects.update(**velden)

    with pytest.raises(KanNiet):
        aannemen_met_account(uitnodiging, naam="Nora", wachtwoord=WACHTWOORD, op=op)

    assert not Gebruiker.objects.filter(email="nieuw@example.org").exists()


def test_een_ander_kan_haar_niet_aannemen(wereld):
    uitnodiging = _vraag(wereld)

    with pytest.raises(KanNiet):
        aannemen(uitnodiging, gebruiker=wereld.vreemde_ib, op=OP)

    uitnodiging.refresh_from_db()
    assert uitnodiging.is_open
    assert wereld.vreemde_ib.aanstellingen.count() == 1


def test_wie_intussen_een_account_kreeg_logt_daarmee_in(wereld):
    uitnodiging = _vraag(wereld)
    Gebruiker.objects.create_user("nieuw@example.org", WACHTWOORD, naam="Nora")

    with pytest.raises(KanNiet) as fout:
        aannemen_met_account(uitnodiging, naam="Nora", wachtwoord=WACHTWOORD, op=OP)

    assert str(fout.value) == "Je hebt al een account. Log in, dan komt de rol erbij."


def test_een_rol_begint_niet_voor_de_dag_van_aannemen(wereld):
    uitnodiging = _vraag(wereld)
    later = OP + timedelta(days=3)

    gebruiker = aannemen_met_account(uitnodiging, naam="N", wachtwoord=WACHTWOORD, op=later)

    assert gebruiker.aanstellingen.get().van == date(2026, 11, 27)


def test_een_rol_die_al_voorbij_is_geeft_geen_account(wereld):
    uitnodiging = _vraag(wereld, tot=date(2026, 11, 25))

    with pytest.raises(KanNiet) as fout:
        aannemen_met_account(
            uitnodiging, naam="N", wachtwoord=WACHTWOORD, op=OP + timedelta(days=3)
        )

    assert "al afgelopen" in str(fout.value)
    assert not Gebruiker.objects.filter(email="nieuw@example.org").exists()


def test_wie_de_rol_intussen_kreeg_krijgt_hem_niet_dubbel(wereld):
    uitnodiging = _vraag(wereld, email=wereld.vreemde_ib.email)
    AanstellingFactory(gebruiker=wereld.vreemde_ib, school=wereld.school)

    aannemen(uitnodiging, gebruiker=wereld.vreemde_ib, op=OP)

    assert Aanstelling.objects.filter(gebruiker=wereld.vreemde_ib).count() == 2


def test_opnieuw_sturen_maakt_de_vorige_link_dood(wereld):
    uitnodiging = _vraag(wereld)
    oud = uitnodiging.token
    later = OP + timedelta(days=8)

    opnieuw_versturen(uitnodiging, door=wereld.beheerder, op=later)

    uitnodiging.refresh_from_db()
    eerste, tweede = UitgaandBericht.objects.order_by("pk")
    assert not uitnodiging.past(oud)
    assert uitnodiging.werkt(later)
    assert (eerste.mislukt_op is not None, eerste.fout) == (
        True,
        "Er ging een nieuwe uitnodiging uit.",
    )
    assert tweede.mislukt_op is None


def test_intrekken_houdt_ook_de_mail_tegen(wereld):
    uitnodiging = _vraag(wereld)

    intrekken(uitnodiging, door=wereld.beheerder, op=OP)

    assert not UitgaandBericht.objects.wachtend().exists()
    for nog_eens in (intrekken, opnieuw_versturen):
        with pytest.raises(KanNiet):
            nog_eens(uitnodiging, door=wereld.beheerder, op=OP)


@pytest.mark.parametrize(
    ("wie", "rol", "mag"),
    [
        ("directeur", "ib", True),
        ("directeur", "directeur", False),
        ("andere_directeur", "ib", False),
        ("beheerder", "directeur", True),
        ("buur_adviseur", "ib", False),
        ("ib", "ib", False),
        ("installatiebeheerder", "ib", False),
    ],
)
def test_wie_een_uitnodiging_ziet(wereld, wie, rol, mag):
    uitnodiging = UitnodigingFactory(school=wereld.school, rol=rol)

    zichtbaar = Uitnodiging.objects.bewerkbaar_voor(getattr(wereld, wie))

    assert zichtbaar.filter(pk=uitnodiging.pk).exists() is mag


def _stopt(gebruiker, **velden):
    gebruiker.aanstellingen.update(**(velden or {"beeindigd_op": OP}))


@pytest.mark.parametrize(
    ("door", "rol"), [("directeur", "ib"), ("beheerder", "directeur"), ("beheerder", "mt")]
)
def test_wie_niet_meer_mag_uitnodigen_laat_ook_niemand_meer_binnen(wereld, door, rol):
    wie = getattr(wereld, door)
    uitnodiging = _vraag(wereld, door=wie, rol=rol)
    _stopt(wie)

    with pytest.raises(KanNiet) as fout:
        aannemen_met_account(uitnodiging, naam="Nora", wachtwoord=WACHTWOORD, op=OP)

    assert str(fout.value) == (
        f"{wie.naam} mag deze uitnodiging niet meer geven. Vraag een collega om je opnieuw uit te"
        " nodigen."
    )
    assert not Gebruiker.objects.filter(email="nieuw@example.org").exists()
    assert Uitnodiging.objects.get().is_open


def test_een_directeur_die_teamlid_werd_nodigt_niemand_meer_uit(wereld):
    uitnodiging = _vraag(wereld, door=wereld.directeur)
    _stopt(wereld.directeur, rol="team")

    assert not uitnodiging.wordt_gedragen


def test_wie_niet_meer_kan_inloggen_nodigt_niemand_meer_uit(wereld):
    uitnodiging = _vraag(wereld)
    Gebruiker.objects.filter(pk=wereld.beheerder.pk).update(is_active=False)

    assert not uitnodiging.wordt_gedragen


def test_een_collega_stuurt_haar_opnieuw_en_dan_werkt_ze_weer(wereld):
    uitnodiging = _vraag(wereld, door=wereld.directeur)
    _stopt(wereld.directeur)

    opnieuw_versturen(uitnodiging, door=wereld.beheerder, op=OP)
    gebruiker = aannemen_met_account(uitnodiging, naam="Nora", wachtwoord=WACHTWOORD, op=OP)

    assert (uitnodiging.door, uitnodiging.door_naam) == (wereld.beheerder, wereld.beheerder.naam)
    assert gebruiker.aanstellingen.get().rol == "ib"
    assert f"{wereld.beheerder.naam} nodigt je uit" in UitgaandBericht.objects.last().tekst


def test_wie_hier_vroeger_werkte_wordt_opnieuw_gevraagd(wereld):
    _stopt(wereld.andere_ib)

    uitnodiging = _vraag(wereld, email=wereld.andere_ib.email)

    assert uitnodiging is not None
    assert wereld.andere_ib.aanstellingen.count() == 1
