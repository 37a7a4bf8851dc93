"""``python -m tests.fouten [WORD]``: plant each fault in a copy, and demand that its tests fail.

The exit code is 1 when one stays unseen. With a word only the faults with that word in their name.
"""

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree

from tests.fouten import HIER, Fout
from tests.fouten.lijst import FOUTEN

NIET_MEE = shutil.ignore_patterns(".venv", "var", ".git", "__pycache__", ".*_cache")


def main(woord: str = "") -> int:
    """Try them one by one."""
    gemist = 0
    with tempfile.TemporaryDirectory(prefix="kwaliteit-fouten-") as map_:
        boom = Path(shutil.copytree(HIER, Path(map_) / "boom", ignore=NIET_MEE))
        fouten = [fout for fout in FOUTEN if woord in fout.naam]
        if vooraf := al_rood(fouten, boom):
            sys.stdout.write(f"AL ROOD ZONDER FOUT: {', '.join(sorted(vooraf))}\n")
            return 1
        for fout in fouten:
            begin = time.monotonic()
            klacht = probeer(fout, boom)
            gemist += bool(klacht)
            duur = time.monotonic() - begin
            sys.stdout.write(f"{klacht or 'rood'}  {duur:5.1f} s  {fout.naam}\n")
            sys.stdout.flush()
    return 1 if gemist else 0


def al_rood(fouten: Sequence[Fout], boom: Path) -> set[str]:
    """The tests that fail in the copy as it is: of those a fault proves nothing."""
    return {
        test
        for postgres in (False, True)
        if (tests := [test for fout in fouten if fout.postgres is postgres for test in fout.tests])
        for test in gezakt(tests, boom, postgres=postgres)
    }


def probeer(fout: Fout, boom: Path) -> str:
    """What is wrong with the tests of this fault; nothing when each of them saw it."""
    if (keer := fout.telt(boom)) != 1:
        return f"DE OUDE TEKST STAAT ER {keer} KEER"
    was = fout.plant(boom)
    try:
        rood = gezakt(fout.tests, boom, postgres=fout.postgres)
    finally:
        (boom / fout.bestand).write_text(was, encoding="utf-8")
    groen = [test for test in fout.tests if test not in rood]
    return f"NIET ROOD: {', '.join(groen)}" if groen else ""


def gezakt(tests: Sequence[str], boom: Path, *, postgres: bool) -> set[str]:
    """The tests that ran and failed; one that could not begin is not among them."""
    uitslag = boom / "uitslag.xml"
    uitslag.unlink(missing_ok=True)
    hoe = "tests.postgres" if postgres else "pytest"
    opdracht = [sys.executable, "-B", "-m", hoe, "-q", "-p", "no:cacheprovider"]
    opdracht += [f"--junitxml={uitslag}", *tests]
    subprocess.run(opdracht, cwd=boom, check=False, capture_output=True)  # noqa: S603 our own tests
    if not uitslag.exists():
        return set()
    return {
        f"{geval.get('classname', '').replace('.', '/')}.py::{geval.get('name', '').split('[')[0]}"
        for geval in ElementTree.parse(uitslag).iter("testcase")  # noqa: S314 pytest wrote it
        if geval.find("failure") is not None
    }


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
