"""The home of a school in a round, for the school and for the board's advisers."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.urls import reverse

from gesprekken.models import Deelname, Gesprek, Onderwerp, Ronde
from gesprekken.overzichten.gesprek import met_verslag
from gesprekken.overzichten.indiening import gelezen, indieningen
from gesprekken.overzichten.lijn import Lijn, lijn
from gesprekken.overzichten.logboek import Logregel, logboek
from gesprekken.overzichten.stand import Stand, gesprekken_van, met_stand, stand_van
from gesprekken.overzichten.taak import (
    Lezer,
    Taak,
    directeur_van,
    taak_van_adviseur,
    taak_van_school,
)
from gesprekken.overzichten.velden import Schrijfveld, schrijfveld
from gesprekken.overzichten.voortgang import Voortgang, voortgang
from kwaliteit.models import Indiening
from kwaliteit.templatetags.huis import dag, datum
from scholen.models import Gebruiker
from scholen.taal import aantal

DOEL_MAG = (
    Q(ronde__status__in=Ronde.LOPEND)
    & ~Q(gesprekken__status=Gesprek.Status.TER_VASTSTELLING)
    & ~Q(gesprekken__verslagen__status="ter_vaststelling")
)
"""While the board's goal may be written: what lies open for agreement must not move."""


@dataclass(frozen=True)
class Rechten:
    """What this reader may do here; asked of the QuerySets, never of a role name."""

    van_school: bool
    indienen: bool
    begeleiden: bool
    regelen: bool


@dataclass(frozen=True)
class Stap:
    """A link to a part of the dialogue, with how it stands."""

    naam: str
    url: str
    tekst: str


@dataclass(frozen=True)
class Deelnameblad:
    """Everything on the page of one deelname."""

    stand: Stand
    lijn: Lijn
    taak: Taak | None
    stappen: tuple[Stap, ...]
    doel_bestuur: str
    doel_veld: Schrijfveld | None  # for its adviser, while it may still change
    doel_school: str
    reactie: str
    logboek: tuple[Logregel, ...]
    mag_log_lezen: bool
    mag_heropenen: bool
    mag_gesprek_toevoegen: bool


def deelnameblad(
    deelname: Deelname, rechten: Rechten, *, lezer: Gebruiker, vandaag: date
) -> Deelnameblad:
    """The page of a deelname as this reader may see it, in a fixed number of queries.

    Of a draft the board gets the three words and nothing else (rule 4); the school's goal comes
    from the snapshot for the board, from the rows for the school.
    """
    rij = met_stand(Deelname.objects.filter(pk=deelname.pk))[0]
    stand = stand_van(rij, vandaag=vandaag)
    snapshots = list(indieningen(deelname))
    bron = snapshots[0].inhoud if snapshots else {}
    if rechten.van_school:
        bron = {"doel_school": rij.doel_school, "reactie": rij.reactie}
    taak, stappen = _werk(rij, stand, rechten)
    stappen += _stappen_na(rij, lezer, is_te_lezen=bool(snapshots))
    mag_log_lezen = rechten.van_school or rechten.begeleiden
    return Deelnameblad(
        stand=stand,
        lijn=lijn(rij, stand, voor_school=rechten.van_school),
        taak=taak,
        stappen=stappen,
        doel_bestuur=rij.doel_van_bestuur,
        doel_veld=_doel_veld(rij) if rechten.begeleiden else None,
        doel_school=bron.get("doel_school", ""),
        reactie=bron.get("reactie", ""),
        logboek=logboek(rij, snapshots) if mag_log_lezen else (),
        mag_log_lezen=mag_log_lezen,
        mag_heropenen=_mag_heropenen(rij, stand, rechten, snapshots),
        mag_gesprek_toevoegen=rechten.regelen
        and rij.ronde.status in Ronde.LOPEND
        and not any(gesprek.status in Gesprek.VOOR_HET_GESPREK for gesprek in gesprekken_van(rij)),
    )


def aantal_gekozen(deelname: Deelname) -> int:
    """How many topics the school has chosen now."""
    return Onderwerp.objects.filter(deelname=deelname).van_de_school().gekozen().count()


