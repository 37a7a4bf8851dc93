from gesprekken.models.aantekening import Aantekening, Bevinding
from gesprekken.models.afspraak import (
    Aandachtspunt,
    Afspraak,
    Ambitie,
    Doel,
    Meetmoment,
)
from gesprekken.models.agenda import Agendapunt, Onderwerp
from gesprekken.models.gesprek import Deelnemer, Gesprek, Partij
from gesprekken.models.ronde import Deelname, Ronde, Schoolkeuze
from gesprekken.models.verslag import Akkoord, Onderdeel, Verslag, VerslagPdf

__all__ = [
    "Aandachtspunt",
    "Aantekening",
    "Afspraak",
    "Agendapunt",
    "Akkoord",
    "Ambitie",
    "Bevinding",
    "Deelname",
    "Deelnemer",
    "Doel",
    "Gesprek",
    "Meetmoment",
    "Onderdeel",
    "Onderwerp",
    "Partij",
    "Ronde",
    "Schoolkeuze",
    "Verslag",
    "VerslagPdf",
]
