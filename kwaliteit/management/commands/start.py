"""``manage.py start``: get everything ready, then become the supervisor of web and worker."""

import json
import os
import shlex
import socket
import subprocess
import sys
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from kwaliteit import controles
from kwaliteit.inlezen.bestand import STANDAARDKADER
from scholen.models import Gebruiker

TOEZICHT = """\
[supervisord]
nodaemon=true
directory={map}
logfile={data}/log/toezicht.log
logfile_maxbytes=1MB
logfile_backups=2
pidfile={data}/supervisord.pid
{als_root}
[group:kwaliteitsdialoog]
programs=web,werker
"""

# A program counts as started at once (startsecs=0), so one that dies is always started again
# without a growing pause; both end within stopwaitsecs or are killed, with all they started.
PROGRAMMA = """
[program:{naam}]
command={opdracht}
directory={map}
autorestart=true
startsecs=0
stopwaitsecs=5
stopasgroup=true
killasgroup=true
redirect_stderr=true
stdout_logfile={data}/log/{naam}.log
stdout_logfile_maxbytes=1MB
stdout_logfile_backups=2
"""

WACHT_OP_WEB = 10
"""How nice the worker is: a page somebody waits for goes before a PDF that can wait."""

BEHEER = "KW_BEHEER"
"""What says that a process is a command, over all besturen; the web server is none."""

Account = dict[str, Any]  # as ``manage.py demo --json`` writes it


class Command(BaseCommand):
    """Prepares the database, then runs web server and worker until somebody stops it."""

    help = (
        "Brengt de database bij, laadt het standaardkader en met DEMO=1 de demo, en start dan"
        " de webserver en de werker onder één toezicht. Ctrl-C stopt alles."
    )

    def handle(self, *args: object, **options: object) -> None:
        controles.weiger_onveilige_start()
        self.weiger_bezet_adres()
        self._breng_bij()
        self._vraag_de_webserver()
        accounts = self._laad_demo() if settings.DEMO else []
        instellingen = schrijf_toezicht()
        self.vertel(accounts)
        self._word_toezicht(instellingen)

    def weiger_bezet_adres(self) -> None:
        """Refuse early, before anything is changed.

        Raises:
            CommandError: a demo that others could reach, or a port that is taken.
        """
        if settings.DEMO and not ip_address(settings.LISTEN).is_loopback:
            raise CommandError("Met DEMO=1 luistert het product alleen op 127.0.0.1.")
        with socket.socket() as proef:
            proef.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                proef.bind((settings.LISTEN, settings.PORT))
            except OSError as fout:
                raise CommandError(
                    f"Poort {settings.PORT} is al bezet. Draait het product al? Kies anders een"
                    f" andere poort, zoals PORT={settings.PORT + 1}."
                ) from fout

    def _breng_bij(self) -> None:
        self.stdout.write("De database en de vaste bestanden worden bijgewerkt …")
        self.stdout.flush()
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
        call_command("kader_laden", str(STANDAARDKADER), publiceren=True, verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)

    def _vraag_de_webserver(self) -> None:
        """Stop now if the web server would: it may come in as another role of the database.

        In a demo and in development it refuses nothing that a command does not.
        """
        if settings.PRODUCTIE:
            zonder = {naam: waarde for naam, waarde in os.environ.items() if naam != BEHEER}
            vraag = [sys.executable, "-c", "import kwaliteit.wsgi"]
            if subprocess.run(vraag, cwd=settings.BASE_DIR, env=zonder, check=False).returncode:  # noqa: S603 our own module
                raise SystemExit(1)

    def _laad_demo(self) -> list[Account]:
        """Load the demo world if it is not there yet; gives its accounts."""
        self.stdout.write("De demo wordt geladen als die er nog niet is …")
        self.stdout.flush()
        call_command("demo", "--json", str(_lijst()), verbosity=0)
        accounts: list[Account] = json.loads(_lijst().read_text())["accounts"]
        return accounts

    def vertel(self, accounts: list[Account]) -> None:
        """Say where it runs, who may come in and where the logs are."""
        self.stdout.write(f"\nKwaliteitsdialoog: http://{settings.LISTEN}:{settings.PORT}/")
        if accounts:
            self._vertel_wie(een_per_rol(accounts))
            self.stdout.write(f"Alle {len(accounts)} accounts staan in {_lijst()}.")
        elif not Gebruiker.objects.exists():
            self.stdout.write(
                "Er is nog geen account. Maak het eerste in een ander venster:"
                " manage.py beheerder_maken EMAIL --naam NAAM"
            )
        self.stdout.write(f"Logboeken staan in {settings.DATA_DIR}/log. Ctrl-C stopt alles.\n\n")

    def _vertel_wie(self, accounts: list[Account]) -> None:
        self.stdout.write("Inloggen kan bijvoorbeeld als:")
        breed = max(len(account["email"]) for account in accounts)
        for account in accounts:
            wie = f"{account['rol']:<11}{account['email']:<{breed}}"
            waar = ", ".join(account["scholen"])
            self.stdout.write(f"  {wie}  {account['wachtwoord']}  {waar}".rstrip())

    def _word_toezicht(self, instellingen: Path) -> None:
        """Replace this process by the supervisor, so that a signal reaches it directly."""
        sys.stdout.flush()
        os.environ.update(
            DATA_DIR=str(settings.DATA_DIR), LISTEN=settings.LISTEN, PORT=str(settings.PORT)
        )
        os.environ.pop(BEHEER, None)  # the worker says so itself
        opdracht = [sys.executable, "-m", "supervisor.supervisord", "-c", str(instellingen)]
        os.execv(sys.executable, opdracht)  # noqa: S606 our own interpreter, no shell


def _lijst() -> Path:
    """Where the accounts and conversations of the demo are listed."""
    bestand: Path = settings.DATA_DIR / "demo.json"
    return bestand


def een_per_rol(accounts: list[Account]) -> list[Account]:
    """The first of each role: the list begins with whom a first visit is meant for."""
    gekozen: dict[str, Account] = {}
    for account in accounts:
        gekozen.setdefault(account["rol"], account)
    return list(gekozen.values())


def schrijf_toezicht() -> Path:
    """Write the supervisor's settings into ``DATA_DIR``; gives the path of that file."""
    (settings.DATA_DIR / "log").mkdir(exist_ok=True)
    python = shlex.quote(sys.executable)
    plek = {"map": settings.BASE_DIR, "data": settings.DATA_DIR}
    regels = TOEZICHT.format(als_root="user=root\n" if os.geteuid() == 0 else "", **plek)
    for naam, opdracht in (
        ("web", f"{python} -m gunicorn"),
        ("werker", f"nice -n {WACHT_OP_WEB} {python} manage.py werker"),
    ):
        regels += PROGRAMMA.format(naam=naam, opdracht=opdracht, **plek)
    bestand: Path = settings.DATA_DIR / "supervisord.conf"
    bestand.write_text(regels.replace("%", "%%"))
    return bestand
