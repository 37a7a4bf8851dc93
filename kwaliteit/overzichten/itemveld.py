"""One field of an item as a page shows it: its name, what stands in it, and what was refused."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from django.utils.safestring import SafeString

from kwaliteit.leerlingen import let_op
from kwaliteit.models import Oordeel
from kwaliteit.overzichten.schaal import Schaalblad
from kwaliteit.overzichten.vorig import Vorig
from kwaliteit.teksten import als_tekst, merk_van

KORTSTE_ZIN = 8  # characters; what is shorter is a level, a tick or a year
# Room for an answer. The hint is never empty: the style sheet asks whether it shows.
TEKST = 'rows="2" placeholder=" "'
LANGE_TEKST = 'rows="3" placeholder="Twee of drie zinnen zijn genoeg"'
REGEL = 'rows="1" placeholder=" "'
JAAR = 'maxlength="9" placeholder="Zoals 2025"'
STREEFJAAR = 'maxlength="9" placeholder="Zoals 2030"'
_BUITEN = re.compile(r"[^A-Za-z0-9-]")


@dataclass(frozen=True)
class Weigering:
    """What was sent and could not be saved: why, or what somebody else wrote meanwhile."""

    tekst: str
    fout: str = ""
    ander: str | None = None
    door: str = ""
    wanneer: str = ""


@dataclass(frozen=True)
class Bron:
    """What all items of one page share; ``geweigerd`` is by item code and field."""

    schaal: Schaalblad
    woorden: Mapping[str, str]
    vorige: Mapping[str, Vorig] = field(default_factory=dict)
    geweigerd: Mapping[tuple[str, str], Weigering] = field(default_factory=dict)


@dataclass(frozen=True)
class Veldblad:
    """One field: its name in the form, what stands in it, and the merk of what is stored.

    ``kenmerken`` and ``merkveld`` are the attributes of the control and of the hidden input beside
    it: looked up one by one in the template they cost half of the page's time. They hold names of
    fields, a merk, an ``anker`` and words of our own, so there is nothing in them to escape.
    """

    naam: str
    label: str
    waarde: str
    kenmerken: SafeString
    merkveld: SafeString
    is_kort: bool
    heeft_noot: bool
    let_op: str
    geweigerd: Weigering | None


def anker(code: str) -> str:
    """The code as it can stand in an id or a field name; different codes stay different."""
    return _BUITEN.sub(lambda teken: f"_{ord(teken[0]):x}_", code)


def veldblad(oordeel: Oordeel, naam: str, label: str, bron: Bron, vorm: str = "") -> Veldblad:
    """A field with what is stored, or with what was typed and refused.

    Args:
        vorm: the attributes that say how much room there is; none for a choice.
    """
    bewaard = als_tekst(getattr(oordeel, naam))
    geweigerd = bron.geweigerd.get((oordeel.item.code, naam))
    if geweigerd and geweigerd.ander is not None:
        geweigerd = replace(geweigerd, ander=_in_woorden(naam, geweigerd.ander, bron.schaal))
    waarde = geweigerd.tekst if geweigerd else bewaard
    waarschuwing = let_op(waarde) if len(waarde) > KORTSTE_ZIN else ""
    plek = f"{anker(oordeel.item.code)}-{naam}"
    merk = merk_van(bewaard)
    return Veldblad(
        naam=plek,
        label=label,
        waarde=waarde,
        kenmerken=SafeString(f'id="{plek}" name="{plek}" data-veld="{naam}" {vorm}'),
        merkveld=SafeString(f'name="{plek}-merk" value="{merk}" data-merk-van="{plek}"'),
        is_kort=vorm in (JAAR, STREEFJAAR),
        heeft_noot=bool(waarschuwing or geweigerd),
        let_op=waarschuwing,
        geweigerd=geweigerd,
    )


def _in_woorden(naam: str, waarde: str, schaal: Schaalblad) -> str:
    """A stored value as somebody reads it."""
    if naam == "waarde":
        return schaal.woord(waarde)
    if naam == "wil_bespreken":
        return "Aangevinkt" if waarde else "Niet aangevinkt"
    return waarde
