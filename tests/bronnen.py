"""Where the source documents lie, outside the project; tests that need them skip without."""

from pathlib import Path

import pytest

BRONNEN = Path(__file__).resolve().parent.parent.parent / "shared" / "bronnen"
KADERTEKST = BRONNEN / "002_4d4cfe71698a20c0.txt"

met_bronnen = pytest.mark.skipif(not KADERTEKST.exists(), reason="the source documents are absent")
