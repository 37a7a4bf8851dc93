"""The line of this year's dialogue: its four steps, with a sentence at each."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone

from gesprekken.models import Deelname, Gesprek, Ronde
from gesprekken.overzichten.stand import Stand
from kwaliteit.templatetags.huis import dag, datum, tijd
from scholen.taal import aantal, hoofdletter


@dataclass(frozen=True)
class Lijn:
    """What ``.dl`` shows for one deelname to one side of the table."""

    fase: str
    met_gesprek: bool
    school_klaar: bool
    bestuur_klaar: bool
    school_wie: str
    school_doet: str
    bestuur_wie: str
    bestuur_doet: str
    doel_url: str  # where the school reads the board's goal; empty for the board itself
    ingediend: str
    gesprek: str
    verslag: str
    afspraken: str


def lijn(deelname: Deelname, stand: Stand, *, voor_school: bool) -> Lijn:
    """The line of a deelname (one of ``met_stand``), in the words of the reader's own side."""
    heeft_doel = bool(deelname.doel_van_bestuur.strip())
    return Lijn(
        fase=stand.fase,
        met_gesprek=stand.met_gesprek,
        school_klaar=stand.is_ingediend,
        bestuur_klaar=heeft_doel,
        school_wie="Jullie" if voor_school else deelname.school.naam,
        school_doet=_school_doet(deelname, stand, voor_school=voor_school),
        bestuur_wie="Het bestuur",
        bestuur_doet="heeft zijn doel klaar." if heeft_doel else "schrijft zijn doel nog.",
        doel_url=reverse("deelname_onderwerpen", args=[deelname.sleutel]) + "#doel-kop"
        if voor_school and heeft_doel
        else "",
        ingediend=_ingediend_op(deelname, stand),
        gesprek=_gesprek(stand.gesprek),
        verslag=_verslag(stand),
        afspraken=hoofdletter(aantal(stand.lopende_afspraken, "afspraak loopt", "afspraken lopen"))
        if stand.lopende_afspraken
        else "Het hele jaar",
    )


def _school_doet(deelname: Deelname, stand: Stand, *, voor_school: bool) -> str:
    ronde = deelname.ronde
    if stand.is_ingediend:
        ingediend = f"op {_dag_van(deelname)}" if deelname.zelfevaluatie.ingediend_op else ""
        return f"{'dienden' if voor_school else 'diende'} in {ingediend}".strip() + "."
    tot = ronde.zelfevaluatie_tot
    wanneer = f", indienen kan tot en met {datum(tot)}" if tot else ""
    if ronde.status != Ronde.Status.OPEN:
        return "dienden niet in." if voor_school else "diende niet in."
    werkwoord = "zijn" if voor_school else "is"
    return f"{werkwoord} {stand.woord}{wanneer}."


def _ingediend_op(deelname: Deelname, stand: Stand) -> str:
    return f"Op {_dag_van(deelname)}" if stand.is_ingediend else ""


def _dag_van(deelname: Deelname) -> str:
    op = deelname.zelfevaluatie.ingediend_op
    return datum(timezone.localdate(op)) if op else ""


def _gesprek(gesprek: Gesprek | None) -> str:
    if gesprek is None or gesprek.datum is None:
        return "Nog geen datum"
    wanneer = hoofdletter(dag(gesprek.datum))
    if gesprek.status not in Gesprek.VOOR_HET_GESPREK:
        return f"Gevoerd op {datum(gesprek.datum)}"
    if gesprek.tijd and gesprek.tijd_tot:
        return f"{wanneer}, {tijd(gesprek.tijd)} tot {tijd(gesprek.tijd_tot)} uur"
    return f"{wanneer}, {tijd(gesprek.tijd)} uur" if gesprek.tijd else wanneer


def _verslag(stand: Stand) -> str:
    zinnen: dict[str, str] = {
        Gesprek.Status.GEVOERD: "Wordt geschreven",
        Gesprek.Status.TER_VASTSTELLING: "Ligt voor, samen vaststellen",
        Gesprek.Status.VASTGESTELD: "Vastgesteld",
        Gesprek.Status.ZONDER_VASTSTELLING: "Afgesloten zonder vaststelling",
    }
    status = stand.gesprek.status if stand.gesprek else ""
    return zinnen.get(status, "Na het gesprek, samen vaststellen")


@dataclass(frozen=True)
class Straks:
    """Something that comes, with its day."""

    dag: date
    titel: str
    tekst: str


def straks(
    deelname: Deelname, stand: Stand, *, directeur: str, vandaag: date
) -> tuple[Straks, ...]:
    """What comes for a school, in order; days that were are left out."""
    ronde, gesprek = deelname.ronde, stand.gesprek
    rijen: list[tuple[date | None, str, str]] = []
    if not stand.is_ingediend and ronde.status == Ronde.Status.OPEN:
        indienen = f"{hoofdletter(directeur)} dient in" if directeur else "Jullie dienen in"
        rijen.append((ronde.zelfevaluatie_tot, indienen, "Vanaf dat moment leest het bestuur mee."))
    if gesprek is not None and gesprek.status in Gesprek.VOOR_HET_GESPREK:
        wanneer = f"Om {tijd(gesprek.tijd)} uur" if gesprek.tijd else ""
        waar = ", ".join(filter(None, (wanneer, gesprek.plaats)))
        rijen.append((gesprek.datum, f"Gesprek met {deelname.adviseur.naam}", waar))
    rijen.append(
        (ronde.rode_draad_op, "De rode draad", "Het bestuur vertelt wat er op alle scholen speelt.")
    )
    komt = [Straks(op, titel, tekst) for op, titel, tekst in rijen if op and op >= vandaag]
    return tuple(sorted(komt, key=lambda rij: rij.dag))
