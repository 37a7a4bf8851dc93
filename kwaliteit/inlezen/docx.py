"""Reads a kader from .docx: by what stands under its headings, by its numbers, or by headings."""

from collections.abc import Sequence

from kwaliteit.inlezen.afdelingen import lees_afdelingen
from kwaliteit.inlezen.afsluiting import zonder_groet
from kwaliteit.inlezen.blokken import Blok
from kwaliteit.inlezen.concept import Regelsoort
from kwaliteit.inlezen.koppen import herken_koppen, items_zijn_koppen
from kwaliteit.inlezen.opruimen import met_inleiding_voorop, zonder_lege_domeinen
from kwaliteit.inlezen.tekst import herken_regels
from kwaliteit.inlezen.twijfel import gewicht
from kwaliteit.inlezen.voorstel import Voorstel, uit_document, voorstel_van
from kwaliteit.inlezen.worddelen import lees_delen
from kwaliteit.inlezen.wordregels import Deel, genummerd, regels_van
from scholen.inlezen.afgeschermd import lees_afgeschermd


def herken(inhoud: bytes, naam: str) -> Voorstel:
    """The kader in a document.

    Raises:
        InlezenMislukt: no document that can be read.
    """
    return herken_delen(lees_afgeschermd(lees_delen, inhoud), naam)


def herken_delen(delen: Sequence[Deel], naam: str) -> Voorstel:
    """The kader in the paragraphs and tables of ``lees_delen``: the reading that explains most."""
    delen = zonder_groet(delen)
    gelezen = lees_afdelingen(delen, naam)
    uit_koppen = list(zonder_lege_domeinen(met_inleiding_voorop(herken_koppen(delen))))
    per_regel = voorstel_van(herken_regels(list(regels_van(genummerd(delen))), naam)).blokken
    if gelezen.zeker > 1 and 2 * gelezen.zeker >= _items(per_regel):
        beste: Sequence[Blok] = gelezen.blokken
    elif items_zijn_koppen(delen) and _items(uit_koppen) > 1:
        beste = uit_koppen
    else:
        kansen: list[Sequence[Blok]] = [per_regel, gelezen.blokken]
        beste = max(kansen, key=gewicht)
        if _items(beste) == 0 and _items(uit_koppen) > 1:
            beste = uit_koppen
    return uit_document(naam, beste, gelezen.rollen if beste is gelezen.blokken else {})


def _items(blokken: Sequence[Blok]) -> int:
    return sum(blok.soort is Regelsoort.ITEM for blok in blokken)
