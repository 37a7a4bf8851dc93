"""The access table: who gets what answer where. The tests hold the product to every cell of it.

A row is one page, at one moment of a dialogue, of one relation to who asks, by one method; a column
is an actor. Words in the cells: a status code; ``inloggen`` (sent to the log-in page); ``→ naam``
(sent to the page of that name).
"""

import csv
from pathlib import Path

GEGEVENS = Path(__file__).with_name("gegevens")
ACTOREN = (
    "anoniem",
    "zonder rol",
    "ib",
    "mt",
    "team",
    "directeur",
    "adviseur",
    "bestuurder",
    "lezer",
    "beheerder",
    "installatiebeheerder",
    "swv",
)
EIGEN, ANDERE, BUUR, VREEMD = RELATIES = (
    "eigen school",
    "andere school, zelfde bestuur",
    "ander bestuur, zelfde swv",
    "ander bestuur, ander swv",
)
ZONDER = "n.v.t."  # a page about nothing in particular
METHODEN = ("GET", "POST")

Rij = dict[str, str]


def lees_tabel() -> list[Rij]:
    """The rows of the table, in the order of the file."""
    return lees("toegang.csv")


def lees_paginas() -> list[Rij]:
    """What each page is called and what it is about, in the order of the product."""
    return lees("paginas.csv")


def lees(naam: str) -> list[Rij]:
    """The rows of one of the tables here."""
    with (GEGEVENS / naam).open(encoding="utf-8", newline="") as bestand:
        return list(csv.DictReader(bestand, delimiter=";"))
