"""The one door to the readers: a file and its name in, a kader on paper out."""

from collections.abc import Callable
from pathlib import Path, PurePath

from django.conf import settings

from kwaliteit.inlezen import docx, tekst, toml, xlsx
from kwaliteit.inlezen.concept import MAX_NAAM, KaderConcept
from kwaliteit.inlezen.voorstel import Voorstel, voorstel_van
from scholen.inlezen.fout import InlezenMislukt

MAX_BYTES = 5_000_000
"""Of any file; a reader of text wants less."""
TEKSTLEZERS: dict[str, Callable[[bytes | str, str], KaderConcept]] = {
    ".toml": toml.lees,
    ".txt": tekst.herken,
    ".text": tekst.herken,
    ".md": tekst.herken,
}
LEZERS: dict[str, Callable[[bytes, str], Voorstel]] = {
    ".xlsx": xlsx.herken,
    ".docx": docx.herken,
}
OOK_GOED = {
    ".xls": "Open het in Excel en bewaar het als .xlsx.",
    ".xlsm": "Bewaar het in Excel zonder macro’s, als .xlsx.",
    ".xlsb": "Open het in Excel en bewaar het als .xlsx.",
    ".ods": "Open het in LibreOffice of Excel en bewaar het als .xlsx.",
    ".csv": "Open het in Excel en bewaar het als .xlsx.",
    ".doc": "Open het in Word en bewaar het als .docx.",
    ".docm": "Bewaar het in Word zonder macro’s, als .docx.",
    ".odt": "Open het in LibreOffice of Word en bewaar het als .docx.",
    ".rtf": "Open het in Word en bewaar het als .docx.",
    ".pdf": "Kopieer de tekst eruit en plak die in het tekstvak.",
}
ANDERS = (
    "Bewaar het als .docx, .xlsx of platte tekst, of kopieer de tekst en plak die in het tekstvak."
)
STANDAARDKADER = Path(settings.BASE_DIR) / "kwaliteit" / "kaders" / "passend-onderwijs.toml"
"""The kader that comes with the product."""


def herken_bestand(naam: str, inhoud: bytes | str) -> Voorstel:
    """What a file proposes, to look at before it is checked; its extension chooses the reader.

    Args:
        naam: the name of the file; without the extension it is what the kader is called, unless
            the file says so itself.
        inhoud: the bytes of the file, or text that was pasted.

    Raises:
        InlezenMislukt: another kind of file, or one that cannot be read.
    """
    pad = PurePath(naam.replace("\\", "/"))
    soort, titel = pad.suffix.lower(), pad.stem[:MAX_NAAM] or "Kader"
    if soort in TEKSTLEZERS:
        return voorstel_van(TEKSTLEZERS[soort](inhoud, titel))
    if soort in LEZERS and isinstance(inhoud, bytes):
        return LEZERS[soort](inhoud, titel)
    raise InlezenMislukt(
        "We lezen kaders uit Word (.docx), Excel (.xlsx), tekstbestanden (.txt) en .toml. "
        + OOK_GOED.get(soort, ANDERS)
    )


def lees_bestand(naam: str, inhoud: bytes | str) -> KaderConcept:
    """The kader in a file, checked: ready to be saved.

    Raises:
        InlezenMislukt: as ``herken_bestand``, or what is in it cannot become a kader.
    """
    return herken_bestand(naam, inhoud).concept()
