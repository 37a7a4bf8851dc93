"""The safe door for files from outside: a reader runs in a process of its own, with limits.

Whatever a file does to the one who reads it (a zip that unpacks to gigabytes, a table of a
million columns, a loop in a library), only that process ends and the visitor gets a sentence. ::

    from scholen.inlezen.afgeschermd import lees_afgeschermd
    from scholen.inlezen.scholenlijst import lees_rijen      # (bytes, **opties) -> JSON

    rijen = lees_afgeschermd(lees_rijen, inhoud, bestandsnaam="scholen.xlsx")

The reader is a function at the top of a module that needs no Django settings: the child has none,
nor the database or the network. It takes the bytes and keyword options, and returns what JSON
knows (so tuples come back as lists); it raises ``InlezenMislukt`` with a sentence, which is raised
here again. Check ``pakket`` first in the reader of a zipped format (.xlsx, .docx).
"""

import json
import logging
import subprocess
from collections.abc import Callable
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any

from scholen.inlezen.fout import InlezenMislukt
from scholen.kindproces import draai

WORTEL = str(Path(__file__).resolve().parent.parent.parent)
KIND = (
    f"import sys; sys.path.insert(0, {WORTEL!r}); "
    "from scholen.inlezen.kind import main; sys.exit(main())"
)
WACHTTIJD = 20  # seconds
OP_BEURT = 3  # seconds to wait for a place, so that few web threads ever stand waiting
TEGELIJK = 2  # readers at once in each web process
TE_LANG = (
    "Het lezen van dit bestand duurde te lang. Bewaar alleen het deel dat je nodig hebt in een "
    "nieuw bestand en laad dat."
)
MISLUKT = (
    "Dit bestand konden we niet lezen: het is beschadigd of te ingewikkeld. Open het, bewaar het "
    "onder een nieuwe naam en laad dat."
)
DRUK = "Er worden nu veel bestanden tegelijk gelezen. Probeer het over een minuut opnieuw."

logger = logging.getLogger(__name__)
_beurten = BoundedSemaphore(TEGELIJK)


def lees_afgeschermd(functie: Callable[..., Any], inhoud: bytes, **opties: Any) -> Any:  # noqa: ANN401 what JSON knows
    """What ``functie(inhoud, **opties)`` gives, run in a child process with limits.

    At most 320 MB of memory, 8 seconds of processor time and 20 seconds in all.

    Raises:
        InlezenMislukt: the sentence of the reader, or of this door when the child was stopped.
    """
    if not _beurten.acquire(timeout=OP_BEURT):
        raise InlezenMislukt(DRUK)
    try:
        proces = _start(functie, inhoud, opties)
    finally:
        _beurten.release()
    if proces.returncode != 0:
        logger.warning("Lezen mislukte (%s): %s", proces.returncode, proces.stderr.decode())
        raise InlezenMislukt(MISLUKT)
    antwoord = json.loads(proces.stdout)
    if "zin" in antwoord:
        raise InlezenMislukt(antwoord["zin"])
    return antwoord["uit"]


def _start(
    functie: Callable[..., Any], inhoud: bytes, opties: dict[str, Any]
) -> subprocess.CompletedProcess[bytes]:
    opdracht = {"module": functie.__module__, "functie": functie.__name__, "opties": opties}
    invoer = json.dumps(opdracht).encode() + b"\n" + inhoud
    try:
        return draai(["-c", KIND], invoer, wachttijd=WACHTTIJD)
    except subprocess.TimeoutExpired as fout:
        logger.warning("Het lezen was na %s seconden niet klaar.", WACHTTIJD)
        raise InlezenMislukt(TE_LANG) from fout
