"""The SOLL-autorisatiematrix: the access table as a workbook that a directeur can read."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

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
from gesprekken.bewijs.tabel import ANDERE, BUUR, EIGEN, RELATIES, VREEMD, ZONDER
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
    "swv": ("Swv-medewerker", "Werkt bij het samenwerkingsverband van het bestuur."),
}
VAN_WIE: Mapping[str, str] = {
    EIGEN: "De eigen school; voor een adviseur: het eigen gesprek",
    ANDERE: "Een andere school van hetzelfde bestuur; voor een adviseur: het gesprek van een ander",
    BUUR: "Een ander bestuur in hetzelfde samenwerkingsverband",
    VREEMD: "Een ander bestuur in een ander samenwerkingsverband",
    ZONDER: "Gaat niet over één school",
}
WOORDEN: Mapping[str, str] = {
    ZIEN: "Deze persoon kan de pagina openen.",
    DOEN: "Deze persoon kan dit doen, als het er het moment voor is.",
    ALLES: "Deze persoon kan de pagina openen en doen waar zij voor is.",
    ALLEEN_ZIEN: "Deze persoon kan de pagina openen. Iemand anders doet waar zij voor is.",
    VERWEZEN: "Deze persoon komt op een andere pagina uit, zonder iets van deze te lezen.",
    NIET: "De pagina is er, en het antwoord is: dit hoort niet bij je rol.",
    GEEN: "Het antwoord is hetzelfde als bij een adres dat niet bestaat.",
    INLOGGEN: "Wie niet is ingelogd, komt op de pagina om in te loggen.",
}
KOPPEN = [naam for naam, _ in ROLLEN.values()]
SMAL = dict.fromkeys(KOPPEN, 14)


def autorisatiematrix() -> bytes:
    """The workbook, with a sheet per question: what may a role, what is each page, what is a word.

    Everything in it comes from the table that the tests hold the product to.
    """
    alle = regels()
    return werkboek([_samenvatting(alle), _paginas(alle), _woorden()])


def _samenvatting(alle: list[Regel]) -> Blad:
    koppen = ["Rol", "Wie dat is", "Van wie", "Mag zien", "Mag doen", "Mag niet", "Bestaat niet"]
    breedtes = {"Rol": 22, "Mag zien": 44, "Mag doen": 44, "Mag niet": 44, "Bestaat niet": 44}
    return Blad("Per rol", koppen, _per_rol(alle), breedtes, vast=1)


def _per_rol(alle: list[Regel]) -> Iterator[list[str]]:
    for actor, (naam, uitleg) in ROLLEN.items():
        for relatie in (ZONDER, *RELATIES):
            hier = [regel for regel in alle if regel.relatie == relatie]
            yield [
                naam,
                uitleg,
                VAN_WIE[relatie],
                _opgesomd(hier, actor, {ZIEN, ALLES, ALLEEN_ZIEN}),
                _opgesomd(hier, actor, {DOEN, ALLES}),
                _opgesomd(hier, actor, {NIET, INLOGGEN, VERWEZEN}),
                _opgesomd(hier, actor, {GEEN}),
            ]


def _opgesomd(hier: Iterable[Regel], actor: str, woorden: set[str]) -> str:
    """What somebody is answered so, a line per subject; a subject whole where all of it is."""
    van, deel = defaultdict(list), defaultdict(list)
    for regel in hier:
        van[regel.onderwerp].append(regel)
        if regel.cellen[actor] in woorden:
            deel[regel.onderwerp].append(regel.pagina)
    return "\n".join(
        f"{onderwerp}: alles."
        if len(paginas) == len(van[onderwerp])
        else f"{onderwerp}: {'; '.join(paginas)}."
        for onderwerp, paginas in deel.items()
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


def _woorden() -> Blad:
    return Blad("Woorden", ["Woord", "Betekenis"], list(WOORDEN.items()), {"Betekenis": 90})
