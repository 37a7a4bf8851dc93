"""What somebody did, as it is said aloud after a name: for every log that people read."""

from scholen.models import Gebeurtenis

ZINNEN = {
    ("ronde", "open"): "opende de ronde",
    ("ronde", "concept"): "zette de ronde terug naar concept",
    ("ronde", "gesloten"): "sloot de ronde",
    ("ronde", "afgerond"): "rondde de ronde af",
    ("ronde", "wijziging"): "werkte aan de ronde",
    ("zelfevaluatie", "ingediend"): "diende de antwoorden, de onderwerpen en het doel in",
    ("zelfevaluatie", "concept"): "heropende de zelfevaluatie",
    ("zelfevaluatie", "wijziging"): "werkte aan de zelfevaluatie",
    ("onderwerp", "wijziging"): "werkte aan de onderwerpen",
    ("indiening", "gelezen"): "las wat de school indiende",
    ("deelname", "inzage"): "vroeg om te lezen wat de school indiende",
    ("deelname", "wijziging"): "wijzigde hoe de school meedoet aan de ronde",
    ("gesprek", "voorbereiden"): "zette een gesprek klaar",
    ("gesprek", "gepland"): "plande het gesprek",
    ("gesprek", "gevoerd"): "schreef op dat het gesprek is gevoerd",
    ("gesprek", "ter_vaststelling"): "stuurde het verslag naar beide kanten",
    ("gesprek", "vastgesteld"): "gaf het laatste akkoord; het verslag staat vast",
    ("gesprek", "zonder_vaststelling"): "sloot het gesprek af zonder vaststelling",
    ("gesprek", "vervallen"): "liet het gesprek niet doorgaan",
    ("gesprek", "wijziging"): "paste het gesprek aan",
    ("agendapunt", "wijziging"): "werkte aan de agenda van het gesprek",
    ("verslag", "concept"): "begon aan het verslag",
    ("verslag", "ter_vaststelling"): "legde het verslag voor aan beide kanten",
    ("verslag", "vastgesteld"): "gaf het laatste akkoord; het verslag staat vast",
    ("verslag", "zonder_vaststelling"): "sloot het verslag af zonder vaststelling",
    ("verslag", "gelezen"): "opende het verslag",
    ("verslag", "akkoord"): "gaf een antwoord op een onderdeel van het verslag",
    ("verslag", "wijziging"): "paste het verslag aan",
    ("afspraak", "open"): "zette een afspraak terug: die loopt weer",
    ("afspraak", "gereed"): "schreef op dat een afspraak klaar is",
    ("afspraak", "vervallen"): "stopte een afspraak",
    ("afspraak", "doorgegeven"): "nam een afspraak mee naar een volgend gesprek",
    ("afspraak", "wijziging"): "legde een afspraak vast",
    ("aandachtspunt", "wijziging"): "legde een aandachtspunt vast",
    ("ambitie", "wijziging"): "legde een ambitie vast",
    ("meetmoment", "wijziging"): "schreef een notitie bij een afspraak",
    ("kwaliteitskader", "gepubliceerd"): "publiceerde een kader",
    ("kwaliteitskader", "ingetrokken"): "trok een kader in",
    ("kwaliteitskader", "wijziging"): "werkte aan een kader",
    ("domein", "wijziging"): "werkte aan een kader",
    ("item", "wijziging"): "werkte aan een kader",
    ("thema", "wijziging"): "werkte aan een kader",
    ("schaal", "wijziging"): "werkte aan een kader",
}
"""By model, and by the status that was reached or the kind of line."""
TERUG = {
    ("ronde", "gesloten", "open"): "opende de ronde weer",
    ("ronde", "afgerond", "gesloten"): "zette de ronde een stap terug",
    ("gesprek", "ter_vaststelling", "gevoerd"): "nam het verslag terug",
    ("verslag", "ter_vaststelling", "concept"): "nam het verslag terug",
}
"""By model and both statuses: what is no ordinary step."""


def wat_er_gebeurde(rij: Gebeurtenis) -> str:
    """``plande het gesprek``: what was done, and nothing of what somebody wrote; or nothing."""
    if rij.soort != Gebeurtenis.Soort.OVERGANG:
        if rij.model == "gesprek" and is_verzet(rij):
            return "verzette het gesprek"
        return ZINNEN.get((rij.model, rij.soort), "")
    gewoon = ZINNEN.get((rij.model, rij.naar), "")
    return TERUG.get((rij.model, rij.van, rij.naar), gewoon)


def is_verzet(rij: Gebeurtenis) -> bool:
    """Whether the line says from which moment to which other one."""
    return bool(rij.van and rij.naar and rij.van != rij.naar)
