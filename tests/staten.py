"""A dialogue of the own school in every state of it, and what somebody sends to change it."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from gesprekken.acties import ronde_verloop
from gesprekken.acties.afspraak import stap_zetten
from gesprekken.acties.agenda import agendapunt_toevoegen
from gesprekken.acties.akkoord import akkoord_geven
from gesprekken.acties.deelname import heropenen
from gesprekken.acties.gesprek import Moment, plannen, voeren
from gesprekken.acties.kladblok import nieuwe_regel, vastleggen
from gesprekken.acties.ronde import Keuze, ronde_openen, scholen_kiezen
from gesprekken.acties.vaststellen import afsluiten_zonder_vaststelling, verslag_verbeteren
from gesprekken.acties.verslag import voorleggen
from gesprekken.bewijs.tabel import EIGEN
from gesprekken.models import Partij, Ronde
from scholen.models.sleutel import nieuwe_sleutel
from tests.factories import KwaliteitskaderFactory
from tests.toegangstabel import Decor
from tests.toneel import AMSTERDAM, Dialoog, Spelers, speel

OP = datetime(2026, 11, 20, 10, 0, tzinfo=AMSTERDAM)
REDEN = "Dit is waarom wij het doen."


def _gepland(dialoog: Dialoog, wie: Spelers) -> None:
    moment = Moment(datum=date(2026, 11, 10), plaats="De school")
    plannen(dialoog.gesprek, moment=moment, tafel=[], door=wie.adviseur, op=OP)


def _gevoerd(dialoog: Dialoog, wie: Spelers) -> None:
    dag = OP.date() - timedelta(days=3)
    voeren(dialoog.gesprek, datum=dag, tafel=[], door=wie.adviseur, op=OP)


def _vervallen(dialoog: Dialoog, wie: Spelers) -> None:
    dialoog.gesprek.vervallen(door=wie.adviseur, op=OP, reden=REDEN)


def _heropend(dialoog: Dialoog, wie: Spelers) -> None:
    heropenen(dialoog.deelname, door=wie.directeur, op=OP, reden=REDEN)


def _opmerkingen(dialoog: Dialoog, wie: Spelers) -> None:
    """Both sides remarked something at the first section, and agree to nothing else yet."""
    for partij, door in ((Partij.SCHOOL, wie.directeur), (Partij.BESTUUR, wie.adviseur)):
        _zeg(dialoog, partij, door, keuze="nog_niet", kanttekening="Dit kan helderder.")


def _een_akkoord(dialoog: Dialoog, wie: Spelers) -> None:
    for onderdeel in dialoog.verslag.onderdelen.order_by("nummer"):
        dialoog.onderdeel = onderdeel
        _zeg(dialoog, Partij.SCHOOL, wie.directeur, keuze="akkoord", kanttekening="")
    dialoog.onderdeel = dialoog.verslag.onderdelen.earliest("nummer")


def _zeg(dialoog: Dialoog, partij: Partij, door, *, keuze: str, kanttekening: str) -> None:
    onderdeel = dialoog.onderdeel
    onderdeel.verslag = dialoog.verslag
    akkoord_geven(
        onderdeel,
        partij=partij,
        keuze=keuze,
        kanttekening=kanttekening,
        vingerafdruk=onderdeel.hash,
        door=door,
        op=OP,
    )


def _zonder_vaststelling(dialoog: Dialoog, wie: Spelers) -> None:
    afsluiten_zonder_vaststelling(dialoog.verslag, door=wie.adviseur, op=OP, reden=REDEN)


def _verbeterd(dialoog: Dialoog, wie: Spelers) -> None:
    nieuw = verslag_verbeteren(dialoog.verslag, door=wie.adviseur, op=OP, reden=REDEN)
    dialoog.verslag, dialoog.onderdeel = nieuw, nieuw.onderdelen.earliest("nummer")


def _verbetering_ligt_voor(dialoog: Dialoog, wie: Spelers) -> None:
    _verbeterd(dialoog, wie)
    voorleggen(dialoog.verslag, door=wie.adviseur, op=OP)
    dialoog.onderdeel = dialoog.verslag.onderdelen.earliest("nummer")


def _ronde_gesloten(dialoog: Dialoog, wie: Spelers) -> None:
    ronde_verloop.sluiten(dialoog.ronde, door=wie.adviseur, op=OP)


def _klaar_om_af_te_ronden(dialoog: Dialoog, wie: Spelers) -> None:
    _ronde_gesloten(dialoog, wie)
    Ronde.objects.filter(pk=dialoog.ronde.pk).update(rode_draad="Rust in de klas.")
    dialoog.ronde.refresh_from_db(fields=["rode_draad"])


def _afgerond(dialoog: Dialoog, wie: Spelers) -> None:
    _klaar_om_af_te_ronden(dialoog, wie)
    ronde_verloop.afronden(dialoog.ronde, door=wie.adviseur, op=OP)


def _concept(dialoog: Dialoog, wie: Spelers) -> None:
    """A round that was not opened; nothing hangs on it yet."""
    dialoog.ronde = Ronde.objects.create(
        bestuur=wie.school.bestuur,
        kader=dialoog.ronde.kader,
        schooljaar=dialoog.ronde.schooljaar.replace("19", "18"),
        titel="Ronde in concept",
    )
    keuzes = [Keuze(wie.school, wie.adviseur, met_gesprek=True)]
    scholen_kiezen(dialoog.ronde, keuzes=keuzes)


def _net_open(dialoog: Dialoog, wie: Spelers) -> None:
    _concept(dialoog, wie)
    ronde_openen(dialoog.ronde, door=wie.adviseur, op=OP)


def _stap(stap: str) -> Callable[[Dialoog, Spelers], None]:
    def zet(dialoog: Dialoog, wie: Spelers) -> None:
        stap_zetten(dialoog.afspraak, stap=stap, reden=REDEN, door=wie.adviseur, op=OP)

    return zet


def _doorgegeven(dialoog: Dialoog, wie: Spelers) -> None:
    dialoog.afspraak.doorgeven(door=wie.adviseur, op=OP)


STATEN: dict[str, tuple[str, Callable[[Dialoog, Spelers], None] | None]] = {
    "ronde in concept": ("voorbereiden", _concept),
    "ronde net open": ("voorbereiden", _net_open),
    "voorbereiden": ("voorbereiden", None),
    "voorbereiden, ronde gesloten": ("voorbereiden", _ronde_gesloten),
    "gepland": ("voorbereiden", _gepland),
    "ingediend": ("ingediend", None),
    "heropend": ("ingediend", _heropend),
    "vervallen": ("ingediend", _vervallen),
    "gevoerd": ("ingediend", _gevoerd),
    "verslag in concept": ("gevoerd", None),
    "verslag in concept, ronde gesloten": ("gevoerd", _ronde_gesloten),
    "ter vaststelling": ("ter_vaststelling", None),
    "ter vaststelling, met opmerkingen": ("ter_vaststelling", _opmerkingen),
    "een akkoord": ("ter_vaststelling", _een_akkoord),
    "vastgesteld": ("vastgesteld", None),
    "zonder vaststelling": ("ter_vaststelling", _zonder_vaststelling),
    "verbetering in concept": ("vastgesteld", _verbeterd),
    "verbetering ter vaststelling": ("vastgesteld", _verbetering_ligt_voor),
    "vastgesteld, ronde gesloten": ("vastgesteld", _klaar_om_af_te_ronden),
    "ronde afgerond": ("vastgesteld", _afgerond),
    "afspraak klaar": ("vastgesteld", _stap("gereed")),
    "afspraak gestopt": ("vastgesteld", _stap("stoppen")),
    "afspraak doorgegeven": ("vastgesteld", _doorgegeven),
}
"""Per state the moment of the stage it begins from, and what is done then."""


def staten_van(url: str) -> list[str]:
    """The states in which the row that ``url`` changes can be."""
    return [staat for staat in STATEN if _kan(url, staat)]


def _kan(url: str, staat: str) -> bool:
    if staat in ("ronde in concept", "ronde net open"):
        return url.startswith("ronde_")
    return not staat.startswith("afspraak ") or url.startswith("afspraak_")


def alle_staten(wereld) -> Decor:
    """The dialogues of the own school, one in each state."""
    decor = Decor(wereld, KwaliteitskaderFactory.gevuld(items=(1, 2)))
    wie = decor.spelers()[EIGEN]
    for nummer, (staat, (moment, daarna)) in enumerate(STATEN.items()):
        jaar = f"{1970 + nummer}-{1971 + nummer}"
        dialoog = speel(wie, decor.kader, tot=moment, schooljaar=jaar)
        _leg_klaar(dialoog, wie)
        if daarna is not None:
            daarna(dialoog, wie)
        decor.dialogen[EIGEN, staat] = dialoog
    return decor


def _leg_klaar(dialoog: Dialoog, wie: Spelers) -> None:
    """Something on the agenda and on the notepad to change, as long as there may be."""
    gesprek, adviseur = dialoog.gesprek, wie.adviseur
    gesprek.refresh_from_db(fields=["status"])
    if not gesprek.is_te_noteren:
        return
    dialoog.deelname.zelfevaluatie.oordelen.filter(item__code="1a").update(bekeken_op=None)
    gesprek.agendapunten.filter(onderwerp=dialoog.eigen_onderwerp).delete()
    agendapunt_toevoegen(gesprek, titel="Eerst dit")
    dialoog.agendapunt = agendapunt_toevoegen(gesprek, titel="Van onszelf")
    dialoog.aantekening = dialoog.aantekening or nieuwe_regel(
        gesprek, sleutel=nieuwe_sleutel(), agendapunt=None, auteur=adviseur, op=OP
    )
    dialoog.afspraak = dialoog.afspraak or vastleggen(
        gesprek,
        soort="afspraak",
        sleutel=nieuwe_sleutel(),
        tekst="Wij kijken bij elkaar in de klas.",
        agendapunt=None,
        partij="samen",
    )
