"""Reads a kader from plain text, whatever way it is numbered, with an account of every line."""

from collections.abc import Iterator, Sequence

from kwaliteit.inlezen.afbreking import ZONDER_LIGATUREN
from kwaliteit.inlezen.bron import als_tekst, regels_van
from kwaliteit.inlezen.bronregel import Bronregel
from kwaliteit.inlezen.concept import KaderConcept, Regel, Regelsoort
from kwaliteit.inlezen.lezing import Lezing
from kwaliteit.inlezen.nummering import Stijl
from kwaliteit.inlezen.opbouw import SCHEMAS, rijen_van

VERSIE = "1"


NIETS_HERKEND = "hier herkennen we geen domein of item in"


def lees(inhoud: bytes | str, naam: str) -> KaderConcept:
    """The kader in a plain text; titles and stellingen word for word.

    Every known way of numbering is tried; the reading that explains most of the text counts.

    Args:
        inhoud: the bytes of a file, or pasted text.
        naam: what the kader is called; a text does not say that itself.

    Raises:
        InlezenMislukt: nothing recognised, or something that cannot be saved.
    """
    return herken(inhoud, naam).gecontroleerd()


def herken(inhoud: bytes | str, naam: str) -> KaderConcept:
    """The same, not yet checked: somebody will look at it first."""
    letters = als_tekst(inhoud).translate(ZONDER_LIGATUREN)
    return herken_regels(regels_van(letters), naam)


def herken_regels(regels: Sequence[Bronregel], naam: str) -> KaderConcept:
    """The kader in lines of whatever source, not yet checked."""
    rijen = rijen_van(regels)
    stijlen = {Stijl.KOP}.union(*(rij.merken for rij in rijen))
    kansrijk = [schema for schema in SCHEMAS if {schema.domein, schema.item} <= stijlen]
    lezingen = [Lezing(rijen, schema) for schema in kansrijk or SCHEMAS[:1]]
    lezing = max(lezingen, key=lambda kans: kans.gewicht)
    if lezing.gewicht <= 0:
        return KaderConcept(naam, VERSIE, (), regels=tuple(_niets_herkend(regels)))
    opmaak = [
        Regel(r.nummer, r.tekst, Regelsoort.OVERGESLAGEN, reden=r.reden, waar=r.waar)
        for r in regels
        if r.tekst and r.reden
    ]
    return KaderConcept(
        naam=naam,
        versie=VERSIE,
        inleiding=lezing.inleiding,
        domeinen=lezing.domeinen,
        regels=tuple(sorted([*lezing.regels, *opmaak], key=lambda regel: regel.nummer)),
    )


def _niets_herkend(regels: Sequence[Bronregel]) -> Iterator[Regel]:
    for regel in regels:
        if regel.tekst:
            reden = regel.reden or NIETS_HERKEND
            yield Regel(
                regel.nummer, regel.tekst, Regelsoort.OVERGESLAGEN, reden=reden, waar=regel.waar
            )
