"""Finds the row, or the two rows, with the names of the columns."""

from collections import Counter
from collections.abc import Sequence

from kwaliteit.inlezen.kolommen import (
    LANGE_TEKST,
    Kolommen,
    geraden_kolommen,
    kolommen_van,
    lijkt_op_kop,
)
from kwaliteit.inlezen.raden import raad_rollen
from kwaliteit.inlezen.tabelrij import Tabelrij

EERSTE_RIJEN = 30
"""So far down the row with column names is looked for."""


def zoek_kop(rijen: Sequence[Tabelrij], *, los: bool) -> tuple[range, Kolommen | None]:
    """The rows with column names and what they mean, or no rows and a guess from the columns."""
    beste, gevonden = -1, Kolommen()
    for plek, rij in enumerate(rijen[:EERSTE_RIJEN]):
        kolommen = kolommen_van(rij.cellen)
        if kolommen.bekend >= 2 and kolommen.bekend > gevonden.bekend and len(rij.gevuld) > 1:
            beste, gevonden = plek, kolommen
    if beste >= 0:
        einde = beste + 1
        if einde < len(rijen) and lijkt_op_kop(rijen[einde].cellen, gevonden):
            gevonden = kolommen_van(_samen(rijen[beste].cellen, rijen[einde].cellen))
            einde += 1
        _vul_aan(gevonden, rijen[einde:])
        if gevonden.stelling >= 0:
            raad_rollen(gevonden, [rij.cellen for rij in rijen[einde:]])
            return range(beste, einde), gevonden
    gevuld = [rij.cellen for rij in rijen if len(rij.gevuld) > 1 or los]
    return range(0), geraden_kolommen(gevuld, los=los)


def _samen(boven: Sequence[str], onder: Sequence[str]) -> list[str]:
    """Two rows of names as one: the lower one is the more exact."""
    breedte = max(len(boven), len(onder))
    eerste = [*boven, *[""] * (breedte - len(boven))]
    tweede = [*onder, *[""] * (breedte - len(onder))]
    return [onder_cel or boven_cel for boven_cel, onder_cel in zip(eerste, tweede, strict=True)]


def _vul_aan(kolommen: Kolommen, rijen: Sequence[Tabelrij]) -> None:
    """A column without a known name may hold the statements: then it has the longest texts."""
    if kolommen.stelling >= 0:
        return
    bezet = kolommen.kern | {plek for plek, rol in kolommen.rollen.items() if rol}
    lengte = Counter[int]()
    for rij in rijen:
        for plek, cel in enumerate(rij.cellen):
            if plek not in bezet:
                lengte[plek] += len(cel)
    if lengte and lengte.most_common(1)[0][1] > LANGE_TEKST * max(len(rijen), 1) / 2:
        kolommen.stelling = lengte.most_common(1)[0][0]
        kolommen.rollen.pop(kolommen.stelling, None)
    elif kolommen.code >= 0 and _noemt_steeds_iets_anders(kolommen.domein, rijen):
        kolommen.stelling, kolommen.domein = kolommen.domein, -1


def _noemt_steeds_iets_anders(plek: int, rijen: Sequence[Tabelrij]) -> bool:
    """ "Standaard" or "Aspect" names a group, unless each row has a sentence of its own there."""
    cellen = [cel for rij in rijen if (cel := rij.cel(plek))]
    lang = [cel for cel in cellen if len(cel) > 2 * LANGE_TEKST]
    return len(lang) > len(cellen) / 2 and len(set(lang)) == len(lang)
