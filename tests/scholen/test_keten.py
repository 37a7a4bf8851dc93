"""The log is a chain: whatever is changed, removed or swapped in it is found."""

import random
import string
from datetime import UTC, datetime

from scholen.models import Regel
from scholen.overzichten.keten import Stand, breuken_in

OP = datetime(2026, 11, 24, 9, 30, 12, 345_678, tzinfo=UTC)
LETTERS = string.ascii_letters + string.digits + "éëï’ "


def _regels(toeval, aantal):
    """A chain in memory: lines with any text, each with the hash of the one before."""
    vorige, regels = "0" * 64, []
    for nummer in range(1, aantal + 1):
        teksten = ["".join(toeval.choices(LETTERS, k=toeval.randint(1, 30))) for _ in range(14)]
        regel = Regel(nummer, vorige, *teksten)
        vorige = regel.schakel
        regels.append((regel, vorige))
    return regels, Stand(0, "0" * 64, aantal, vorige)


def _een_teken_anders(toeval, tekst):
    plek = toeval.randrange(len(tekst))
    ander = toeval.choice([teken for teken in LETTERS if teken != tekst[plek]])
    return tekst[:plek] + ander + tekst[plek + 1 :]


def _verander(toeval, regels):
    plek = toeval.randrange(len(regels))
    regel, schakel = regels[plek]
    veld = toeval.choice([*Regel._fields, "schakel"])
    if veld == "schakel":
        return [*regels[:plek], (regel, _een_teken_anders(toeval, schakel)), *regels[plek + 1 :]]
    waarde = getattr(regel, veld)
    nieuw = waarde + 1 if veld == "nummer" else _een_teken_anders(toeval, waarde)
    return [*regels[:plek], (regel._replace(**{veld: nieuw}), schakel), *regels[plek + 1 :]]


def _haal_weg(toeval, regels):
    plek = toeval.randrange(len(regels))
    return regels[:plek] + regels[plek + 1 :]


def _verwissel(toeval, regels):
    een, ander = sorted(toeval.sample(range(len(regels)), 2))
    nieuw = list(regels)
    nieuw[een], nieuw[ander] = nieuw[ander], nieuw[een]
    return nieuw


def _verwissel_wat_erin_staat(toeval, regels):
    een, ander = toeval.sample(range(len(regels)), 2)
    nieuw = list(regels)
    for naar, uit in ((een, ander), (ander, een)):
        plek = {"nummer": regels[naar][0].nummer, "vorige": regels[naar][0].vorige}
        nieuw[naar] = (regels[uit][0]._replace(**plek), regels[naar][1])
    return nieuw


INGREPEN = (_verander, _haal_weg, _verwissel, _verwissel_wat_erin_staat)


def test_duizend_van_de_duizend_ingrepen_worden_gevonden():
    toeval = random.Random(20_261_124)  # noqa: S311 the same at every run
    regels, stand = _regels(toeval, 120)
    gemist = []

    for beurt in range(1_000):
        ingreep = INGREPEN[beurt % len(INGREPEN)]
        if not list(breuken_in(ingreep(toeval, regels), stand)):
            gemist.append((beurt, ingreep.__name__))

    assert list(breuken_in(regels, stand)) == []
    assert gemist == []


def test_een_verandering_wordt_aangewezen_waar_zij_is():
    regels, stand = _regels(random.Random(1), 5)  # noqa: S311 the same at every run
    regel, schakel = regels[2]
    regels[2] = (regel._replace(naam="Iemand anders"), schakel)

    assert list(breuken_in(regels, stand)) == ["regel 3 is veranderd"]


def test_een_staart_die_ontbreekt_wordt_gezien():
    regels, stand = _regels(random.Random(1), 5)  # noqa: S311 the same at every run

    assert list(breuken_in(regels[:3], stand)) == [
        "het einde klopt niet: de laatste regel is 3, verwacht is 5"
    ]
