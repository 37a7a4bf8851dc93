"""Measures the pages of the demo world and prints them beside their aims."""

import json
import os
import sys
import tempfile
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent.parent
UITKOMST = PROJECT / "var" / "bench.json"


def main() -> int:
    """Run the bench on a database of its own; exit 1 when an aim is not met."""
    with tempfile.TemporaryDirectory(prefix="bench-") as map_:
        os.environ.update(
            DJANGO_SETTINGS_MODULE="kwaliteit.settings",
            DEMO="1",
            DATA_DIR=map_,
            DATABASE_URL=f"sqlite:///{map_}/bench.sqlite3",
        )
        import django  # noqa: PLC0415  after the environment

        django.setup()
        from tests.bench.paginas import meet_alles  # noqa: PLC0415  after django.setup

        uitkomst = meet_alles(Path(map_))
    UITKOMST.parent.mkdir(exist_ok=True)
    UITKOMST.write_text(json.dumps(uitkomst, ensure_ascii=False, indent=2), encoding="utf-8")
    gemist = [rij for rij in (*uitkomst["paginas"], *uitkomst["overig"]) if not rij["haalt_doel"]]
    _druk_af(uitkomst)
    return 1 if gemist else 0


def _druk_af(uitkomst: dict) -> None:
    kop = f"{'pagina':34}{'vragen':>7}{'kB':>7}{'gzip':>7}{'ms':>8}{'vloer':>8}{'x':>7}{'doel':>6}"
    sys.stdout.write(kop + "\n")
    for rij in uitkomst["paginas"]:
        sys.stdout.write(
            f"{rij['pagina']:34}{rij['queries']:>7}{rij['bytes'] / 1000:>7.1f}"
            f"{rij['gzip'] / 1000:>7.1f}{rij['ms']:>8.1f}{rij['vloer_ms']:>8.1f}"
            f"{rij['verhouding']:>7.1f}{rij['doel'] or '-':>6}{_teken(rij)}\n"
        )
    for rij in uitkomst["overig"]:
        regel = f"{rij['wat']:48}{rij['gemeten']:>12} (doel: hooguit {rij['doel']})"
        sys.stdout.write(f"{regel}{_teken(rij)}\n")


def _teken(rij: dict) -> str:
    return "" if rij["haalt_doel"] else "   niet gehaald"


if __name__ == "__main__":
    sys.exit(main())
