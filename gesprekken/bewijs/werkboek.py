"""The SOLL-autorisatiematrix: the access table as a workbook that a directeur can read."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from gesprekken.bewijs.matrix import (
    ALLEEN_ZIEN,
    ALLES,
    DOEN,
    GEEN,
    INLOGGEN,
    NIET,
    VERWEZEN,
    ZIEN,
    Regel,
    regels,
)
from gesprekken.bewijs.staten import (
    ACTOREN_DAAD,
    BESTAAT_NIET,
    GEDAAN,
    MAG_NIET,
    NU_NIET,
    lees_staten,
)
from gesprekken.bewijs.staten import INLOGGEN as EERST
from gesprekken.bewijs.tabel import ANDERE, BUUR, EIGEN, VREEMD, ZONDER, lees_paginas
from scholen.uitvoer import Blad, werkboek

ROLLEN: Mapping[str, tuple[str, str]] = {
    "anoniem": ("Niet ingelogd", "Iedereen op het internet."),
    "zonder rol": ("Zonder rol", "Iemand met een account, van wie elke rol is beëindigd."),
    "ib": ("Ib’er", "Schrijft de zelfevaluatie van de school en kiest onderwerpen."),
    "mt": ("MT-lid", "Schrijft mee aan de zelfevaluatie van de school en kiest onderwerpen."),
    "team": ("Teamlid", "Beantwoordt wat de school aan het team voorlegt."),
    "directeur": ("Directeur", "Dient in en geeft namens de school akkoord op het verslag."),
    "adviseur": ("Bestuursadviseur", "Opent rondes, voert gesprekken en schrijft het verslag."),
    "bestuurder": ("Bestuurder", "Volgt de ronde en de afspraken waar het bestuur aan moet doen."),
    "lezer": ("Toezicht of (G)MR", "Leest waarom de ronde er is, en nooit een verslag."),
    "beheerder": ("Functioneel beheerder", "Zorgt voor mensen, rollen, scholen en kaders."),
    "installatiebeheerder": (
        "Beheerder van de installatie",
        "Zet besturen klaar en nodigt hun beheerders uit. Leest niet wat scholen schrijven.",
    ),
    "swv": ("Swv-medewerker", "Werkt bij het samenwerkingsverband van het bestuur."),
}
VAN_WIE: Mapping[str, str] = {
    EIGEN: "De eigen school; voor een adviseur: het eigen gesprek",
    ANDERE: "Een andere school van hetzelfde bestuur; voor een adviseur: het gesprek van een ander",
    BUUR: "Een ander bestuur in hetzelfde samenwerkingsverband",
    VREEMD: "Een ander bestuur in een ander samenwerkingsverband",
    ZONDER: "Gaat niet over één school",
}
WOORDEN_VAN_NIET = "De pagina is er, en het antwoord is: dit hoort niet bij je rol."
WOORDEN_VAN_GEEN = "Het antwoord is hetzelfde als bij een adres dat niet bestaat."
WOORDEN_VAN_INLOGGEN = "Wie niet is ingelogd, komt op de pagina om in te loggen."
WOORDEN: Mapping[str, str] = {
    ZIEN: "Deze persoon kan de pagina openen.",
    DOEN: "Deze persoon kan dit doen, als het er het moment voor is.",
    ALLES: "Deze persoon kan de pagina openen en doen waar zij voor is.",
    ALLEEN_ZIEN: "Deze persoon kan de pagina openen. Iemand anders doet waar zij voor is.",
    VERWEZEN: "Deze persoon komt op een andere pagina uit, zonder iets van deze te lezen.",
    NIET: WOORDEN_VAN_NIET,
    GEEN: WOORDEN_VAN_GEEN,
    INLOGGEN: WOORDEN_VAN_INLOGGEN,
}
WOORDEN_PER_MOMENT: Mapping[str, str] = {
    GEDAAN: "Deze persoon kan dit dan doen.",
    NU_NIET: "Deze persoon mag dit, maar dan niet. Er komt een melding, en niets verandert.",
    MAG_NIET: WOORDEN_VAN_NIET,
    BESTAAT_NIET: WOORDEN_VAN_GEEN,
    EERST: WOORDEN_VAN_INLOGGEN,
}
LEESWIJZER = (
    (
        "Wat dit is",
        "Wie in dit programma wat mag zien en wat mag doen. De tests houden het programma"
        " aan elke cel van dit werkboek. Verandert het programma, dan verandert dit werkboek mee.",
    ),
    ("Blad ‘Per onderwerp’", "Begin hier. Per onderwerp staat er wat een rol leest en doet."),
    (
        "Blad ‘Alle pagina’s’",
        "Elke pagina en elke handeling, over alle momenten samen. Let op de kolom"
        " ‘Van wie’: van een eigen school mag meer dan van een andere.",
    ),
    (
        "Blad ‘Per moment’",
        "Elke handeling in een gesprek of ronde, en op welk moment wie haar kan doen."
        " Dit blad gaat over de eigen school. Voor de bestuursadviseur is dat het eigen gesprek.",
    ),
    (
        "Een ander bestuur",
        "Van een ander bestuur bestaat er niets. Alleen wie de installatie beheert, ziet van elk"
        " bestuur dat het er is en wie het beheert. Een ander bestuur staat daarom niet op het"
        " blad ‘Per onderwerp’, en wel op het blad ‘Alle pagina’s’.",
    ),
)
LEEST_EN_DOET, LEEST, DOET, NIETS = "leest en doet", "leest", "doet", "–"
ANDERE_ADVISEUR = "Andere bestuursadviseur"
KOPPEN = [naam for naam, _ in ROLLEN.values()]
SMAL = dict.fromkeys([*KOPPEN, ANDERE_ADVISEUR], 17)


def autorisatiematrix() -> bytes:
    """The workbook: how to read it, what a role may, what each page is, and when.

    Everything in it comes from the tables that the tests hold the product to.
    """
    alle = regels()
    return werkboek([_leeswijzer(), _per_onderwerp(alle), _paginas(alle), _per_moment()])


def _leeswijzer() -> Blad:
    delen = {
        "Rol": ROLLEN.values(),
        "Van wie": [(van, "") for van in VAN_WIE.values()],
        "Woord op ‘Alle pagina’s’": WOORDEN.items(),
        "Woord op ‘Per moment’": WOORDEN_PER_MOMENT.items(),
    }
    rijen = [["Uitleg", *regel] for regel in LEESWIJZER]
    rijen += [[deel, *regel] for deel, regels_ in delen.items() for regel in regels_]
    breedtes = {"Onderdeel": 24, "Wat er staat": 46, "Betekenis": 80}
    return Blad("Leeswijzer", list(breedtes), rijen, breedtes)


def _per_onderwerp(alle: list[Regel]) -> Blad:
    """A line per subject and whose it is; what no role meets of another bestuur is left out."""
    groepen: dict[tuple[str, str], list[Regel]] = defaultdict(list)
    for regel in alle:
        if regel.relatie not in (BUUR, VREEMD):
            groepen[regel.onderwerp, regel.relatie].append(regel)
    rijen = [
        [onderwerp, VAN_WIE[relatie], *(_kort(hier, actor) for actor in ROLLEN)]
        for (onderwerp, relatie), hier in groepen.items()
    ]
    breedtes = {"Onderwerp": 22, "Van wie": 34, **SMAL}
    return Blad("Per onderwerp", ["Onderwerp", "Van wie", *KOPPEN], rijen, breedtes, vast=2)


def _kort(hier: Iterable[Regel], actor: str) -> str:
    """What somebody reads and does of a subject, at all."""
    woorden = {regel.cellen[actor] for regel in hier}
    leest, doet = bool(woorden & {ZIEN, ALLES, ALLEEN_ZIEN}), bool(woorden & {DOEN, ALLES})
    return {(True, True): LEEST_EN_DOET, (True, False): LEEST, (False, True): DOET}.get(
        (leest, doet), NIETS
    )


def _paginas(alle: list[Regel]) -> Blad:
    breedtes = {"Pagina of handeling": 46, "Van wie": 40, **SMAL}
    rijen = [
        [regel.onderwerp, regel.pagina, VAN_WIE[regel.relatie]]
        + [regel.cellen[actor] for actor in ROLLEN]
        for regel in alle
    ]
    koppen = ["Onderwerp", "Pagina of handeling", "Van wie", *KOPPEN]
    return Blad("Alle pagina’s", koppen, rijen, breedtes, vast=3)


def _per_moment() -> Blad:
    paginas = {rij["url"]: [rij["onderwerp"], rij["pagina"]] for rij in lees_paginas()}
    wie = {actor: naam for actor, (naam, _) in ROLLEN.items()} | {
        "andere adviseur": ANDERE_ADVISEUR
    }
    rijen = [
        [*paginas[daad.url], "\n".join(daad.wanneer)]
        + [daad.cellen[actor] for actor in ACTOREN_DAAD]
        for daad in lees_staten()
    ]
    breedtes = {"Handeling": 40, "Wanneer": 36, **SMAL}
    koppen = ["Onderwerp", "Handeling", "Wanneer", *(wie[actor] for actor in ACTOREN_DAAD)]
    return Blad("Per moment", koppen, rijen, breedtes, vast=3)
