"""Builds the demo world: organisations, people, and the rounds with every school in its state."""

from collections.abc import Iterator
from datetime import timedelta

from django.core.management import call_command
from django.db import transaction

from gesprekken.acties.ronde import Keuze, ronde_openen, scholen_kiezen
from gesprekken.acties.ronde_verloop import afronden, sluiten
from gesprekken.demo import gesprek as gesprekken
from gesprekken.demo.antwoorden import Toelichter
from gesprekken.demo.bron import Bron, Rij
from gesprekken.demo.organisaties import Organisaties, maak_organisaties
from gesprekken.demo.schrijven import schrijf
from gesprekken.demo.tijd import om
from gesprekken.demo.voorbereiden import bereid_voor
from gesprekken.models import Deelname, Ronde
from kwaliteit.inlezen.bestand import STANDAARDKADER
from kwaliteit.models import Kwaliteitskader
from scholen.models import Gebruiker

RONDES = ("mb-2025", "wk-2026", "mb-2026")


def laad() -> None:
    """Fill an empty database, all or nothing; loads and publishes the default kader if needed."""
    bron = Bron()
    with transaction.atomic():
        kader = _kader()
        mensen = maak_organisaties(bron)
        for rij in bron.jaren["rondes"]:
            if rij["key"] in RONDES:
                _speel_ronde(rij, kader, bron=bron, mensen=mensen)


def _kader() -> Kwaliteitskader:
    gedeeld = Kwaliteitskader.objects.gepubliceerd().filter(bestuur=None).order_by("pk")
    if not gedeeld.exists():
        call_command("kader_laden", str(STANDAARDKADER), publiceren=True, verbosity=0)
    return gedeeld.get()


def _speel_ronde(rij: Rij, kader: Kwaliteitskader, *, bron: Bron, mensen: Organisaties) -> None:
    standen = bron.standen(rij["key"])
    adviseur = mensen.adviseur_van(standen[0]["school"])
    ronde = Ronde.objects.create(
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
    ronde.prioriteiten.set(kader.domeinen.filter(code=str(rij["prioriteit"])))
    scholen_kiezen(ronde, keuzes=list(_keuzes(standen, mensen)))
    ronde_openen(ronde, door=adviseur, op=om(rij["opent"], 8, 30))
    toelichter = Toelichter(bron)
    for stand in standen:
        _speel_school(ronde, stand, toelichter, bron=bron, mensen=mensen)
    if rij["stand"] == "afgerond":
        _rond_af(ronde, rij, door=adviseur)


def _keuzes(standen: list[Rij], mensen: Organisaties) -> Iterator[Keuze]:
    for stand in standen:
        yield Keuze(
            school=mensen.scholen[stand["school"]],
            adviseur=mensen.adviseur_van(stand["school"]),
            met_gesprek=True,
        )


def _speel_school(
    ronde: Ronde, stand: Rij, toelichter: Toelichter, *, bron: Bron, mensen: Organisaties
) -> None:
    deelname = Deelname.objects.select_related(
        "ronde", "school", "bestuur", "adviseur", "zelfevaluatie__kader"
    ).get(ronde=ronde, school=mensen.scholen[stand["school"]])
    rij = bron.gesprek_van(stand["ronde"], stand["school"])
    bereid_voor(deelname, stand, rij, toelichter, bron=bron, mensen=mensen)
    if rij is not None:
        gesprek = deelname.gesprekken.select_related(
            "school", "bestuur", "adviseur", "deelname__ronde"
        ).get()
        gesprekken.speel(gesprek, rij, bron=bron, mensen=mensen)


def _rond_af(ronde: Ronde, rij: Rij, *, door: Gebruiker) -> None:
    schrijf(ronde, door=door, op=om(rij["rode_draad_op"], 11), rode_draad=rij["rode_draad"])
    sluiten(ronde, door=door, op=om(rij["sluit"], 15))
    afronden(ronde, door=door, op=om(rij["sluit"] + timedelta(days=3), 9))
