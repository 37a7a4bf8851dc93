"""A program of our own in a process of its own: what goes wrong in there, stays in there."""

import subprocess
import sys
import tempfile
from collections.abc import Sequence


def draai(
    opdracht: Sequence[str], invoer: bytes, *, wachttijd: int
) -> subprocess.CompletedProcess[bytes]:
    """Run our own Python, apart from the environment, in an empty directory that is gone after.

    It gets none of our settings. How much memory and processor time it may have, it sets itself.

    Args:
        opdracht: what follows ``python -I`` on the command line.
        invoer: what it reads on standard input.
        wachttijd: seconds after which it is stopped.

    Raises:
        subprocess.TimeoutExpired: it was.
    """
    with tempfile.TemporaryDirectory(prefix="kind-") as werkmap:
        return subprocess.run(  # noqa: S603 our own interpreter and our own file
            [sys.executable, "-I", *opdracht],
            input=invoer,
            capture_output=True,
            cwd=werkmap,
            env={"TMPDIR": werkmap, "LANG": "C.UTF-8"},
            timeout=wachttijd,
            check=False,
        )
