"""``python -m tests.bench.vertrek``: the memory of a bestuur that leaves, goes and comes back.

Once as it is in the demo world, and once with fifty times as many earlier versions of texts. Each
command runs in a process of its own; what is printed is its highest resident memory in MiB.
"""

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

HOOGSTENS = 1.5
"""What fifty times as many rows may cost in memory, beside the demo world."""
MAAL = 50


def main() -> int:
    """Print a line per command and size; exit 1 when memory grows with the rows."""
    with tempfile.TemporaryDirectory(prefix="vertrek-") as map_:
        os.environ.update(DJANGO_SETTINGS_MODULE="kwaliteit.settings", DEMO="1", DATA_DIR=map_)
        os.environ["DATABASE_URL"] = f"sqlite:///{map_}/vertrek.sqlite3"
        pad = Path(map_) / "uit.zip"
        klein = _reis(pad, maal=1)
        pad.unlink()
        groot = _reis(pad, maal=MAAL)
    return 0 if all(groot[naam] <= HOOGSTENS * klein[naam] for naam in klein) else 1


def _reis(pad: Path, *, maal: int) -> dict[str, int]:
    """Out, gone, and in again: the memory of each."""
    nummer, naam, rijen = _apart("zet_klaar", str(maal)).split("\t")
    opdrachten = {
        "bestuur_uitvoeren": (nummer, str(pad)),
        "bestuur_verwijderen": (nummer, str(pad), "--naam", naam),
        "bestuur_inlezen": (str(pad),),
    }
    gemeten = {}
    for opdracht, woorden in opdrachten.items():
        gemeten[opdracht] = int(_apart("voer_uit", opdracht, *woorden))
        sys.stdout.write(f"{opdracht:24}{rijen:>9} rijen{gemeten[opdracht]:>6} MiB\n")
        sys.stdout.flush()
    return gemeten


def _apart(functie: str, *woorden: str) -> str:
    aanroep = f"import sys; from {__spec__.name} import {functie}; {functie}(*sys.argv[1:])"
    return subprocess.check_output([sys.executable, "-c", aanroep, *woorden], text=True).strip()  # noqa: S603


def zet_klaar(maal: str) -> None:
    """Load the demo world when it is not there yet, and copy its earlier texts."""
    import django  # noqa: PLC0415  after the environment

    django.setup()
    from kwaliteit.models import Tekstversie  # noqa: PLC0415
    from scholen.models import Bestuur  # noqa: PLC0415
    from tests.bench.paginas import laad_demo  # noqa: PLC0415

    if maal == "1":
        laad_demo()
    bestuur = max(Bestuur.objects.all(), key=lambda rij: rij.scholen.count())
    teksten = list(Tekstversie.objects.filter(bestuur=bestuur))
    for _ in range(int(maal) - 1):
        for tekst in teksten:
            tekst.pk = None
        Tekstversie.objects.bulk_create(teksten, batch_size=500)
    rijen = _tel(bestuur)
    sys.stdout.write(f"{bestuur.bestuursnummer}\t{bestuur.naam}\t{rijen}")


def _tel(bestuur) -> int:
    from gesprekken.overzichten.boedel import boedel_van  # noqa: PLC0415

    return sum(map(len, boedel_van(bestuur).eigen.values()))


def voer_uit(*opdracht: str) -> None:
    """Run one command of ``manage.py`` and print the memory that it took."""
    import django  # noqa: PLC0415  after the environment

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415

    with Path(os.devnull).open("w") as nergens:
        call_command(*opdracht, stdout=nergens)
    sys.stdout.write(str(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024))


if __name__ == "__main__":
    sys.exit(main())