def _doel_veld(deelname: Deelname) -> Schrijfveld | None:
    if not Deelname.objects.filter(DOEL_MAG, pk=deelname.pk).exists():
        return None
    return schrijfveld(deelname, "doel_bestuur", voorvoegsel="bestuur")


def _mag_heropenen(
    deelname: Deelname, stand: Stand, rechten: Rechten, snapshots: list[Indiening]
) -> bool:
    kan = (
        stand.is_ingediend
        and deelname.ronde.status == Ronde.Status.OPEN
        and all(gesprek.status in Gesprek.NIET_GEVOERD for gesprek in gesprekken_van(deelname))
    )
    if not kan or rechten.begeleiden:
        return kan
    return rechten.indienen and bool(snapshots) and not gelezen(snapshots[0]).exists()


def _werk(
    deelname: Deelname, stand: Stand, rechten: Rechten
) -> tuple[Taak | None, tuple[Stap, ...]]:
    """The next step of this reader, and the links to what the school still does."""
    if not rechten.van_school:
        return taak_van_adviseur(stand) if rechten.begeleiden else None, ()
    stand_van_zaken = voortgang([deelname])[deelname.pk]
    gekozen = aantal_gekozen(deelname)
    lezer = Lezer(rechten.indienen, directeur_van(deelname.school))
    taak = taak_van_school(deelname, stand, stand_van_zaken, lezer, gekozen=gekozen)
    return taak, tuple(_stappen_voor(deelname, stand, stand_van_zaken, gekozen))


def _stappen_voor(
    deelname: Deelname, stand: Stand, stand_van_zaken: Voortgang, gekozen: int
) -> list[Stap]:
    """What the school does before it submits."""
    items = sum(domein.totaal for domein in stand_van_zaken.domeinen)
    stappen = [
        Stap(
            "Zelfevaluatie",
            reverse("deelname_zelfevaluatie", args=[deelname.sleutel]),
            f"{stand_van_zaken.bekeken} van {items} items bekeken; alles bekijken hoeft niet",
        ),
        Stap(
            "Onderwerpen en doel",
            reverse("deelname_onderwerpen", args=[deelname.sleutel]),
            f"{gekozen} van hooguit {deelname.ronde.maximum} gekozen",
        ),
    ]
    if not stand.is_ingediend:
        stappen.append(
            Stap(
                "Nalezen en indienen",
                reverse("deelname_indienen", args=[deelname.sleutel]),
                f"tot en met {datum(deelname.ronde.zelfevaluatie_tot)}"
                if deelname.ronde.zelfevaluatie_tot
                else "",
            )
        )
    return stappen


def _stappen_na(deelname: Deelname, lezer: Gebruiker, *, is_te_lezen: bool) -> tuple[Stap, ...]:
    """What both sides read and do from then on."""
    stappen = []
    if is_te_lezen:
        ingediend = deelname.zelfevaluatie.ingediend_op
        stappen.append(
            Stap(
                "Wat de school indiende",
                reverse("deelname_ingediend", args=[deelname.sleutel]),
                f"op {datum(ingediend)}" if ingediend else "",
            )
        )
    verslag_te_lezen = met_verslag(gesprekken_van(deelname), lezer)
    for gesprek in gesprekken_van(deelname):
        status = gesprek.get_status_display().lower()
        wanneer = dag(gesprek.datum) if gesprek.datum else "nog geen datum"
        stappen.append(Stap("Gesprek", gesprek.get_absolute_url(), f"{status}, {wanneer}"))
        if gesprek.pk in verslag_te_lezen:
            stappen.append(Stap("Verslag", reverse("verslag", args=[gesprek.sleutel]), status))
    lopend = sum(gesprek.lopend for gesprek in gesprekken_van(deelname))  # type: ignore[attr-defined]  # annotated
    tekst = aantal(lopend, "afspraak loopt", "afspraken lopen") if lopend else ""
    url = f"{reverse('afspraken')}?school={deelname.school.sleutel}"
    return (*stappen, Stap("Afspraken", url, tekst))
