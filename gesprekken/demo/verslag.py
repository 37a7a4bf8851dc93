"""The verslag of a talk in the demo world, written from the notes and laid before both sides."""

from gesprekken.acties.verslag import verslag_beginnen, voorleggen
from gesprekken.demo.bron import Bron, Rij
from gesprekken.demo.schrijven import schrijf
from gesprekken.demo.tijd import om, werkdag
from gesprekken.models import Gesprek, Onderdeel, Verslag
from scholen.models import Gebruiker

SCHRIJFTIJD = 5  # working days between the talk and the verslag


def schrijf_verslag(gesprek: Gesprek, rij: Rij, *, door: Gebruiker, bron: Bron) -> Verslag:
    """Write the sections and send them."""
    verslag = verslag_beginnen(gesprek, door=door, op=om(werkdag(rij["datum"], 1), 15, 30))
    op = om(werkdag(rij["datum"], SCHRIJFTIJD - 1), 9, 30)
    teksten = _teksten(rij, bron)
    for plek, onderdeel in onderdelen_van(verslag).items():
        schrijf(onderdeel, door=door, op=op, tekst=teksten.get(plek, ""))
    voorleggen(verslag, door=door, op=om(werkdag(rij["datum"], SCHRIJFTIJD), 15))
    return verslag


def _teksten(rij: Rij, bron: Bron) -> dict[str, str]:
    openingen = {opening["key"]: opening["tekst"] for opening in bron.gesprekken["openingen"]}
    onderwerpen = [bron.onderwerp(key) for key in rij["onderwerpen"]]
    niet_besproken = [punt["waarom"] for punt in rij.get("niet_besproken", [])]
    return {
        "waarom": f"{openingen[rij['opening']]}\n\n{rij['conclusie']}",
        bron.prioriteit(rij["ronde"]): rij["prioriteit"],
        **{onderwerp["item"]: "\n".join(onderwerp["notities"]) for onderwerp in onderwerpen},
        "open": "\n".join(niet_besproken),
    }


def onderdelen_van(verslag: Verslag) -> dict[str, Onderdeel]:
    """The sections as they stand now, by the code of their item or domein, or by their kind."""
    rijen = verslag.onderdelen.select_related(
        "agendapunt__onderwerp__item", "agendapunt__onderwerp__domein", "bestuur"
    )
    gevonden: dict[str, Onderdeel] = {}
    for rij in rijen:
        rij.verslag = verslag  # the one object that learns that it is fixed
        onderwerp = rij.agendapunt.onderwerp if rij.agendapunt else None
        gevonden[onderwerp.code if onderwerp else rij.soort] = rij
    return gevonden
