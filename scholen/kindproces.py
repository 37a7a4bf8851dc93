"""A program of our own in a process of its own: what goes wrong in there, stays in there."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

VAN_ONS = "kwaliteitsdialoog-kind-"
VERLATEN = 3600  # seconds; no child runs nearly as long


def draai(
    opdracht: Sequence[str], invoer: bytes, *, wachttijd: int
) -> subprocess.CompletedProcess[bytes]:
    """Run our own Python, apart from the environment, in an empty directory that is gone after.

    It gets none of our settings. How much memory and processor time it may have, it sets itself.
    Directories of who was killed before its child was done, go first.

    Args:
        opdracht: what follows ``python -I`` on the command line.
        invoer: what it reads on standard input.
        wachttijd: seconds after which it is stopped.

    Raises:
        subprocess.TimeoutExpired: it was.
    """
    with tempfile.TemporaryDirectory(prefix=VAN_ONS) as werkmap:
        _ruim_op(Path(werkmap))
        return subprocess.run(  # noqa: S603 our own interpreter and our own file
            [sys.executable, "-I", *opdracht],
            input=invoer,
            capture_output=True,
            cwd=werkmap,
            env={"TMPDIR": werkmap, "LANG": "C.UTF-8"},
            timeout=wachttijd,
            check=False,
        )


def _ruim_op(werkmap: Path) -> None:
    """Take away the left directories beside this new one; its age is that of the same disk."""
    nu = werkmap.stat().st_mtime
    for verlaten in werkmap.parent.glob(f"{VAN_ONS}*"):
        with suppress(OSError):  # another process was first
            stand = verlaten.lstat()
            if stand.st_uid == os.getuid() and nu - stand.st_mtime > VERLATEN:
                shutil.rmtree(verlaten, ignore_errors=True)  # takes no file or link, follows none
