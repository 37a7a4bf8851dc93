"""Reads a kader from plain text, whatever way it is numbered, with an account of every line."""

from kwaliteit.inlezen.bron import als_tekst, regels_van
from kwaliteit.inlezen.concept import KaderConcept, Regel, Regelsoort
from kwaliteit.inlezen.lezing import Lezing
from kwaliteit.inlezen.nummering import Stijl
from kwaliteit.inlezen.opbouw import SCHEMAS, rijen_van

VERSIE = "1"


def lees(inhoud: bytes | str, naam: str) -> KaderConcept:
    """The kader in a plain text; titles and stellingen word for word.

    Every known way of numbering is tried; the reading that explains most of the text counts.

    Args:
        inhoud: the bytes of a file, or pasted text.
        naam: what the kader is called; a text does not say that itself.

    Raises:
        InlezenMislukt: nothing recognised, or something that cannot be saved.
    """
    regels = regels_van(als_tekst(inhoud))
    rijen = rijen_van(regels)
    stijlen = {Stijl.KOP}.union(*(rij.merken for rij in rijen))
    kansrijk = [schema for schema in SCHEMAS if {schema.domein, schema.item} <= stijlen]
    lezingen = [Lezing(rijen, schema) for schema in kansrijk or SCHEMAS[:1]]
    lezing = max(lezingen, key=lambda kans: kans.gewicht)
    opmaak = [
        Regel(regel.nummer, regel.tekst, Regelsoort.OVERGESLAGEN, reden=regel.reden)
        for regel in regels
        if regel.tekst and regel.reden
    ]
    return KaderConcept(
        naam=naam,
        versie=VERSIE,
        inleiding=lezing.inleiding,
        domeinen=lezing.domeinen if lezing.gewicht > 0 else (),
        regels=tuple(sorted([*lezing.regels, *opmaak], key=lambda regel: regel.nummer)),
    ).gecontroleerd()
