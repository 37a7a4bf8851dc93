"""Runs one reader on one file, in a process of its own with limits; started by ``afgeschermd``.

Standard input: one line of JSON (module, function, options), then the bytes of the file. Standard
output: JSON with what the reader gave, or with the sentence why it could not.

What real files ask (address space; processor time beside other work on two cores):

- a list of 60 people or 16 schools: 45 MB and 0.15 s;
- all schools of the country as .xlsx, 6,900 rows of 30 columns: 187 MB and 6 s; as .csv, ten times
  as many rows: 78 MB and 0.4 s;
- the most that fits, .xlsx with 350,000 cells: 257 MB and, on that busy machine, 9.6 s, so there
  it is refused.

A workbook of 3.5 MB made to hurt asked 362 MB and 7 s, another one 494 MB: memory stops those. Less
time would refuse the country too.
"""

import json
import resource
import sys
import traceback
import warnings
from importlib import import_module
from typing import Any

from scholen.inlezen.fout import InlezenMislukt

GEHEUGEN = 320 << 20  # bytes of address space
REKENTIJD = 8  # seconds of processor time
ANTWOORD = 32 << 20  # characters of JSON
TE_GROOT = (
    "Dit bestand is te groot of te ingewikkeld om te lezen. Bewaar alleen het deel dat je nodig "
    "hebt in een nieuw bestand en laad dat."
)
VERBODEN = (
    "socket.",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.fork",
    "ctypes.",
)


def begrens() -> None:
    """From here on little memory and time, no files to write, no network and no other programs."""
    for soort, hoogste in (
        (resource.RLIMIT_AS, GEHEUGEN),
        (resource.RLIMIT_CPU, REKENTIJD),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 64),
    ):
        resource.setrlimit(soort, (hoogste, hoogste))
    sys.addaudithook(_weiger)


def _weiger(gebeurtenis: str, gegevens: tuple[Any, ...]) -> None:
    if gebeurtenis.startswith(VERBODEN):
        raise PermissionError(gebeurtenis)


def voer_uit(opdracht: dict[str, Any], inhoud: bytes) -> dict[str, Any]:
    """What the named function makes of the bytes, or its sentence."""
    try:
        functie = getattr(import_module(opdracht["module"]), opdracht["functie"])
        return {"uit": functie(inhoud, **opdracht["opties"])}
    except InlezenMislukt as mislukt:
        return {"zin": str(mislukt)}
    except (MemoryError, RecursionError):
        return {"zin": TE_GROOT}


def main() -> int:
    """Read one file; 1 when that fails, with the place (never the text) on standard error."""
    warnings.simplefilter("ignore")
    opdracht = json.loads(sys.stdin.buffer.readline())
    begrens()
    try:
        antwoord = json.dumps(voer_uit(opdracht, sys.stdin.buffer.read()))
        if len(antwoord) > ANTWOORD:
            antwoord = json.dumps({"zin": TE_GROOT})
    except Exception as fout:  # whatever it is, the parent has to hear of it
        waar = "".join(traceback.format_tb(fout.__traceback__)[-3:])
        sys.stderr.write(f"{type(fout).__name__}\n{waar}")
        return 1
    sys.stdout.write(antwoord)
    return 0
