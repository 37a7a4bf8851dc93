"""The command that gives an installation or a bestuur its first person."""

import os
import re
import subprocess
import sys

import pytest
from django.core.management import CommandError, call_command

from scholen.models import Aanstelling, Gebeurtenis, Gebruiker
from tests.factories import WACHTWOORD, BestuurFactory, GebruikerFactory

pytestmark = pytest.mark.django_db


def _maak(capsys, *opties):
    call_command("beheerder_maken", *opties)
    return capsys.readouterr().out


def test_een_nieuw_adres_krijgt_een_account_een_rol_en_een_wachtwoord(capsys):
    gezegd = _maak(capsys, "Bo@Example.org", "--naam", "Bo Beheer")

    gebruiker = Gebruiker.objects.get()
    wachtwoord = re.search(r"Wachtwoord, alleen nu te lezen: (\S+)", gezegd).group(1)
    assert (gebruiker.email, gebruiker.naam) == ("bo@example.org", "Bo Beheer")
    assert gebruiker.check_password(wachtwoord)
    assert list(Aanstelling.objects.values_list("rol", "bestuur", "tot")) == [
        ("beheerder", None, None)
    ]


def test_met_een_nummer_geldt_de_rol_voor_dat_bestuur(capsys):
    bestuur = BestuurFactory(bestuursnummer="01234", naam="Stichting De Brug")

    gezegd = _maak(capsys, "bo@example.org", "--bestuur", "01234")

    assert Aanstelling.objects.get().bestuur == bestuur
    assert "bo (bo@example.org) is functioneel beheerder van Stichting De Brug." in gezegd


def test_een_bestaand_account_houdt_zijn_wachtwoord(capsys):
    gebruiker = GebruikerFactory(email="bo@example.org")

    gezegd = _maak(capsys, "bo@example.org")

    gebruiker.refresh_from_db()
    assert gebruiker.check_password(WACHTWOORD)
    assert gezegd.endswith("Het account bestond al. Het wachtwoord is niet veranderd.\n")


def test_een_tweede_keer_verandert_niets(capsys):
    _maak(capsys, "bo@example.org")
    _maak(capsys, "bo@example.org")

    assert Gebruiker.objects.count() == 1
    assert Aanstelling.objects.count() == 1
    assert Gebeurtenis.objects.count() == 1


def test_de_rol_staat_in_het_logboek(capsys):
    bestuur = BestuurFactory()

    _maak(capsys, "bo@example.org", "--naam", "Bo Beheer", "--bestuur", bestuur.bestuursnummer)

    regel = Gebeurtenis.objects.get()
    assert (regel.bestuur, regel.soort, regel.model) == (bestuur, "wijziging", "aanstelling")
    assert (regel.naar, regel.reden) == ("beheerder", "Bo Beheer is nu functioneel beheerder.")


@pytest.mark.parametrize(
    ("opties", "zin"),
    [
        (["bo@example.org", "--bestuur", "99999"], "Er is geen bestuur met nummer 99999."),
        (["geen adres"], "geen adres is geen e-mailadres."),
        (["bo@\uff45xample.org"], "bo@\uff45xample.org is geen e-mailadres."),
        (["weg@example.org"], "Het account van weg@example.org is afgesloten."),
    ],
)
def test_wat_niet_kan_wordt_gezegd_en_laat_niets_achter(opties, zin):
    GebruikerFactory(email="weg@example.org", is_active=False)

    with pytest.raises(CommandError) as fout:
        call_command("beheerder_maken", *opties)

    assert str(fout.value).startswith(zin)
    assert fout.value.returncode == 1
    assert Gebruiker.objects.count() == 1
    assert not Aanstelling.objects.exists()


def test_op_een_lege_database_staat_er_wat_je_eerst_doet(tmp_path, settings):
    omgeving = {"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path), "DEBUG": "1"}
    opdracht = [sys.executable, "manage.py", "beheerder_maken", "bo@example.org"]

    klaar = subprocess.run(  # noqa: S603 our own command
        opdracht,
        cwd=settings.BASE_DIR,
        env=omgeving,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )

    assert (klaar.returncode, klaar.stderr.strip()) == (
        1,
        "CommandError: De database is nog leeg. Start het product eerst een keer met manage.py"
        " start, of draai manage.py migrate.",
    )
