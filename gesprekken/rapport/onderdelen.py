"""What exactly one agrees to: the content of each section as plain data, and its fingerprint.

Screen, akkoord and PDF print from the same ``Gespreksrapport``; this is the part of it that
belongs to one section (rule 8). Remarks stand outside it. The moment of sending is inside it, so
that a verslag that was taken back and sent again starts without a single akkoord.
"""

from datetime import UTC, datetime
from typing import Any

from gesprekken.models import Onderdeel
from gesprekken.rapport import Gespreksrapport
from gesprekken.rapport.delen import Onderdeeldeel
from kwaliteit.canoniek import als_data, vingerafdruk

EIGEN = ("nummer", "soort", "titel", "tekst", "bron", "reden", "uitkomst", "antwoorden")
VAN_HET_GEHEEL: dict[str, tuple[str, ...]] = {
    Onderdeel.Soort.WAAROM: ("doel", "doel_school", "doel_bestuur", "reactie"),
    Onderdeel.Soort.AGENDAPUNT: (),
    Onderdeel.Soort.OPEN: ("niet_aan_bod",),
    Onderdeel.Soort.MEENEMEN: ("afspraken", "aandachtspunten", "ambities"),
}
"""What a section prints beside its own text, by the name it has in the whole."""


def onderdeel_inhoud(
    rapport: Gespreksrapport, deel: Onderdeeldeel, *, voorgelegd_op: datetime | None
) -> dict[str, Any]:
    """Everything that section ``deel`` of ``rapport`` says, as plain data.

    Empty fields are left out: a field that a later release adds does not void an akkoord.
    """
    inhoud = {naam: als_data(getattr(deel, naam)) for naam in EIGEN}
    inhoud |= {naam: als_data(getattr(rapport, naam)) for naam in VAN_HET_GEHEEL[deel.soort]}
    if voorgelegd_op:
        inhoud["voorgelegd_op"] = voorgelegd_op.astimezone(UTC).isoformat()
    gevuld: dict[str, Any] = _zonder_leeg(inhoud)
    return gevuld


def vingerafdrukken(rapport: Gespreksrapport, *, voorgelegd_op: datetime | None) -> dict[int, str]:
    """The fingerprint of each section as it stands now, by number."""
    return {
        deel.nummer: vingerafdruk(onderdeel_inhoud(rapport, deel, voorgelegd_op=voorgelegd_op))
        for deel in rapport.onderdelen
    }


def _zonder_leeg(data: Any) -> Any:  # noqa: ANN401 plain data of any shape
    if isinstance(data, dict):
        schoon = {naam: _zonder_leeg(deel) for naam, deel in data.items()}
        return {naam: deel for naam, deel in schoon.items() if deel not in ("", None, [], {})}
    if isinstance(data, list):
        return [_zonder_leeg(deel) for deel in data]
    return data
