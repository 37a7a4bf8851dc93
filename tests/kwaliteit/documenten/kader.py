"""One small kader of our own, to write down in every way that people do."""

INLEIDING = (
    "Met dit kader praten we één keer per jaar over de zorg voor alle leerlingen op onze school.",
    "We kiezen samen een paar punten en schrijven op wat we zien en waar we heen willen.",
)
KADER = {
    "Een veilige basis": [
        "Iedere leerling wordt ’s ochtends bij de deur begroet.",
        "Het team werkt met één lijn voor rust, regels en ruimte.",
        "De ib’er coördineert de zorg en heeft daar vaste uren voor.",
        "Ouders weten bij wie zij met een vraag terechtkunnen; dat staat ook op de site.",
    ],
    "Zicht op leren": [
        "Leraren kijken elke week naar het werk van hun groep en passen de les aan.",
        "Drie keer per jaar bespreken we alle leerlingen, ook wie het goed doet (zie de kalender)",
        "We leggen vast wat we afspreken en komen daar na zes weken op terug.",
    ],
    "Samen met anderen": [
        "De school kent de mensen van de wijk: wijkteam, jeugdarts en leerplicht.",
        "Bij de overgang naar het voortgezet onderwijs is er een warme overdracht.",
        "We vragen op tijd hulp; liever te vroeg dan te laat.",
        "Leerlingen denken mee over hun eigen plan.",
        "Voor- en naschoolse opvang en school stemmen af wat een kind nodig heeft.",
    ],
    "Blijven leren": [
        "Collega’s kijken bij elkaar in de klas.",
        "We proberen iets nieuws uit, meten of merken wat het doet en beslissen dan.",
    ],
}
LETTERS = "abcdefgh"


def stellingen():
    """Every (domein, stelling), in order."""
    return [(titel, zin) for titel, zinnen in KADER.items() for zin in zinnen]


def gelezen(concept):
    """The same of what was read."""
    return [(d.titel, item.stelling) for d in concept.domeinen for item in d.items]
