"""What a talk of the demo world leaves behind: afspraken, aandachtspunten, ambities."""

from datetime import datetime, timedelta

from gesprekken.acties.kladblok import Vastgelegd, doel_bij, vastleggen
from gesprekken.demo.bron import Bron, Rij
from gesprekken.demo.organisaties import Organisaties
from gesprekken.demo.schrijven import schrijf
from gesprekken.models import Aandachtspunt, Afspraak, Agendapunt, Gesprek, Partij
from kwaliteit.models import Item
from scholen.klok import schooljaar_van
from scholen.models import SCHOOLROLLEN, Gebruiker, Rol
from scholen.models.sleutel import nieuwe_sleutel
from scholen.taal import hoofdletter

PARTIJEN = {
    "school": Partij.SCHOOL,
    "bestuur": Partij.BESTUUR,
    "samenwerkingsverband": Partij.SWV,
    "samen": Partij.SAMEN,
}


def leg_vast(
    gesprek: Gesprek,
    rij: Rij,
    *,
    punten: dict[str, Agendapunt],
    door: Gebruiker,
    op: datetime,
    bron: Bron,
    mensen: Organisaties,
) -> None:
    """Capture everything at the point where it came up."""
    for gegeven in bron.bij_gesprek("afspraken", rij["key"]):
        afspraak = _afspraak(gesprek, rij, gegeven, punten=punten, door=door, op=op, mensen=mensen)
        mensen.afspraken[gegeven["key"]] = afspraak
    for gegeven in bron.bij_gesprek("aandachtspunten", rij["key"]):
        punt = vastleggen(
            gesprek,
            soort="aandachtspunt",
            sleutel=nieuwe_sleutel(),
            tekst=gegeven["tekst"],
            agendapunt=punten[_plek(gegeven)],
            partij=PARTIJEN[gegeven["voor"]],
        )
        _zet_item(punt, gegeven, door=door, op=op)
    for gegeven in bron.bij_gesprek("ambities", rij["key"]):
        later = rij["datum"].replace(year=rij["datum"].year + gegeven["over_jaren"])
        vastleggen(
            gesprek,
            soort="ambitie",
            sleutel=nieuwe_sleutel(),
            tekst=gegeven["tekst"],
            agendapunt=punten.get(gegeven["item"]),
            partij=Partij.SCHOOL if "school" in gegeven else Partij.BESTUUR,
            wanneer=schooljaar_van(later),
        )


def _afspraak(
    gesprek: Gesprek,
    rij: Rij,
    gegeven: Rij,
    *,
    punten: dict[str, Agendapunt],
    door: Gebruiker,
    op: datetime,
    mensen: Organisaties,
) -> Afspraak:
    sleutel = nieuwe_sleutel()
    vastgelegd = vastleggen(
        gesprek,
        soort="afspraak",
        sleutel=sleutel,
        tekst=gegeven["wat"],
        agendapunt=punten[_plek(gegeven)],
        partij=PARTIJEN[gegeven["wie"]],
        wie=trekker(gegeven, rij["school"], adviseur=door, mensen=mensen).naam,
    )
    _zet_item(vastgelegd, gegeven, door=door, op=op)
    afspraak = Afspraak.objects.select_related("bestuur", "school").get(sleutel=sleutel)
    schrijf(
        afspraak,
        door=door,
        op=op,
        tot=rij["datum"] + timedelta(weeks=gegeven["termijn_weken"]),
        plek=afspraak.item.plek if afspraak.item else "",
        gerichtheid=gegeven["zijde"],
    )
    _stel_doel(afspraak, gegeven, door=door, op=op)
    if "vervolg_op" in gegeven:
        _neem_over(mensen.afspraken[gegeven["vervolg_op"]], afspraak, door=door, op=op)
    return afspraak


def _plek(gegeven: Rij) -> str:
    """The topic at which it came up."""
    return str(gegeven.get("bij") or gegeven["item"])


def trekker(gegeven: Rij, school: str, *, adviseur: Gebruiker, mensen: Organisaties) -> Gebruiker:
    """Who of the party that owes it takes the lead."""
    rol = gegeven["rol"]
    if rol in SCHOOLROLLEN:
        return mensen.van_school(school, rol)[0]
    if rol == Rol.SWV:
        return mensen.van_swv(school)
    return adviseur if rol == Rol.ADVISEUR else mensen.van_bestuur(school, rol)


def _zet_item(rij: Vastgelegd, gegeven: Rij, *, door: Gebruiker, op: datetime) -> None:
    """It came up at another topic than the item it is about."""
    if "bij" in gegeven and isinstance(rij, Afspraak | Aandachtspunt) and rij.item:
        item = Item.objects.get(kader=rij.item.kader_id, code=gegeven["item"])
        schrijf(rij, door=door, op=op, item_id=item.pk)


def _stel_doel(afspraak: Afspraak, gegeven: Rij, *, door: Gebruiker, op: datetime) -> None:
    doel = doel_bij(afspraak, soort=gegeven["soort"])
    if gegeven["soort"] == "meetbaar":
        schrijf(
            doel,
            door=door,
            op=op,
            waaraan=f"{hoofdletter(gegeven['indicator'])}.",
            beginwaarde=gegeven["nulmeting"],
            streefwaarde=gegeven["streefwaarde"],
        )
    else:
        schrijf(doel, door=door, op=op, waaraan=gegeven["waaraan"], bij_wie=gegeven["bij_wie"])


def _neem_over(oud: Afspraak, nieuw: Afspraak, *, door: Gebruiker, op: datetime) -> None:
    """The new afspraak takes up an old one, which passes on."""
    Afspraak.objects.filter(pk=nieuw.pk).update(vervolg_op=oud)
    oud.refresh_from_db(fields=["status"])
    oud.doorgeven(door=door, op=op)
