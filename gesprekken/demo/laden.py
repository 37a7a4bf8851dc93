"""Builds the demo world: organisations, people, and the rounds with every school in its state."""

from collections.abc import Iterator
from datetime import date, datetime

from django.core.management import call_command
from django.db import transaction

from gesprekken.acties.ronde import Keuze, ronde_maken, ronde_openen, scholen_kiezen
from gesprekken.acties.ronde_verloop import afronden, sluiten
from gesprekken.demo.antwoorden import Antwoord, alle_antwoorden
from gesprekken.demo.bron import Bron, Rij
from gesprekken.demo.gesprek import speel
from gesprekken.demo.organisaties import Organisaties, maak_organisaties
from gesprekken.demo.schrijven import schrijf
from gesprekken.demo.tijd import om, werkdag
from gesprekken.demo.voorbereiden import bereid_voor
from gesprekken.demo.voortgang import speel_voortgang
from gesprekken.models import Deelname, Ronde
from kwaliteit.inlezen.bestand import STANDAARDKADER
from kwaliteit.models import Kwaliteitskader
from scholen.models import Gebruiker

Antwoorden = dict[tuple[str, str], list[Antwoord]]
ZONDER_GESPREK = ("zonder_gesprek", "niet_ingevuld")
GESPREK_LATER = (
    "Dit jaar voeren we met acht scholen een gesprek. Met deze school spreken we na de zomer."
)


def laad() -> None:
    """Fill an empty database, all or nothing; loads and publishes the default kader if needed."""
    bron = Bron()
    with transaction.atomic():
        kader = _kader()
        mensen = maak_organisaties(bron)
        codes = sorted(kader.items.values_list("code", flat=True))
        antwoorden = alle_antwoorden(bron, codes)
        for rij in sorted(bron.jaren["rondes"], key=lambda rij: (rij["opent"], rij["key"])):
            _speel_ronde(rij, kader, antwoorden, bron=bron, mensen=mensen)
        speel_voortgang(bron, mensen)


def _kader() -> Kwaliteitskader:
    gedeeld = Kwaliteitskader.objects.gepubliceerd().filter(bestuur=None).order_by("pk")
    if not gedeeld.exists():
        call_command("kader_laden", str(STANDAARDKADER), publiceren=True, verbosity=0)
    return gedeeld.get()


def _speel_ronde(
    rij: Rij, kader: Kwaliteitskader, antwoorden: Antwoorden, *, bron: Bron, mensen: Organisaties
) -> None:
    standen = bron.standen(rij["key"])
    keuzes = list(_keuzes(standen, op=rij["opent"], mensen=mensen))
    ronde = ronde_maken(_ronde(rij, kader, mensen))
    ronde.prioriteiten.set(kader.domeinen.filter(code=str(rij["prioriteit"])))
    scholen_kiezen(ronde, keuzes=keuzes)
    adviseur = keuzes[0].adviseur
    ronde_openen(ronde, door=adviseur, op=om(rij["opent"], 8, 30))
    _zeg_wie_later_komt(ronde, door=adviseur, op=om(rij["opent"], 9))
    for stand in standen:
        gegeven = antwoorden[rij["key"], stand["school"]]
        _speel_school(ronde, stand, gegeven, bron=bron, mensen=mensen)
    if rij["stand"] == "afgerond":
        _rond_af(ronde, rij, door=adviseur)


def _ronde(rij: Rij, kader: Kwaliteitskader, mensen: Organisaties) -> Ronde:
    return Ronde(
        bestuur=mensen.besturen[rij["bestuur"]],
        kader=kader,
        schooljaar=rij["schooljaar"],
        titel=rij["titel"],
        waarom=rij["waarom"].strip(),
        doel=rij["doel"],
        opent_op=rij["opent"],
        zelfevaluatie_tot=rij["zelfevaluatie_tot"],
        gesprekken_van=rij["gesprekken_van"],
        gesprekken_tot=rij["gesprekken_tot"],
        rode_draad_op=rij["rode_draad_op"],
        sluit_op=rij["sluit"],
    )


def _keuzes(standen: list[Rij], *, op: date, mensen: Organisaties) -> Iterator[Keuze]:
    """Every school; where no talk came of it in a year that is over, none was meant."""
    for stand in standen:
        yield Keuze(
            school=mensen.scholen[stand["school"]],
            adviseur=mensen.adviseur_van(stand["school"], op=op),
            met_gesprek=stand["stand"] not in ZONDER_GESPREK,
        )


def _zeg_wie_later_komt(ronde: Ronde, *, door: Gebruiker, op: datetime) -> None:
    for deelname in ronde.deelnames.filter(gesprekken=None).select_related("bestuur"):
        schrijf(deelname, door=door, op=op, reden_geen_gesprek=GESPREK_LATER)


def _speel_school(
    ronde: Ronde, stand: Rij, antwoorden: list[Antwoord], *, bron: Bron, mensen: Organisaties
) -> None:
    deelname = Deelname.objects.select_related(
        "ronde", "school", "bestuur", "adviseur", "zelfevaluatie__kader"
    ).get(ronde=ronde, school=mensen.scholen[stand["school"]])
    rij = bron.gesprek_van(stand["ronde"], stand["school"])
    bereid_voor(deelname, stand, rij, antwoorden, bron=bron, mensen=mensen)
    if rij is not None:
        gesprek = deelname.gesprekken.select_related(
            "school", "bestuur", "adviseur", "deelname__ronde__kader"
        ).get()
        speel(gesprek, rij, stand, bron=bron, mensen=mensen)


def _rond_af(ronde: Ronde, rij: Rij, *, door: Gebruiker) -> None:
    tekst = rij["rode_draad"].strip()
    schrijf(ronde, door=door, op=om(rij["rode_draad_op"], 11), rode_draad=tekst)
    sluiten(ronde, door=door, op=om(rij["sluit"], 15))
    afronden(ronde, door=door, op=om(werkdag(rij["sluit"], 1), 9))
