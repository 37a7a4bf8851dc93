"""Takes every page of every role from the demo world, at two widths, light and dark.

The pictures lie in ``var/plaatjes/<rol>/``; ``index.html`` there shows them side by side. Each page
is also held to axe's rules and to a screen of 320 pixels; what is found is printed, and makes this
command exit 1. Pages that a role may open and that no link led to are named too.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent.parent
UIT = PROJECT / "var" / "plaatjes"
LADEN = 600.0
"""Seconds that loading the demo world may take on a machine that is busy."""


def main(rollen: list[str]) -> int:
    """Start the product on a demo world of its own, visit it as each role, stop it.

    Args:
        rollen: only these; empty for all.
    """
    with tempfile.TemporaryDirectory(prefix="plaatjes-") as map_:
        os.environ.update(
            DJANGO_SETTINGS_MODULE="kwaliteit.settings",
            DEMO="1",
            DATA_DIR=map_,
            DATABASE_URL=f"sqlite:///{map_}/plaatjes.sqlite3",
            DJANGO_ALLOW_ASYNC_UNSAFE="1",  # Playwright runs an event loop in this thread
        )
        import django  # noqa: PLC0415  after the environment

        django.setup()
        from tests.plaatjes.rondgang import rondgang  # noqa: PLC0415  after django.setup
        from tests.webserver import vrije_poort, wacht_op  # noqa: PLC0415  the same

        poort = vrije_poort()
        with (Path(map_) / "start.log").open("w") as log:
            product = subprocess.Popen(
                [sys.executable, "manage.py", "start"],
                cwd=PROJECT,
                env={**os.environ, "PORT": str(poort)},
                stdout=log,
                stderr=log,
            )
        try:
            wacht_op(poort, LADEN)
            accounts = json.loads((Path(map_) / "demo.json").read_text())["accounts"]
            uitkomst = rondgang(f"http://127.0.0.1:{poort}", accounts, UIT, rollen)
        finally:
            product.terminate()
            product.wait(30)
    return _druk_af(uitkomst)


def _druk_af(uitkomst: dict) -> int:
    fouten = [rij for rij in uitkomst["beelden"] if rij["axe"] or rij["breder_dan_scherm"]]
    for rij in fouten:
        wat = ", ".join(rij["axe"]) or "breder dan het scherm"
        sys.stdout.write(f"{rij['bestand']} ({rij['url']}): {wat}\n")
    for regel in uitkomst["te_breed"]:
        sys.stdout.write(f"{regel}: breder dan een scherm van 320 pixels\n")
    for regel in uitkomst["gemist"]:
        sys.stdout.write(f"niet op de foto, want geen link ging erheen: {regel}\n")
    for klacht in uitkomst["klachten"]:
        sys.stdout.write(f"{klacht}\n")
    sys.stdout.write(
        f"{len(uitkomst['beelden'])} plaatjes van {uitkomst['paginas']} pagina's in {UIT};"
        f" {len(fouten)} met een bevinding, {len(uitkomst['te_breed'])} te breed op 320 pixels,"
        f" {len(uitkomst['klachten'])} klachten in de console\n"
    )
    return 1 if fouten or uitkomst["te_breed"] or uitkomst["klachten"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
