"""The one door to the readers: a file and its name in, a kader on paper out."""

from pathlib import Path, PurePath

from django.conf import settings

from kwaliteit.inlezen import tekst, toml
from kwaliteit.inlezen.concept import MAX_NAAM, KaderConcept
from scholen.inlezen.fout import InlezenMislukt

LEZERS = {".toml": toml.lees, ".txt": tekst.lees, ".text": tekst.lees, ".md": tekst.lees}
STANDAARDKADER = Path(settings.BASE_DIR) / "kwaliteit" / "kaders" / "passend-onderwijs.toml"
"""The kader that comes with the product."""


def lees_bestand(naam: str, inhoud: bytes | str) -> KaderConcept:
    """The kader in a file; the extension of its name chooses the reader.

    Args:
        naam: the name of the file; without the extension it is what the kader is called, unless
            the file says so itself.
        inhoud: the bytes of the file, or text that was pasted.

    Raises:
        InlezenMislukt: another kind of file, or one that cannot become a kader.
    """
    pad = PurePath(naam.replace("\\", "/"))
    lezer = LEZERS.get(pad.suffix.lower())
    if lezer is None:
        raise InlezenMislukt(
            "We lezen kaders uit tekstbestanden (.txt) en uit .toml. Bewaar het bestand als "
            "platte tekst, of kopieer de tekst en plak die in het tekstvak."
        )
    return lezer(inhoud, pad.stem[:MAX_NAAM] or "Kader")
