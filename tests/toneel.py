"""A stage: one school's dialogue played up to a named moment, through the real acties."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from gesprekken.acties.akkoord import akkoord_geven
from gesprekken.acties.deelname import indienen
from gesprekken.acties.gesprek import Moment, Tafelgenoot, plannen, voeren
from gesprekken.acties.kladblok import bevinding, nieuwe_regel, vastleggen, voorbereiding
from gesprekken.acties.onderwerpen import onderwerp_toevoegen, onderwerpen_kiezen
from gesprekken.acties.ronde import Keuze, ronde_openen, scholen_kiezen
from gesprekken.acties.verslag import verslag_beginnen, voorleggen
from gesprekken.models import (
    Aantekening,
    Afspraak,
    Agendapunt,
    Bevinding,
    Deelname,
    Gesprek,
    Onderdeel,
    Onderwerp,
    Partij,
    Ronde,
    Verslag,
)
from kwaliteit.acties.bewaren import bewaar_velden
from kwaliteit.models import Kwaliteitskader
from kwaliteit.teksten import merk_van
from scholen.models import Gebruiker, School
from scholen.models.sleutel import nieuwe_sleutel

STATEN = ("voorbereiden", "ingediend", "gevoerd", "ter_vaststelling", "vastgesteld")
AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def _op(maand: int, dag: int) -> datetime:
    return datetime(2026, maand, dag, 10, 0, tzinfo=AMSTERDAM)


@dataclass(frozen=True)
class Spelers:
    """Who plays a dialogue: a school's ib'er and directeur, and their adviser."""

    school: School
    ib: Gebruiker
    directeur: Gebruiker
    adviseur: Gebruiker


@dataclass
class Dialoog:
    """The rows of one dialogue; those that do not exist yet at its moment are ``None``."""

    ronde: Ronde
    deelname: Deelname
    gesprek: Gesprek
    onderwerp: Onderwerp
    eigen_onderwerp: Onderwerp
    agendapunt: Agendapunt | None = None
    aantekening: Aantekening | None = None
    bevinding: Bevinding | None = None
    afspraak: Afspraak | None = None
    verslag: Verslag | None = None
    onderdeel: Onderdeel | None = None


def typ(rij, *, door, op, **waarden) -> None:
    """Save fields of a row, as somebody who sees what stands there."""
    bewaar_velden(
        rij,
        waarden=waarden,
        merken={veld: merk_van(getattr(rij, veld)) for veld in waarden},
        door=door,
        op=op,
    )


def speel(
    spelers: Spelers, kader: Kwaliteitskader, *, tot: str, schooljaar: str, tekst: str = "woord"
) -> Dialoog:
    """Play a dialogue up to and including the moment ``tot``.

    Args:
        tekst: stands in every text that is written, so that a reader can be caught with it; in
            those of the round itself, which all of the bestuur may read, behind ``RONDE-``.
    """
    dialoog = _open(spelers, kader, schooljaar=schooljaar, tekst=tekst)
    stap = STATEN.index(tot)
    if stap >= 1:
        _dien_in(dialoog, spelers, tekst)
    if stap >= 2:
        _voer(dialoog, spelers, tekst)
    if stap >= 3:
        voorleggen(dialoog.verslag, door=spelers.adviseur, op=_op(11, 12))
        dialoog.onderdeel.refresh_from_db()
    if stap >= 4:
        _stel_vast(dialoog, spelers)
    return dialoog


def _open(spelers, kader, *, schooljaar, tekst) -> Dialoog:
    bestuur, adviseur = spelers.school.bestuur, spelers.adviseur
    ronde = Ronde.objects.create(
        bestuur=bestuur,
        kader=kader,
        schooljaar=schooljaar,
        titel=f"Ronde {schooljaar} RONDE-{tekst}",
        waarom=f"Waarom RONDE-{tekst}",
        doel=f"Doel van de ronde RONDE-{tekst}",
        zelfevaluatie_tot=date(2026, 12, 18),
    )
    ronde.prioriteiten.set(kader.domeinen.all()[:1])
    scholen_kiezen(ronde, keuzes=[Keuze(spelers.school, adviseur, met_gesprek=True)])
    ronde_openen(ronde, door=adviseur, op=_op(9, 7))
    deelname = Deelname.objects.select_related(
        "ronde__kader", "school__bestuur", "bestuur", "adviseur", "zelfevaluatie__kader"
    ).get(ronde=ronde)
    op = _op(10, 5)
    for oordeel in deelname.zelfevaluatie.oordelen.select_related("item"):
        typ(
            oordeel,
            door=spelers.ib,
            op=op,
            waarde="2",
            toelichting=f"Toelichting {tekst}",
            waaraan=f"Waaraan {tekst}",
            waar_te_vinden=f"Te vinden {tekst}",
            wil_bespreken=True,
            reden=f"Reden {tekst}",
        )
    deelname.zelfevaluatie.oordelen.update(bekeken_op=op)
    code = kader.items.in_volgorde().last().code
    onderwerpen_kiezen(deelname, erbij=[code], eraf=[], op=op)
    eigen = onderwerp_toevoegen(
        deelname,
        titel=f"Eigen onderwerp {tekst}",
        reden=f"Omdat {tekst}",
        thema=None,
        door=spelers.ib,
        op=op,
    )
    typ(deelname, door=spelers.directeur, op=op, doel_school=f"Doel van de school {tekst}")
    typ(deelname, door=adviseur, op=op, doel_bestuur=f"Doel van het bestuur {tekst}")
    typ(deelname, door=spelers.directeur, op=op, reactie=f"Reactie {tekst}")
    return Dialoog(
        ronde=ronde,
        deelname=deelname,
        gesprek=deelname.gesprekken.select_related(
            "school__bestuur", "bestuur", "adviseur", "deelname__ronde"
        ).get(),
        onderwerp=deelname.onderwerpen.get(item__code=code),
        eigen_onderwerp=eigen,
    )


def _dien_in(dialoog: Dialoog, spelers: Spelers, tekst: str) -> None:
    adviseur, gesprek = spelers.adviseur, dialoog.gesprek
    indienen(dialoog.deelname, door=spelers.directeur, op=_op(10, 20))
    plannen(
        gesprek,
        moment=Moment(datum=date(2026, 11, 10), plaats=f"Plaats {tekst}"),
        tafel=_tafel(spelers),
        door=adviseur,
        op=_op(10, 21),
    )
    dialoog.agendapunt = gesprek.agendapunten.order_by("volgorde").first()
    notitie = voorbereiding(gesprek, auteur=adviseur, op=_op(10, 22))
    typ(notitie, door=adviseur, op=_op(10, 22), tekst=f"Voorbereiding GEHEIM {tekst}")
    item = dialoog.onderwerp.item
    dialoog.bevinding = bevinding(gesprek, item=item, auteur=adviseur)
    typ(dialoog.bevinding, door=adviseur, op=_op(10, 22), tekst=f"Bevinding GEHEIM {tekst}")


def _tafel(spelers: Spelers) -> list[Tafelgenoot]:
    return [
        Tafelgenoot(spelers.adviseur.naam, "adviseur", Partij.BESTUUR, spelers.adviseur),
        Tafelgenoot(spelers.directeur.naam, "directeur", Partij.SCHOOL, spelers.directeur),
        Tafelgenoot(spelers.ib.naam, "ib’er", Partij.SCHOOL, spelers.ib),
    ]


def _voer(dialoog: Dialoog, spelers: Spelers, tekst: str) -> None:
    adviseur, gesprek, op = spelers.adviseur, dialoog.gesprek, _op(11, 10)
    dialoog.aantekening = nieuwe_regel(
        gesprek, sleutel=nieuwe_sleutel(), agendapunt=dialoog.agendapunt, auteur=adviseur, op=op
    )
    typ(dialoog.aantekening, door=adviseur, op=op, tekst=f"Kladblok GEHEIM {tekst}")
    geparkeerd = nieuwe_regel(
        gesprek,
        sleutel=nieuwe_sleutel(),
        agendapunt=None,
        auteur=adviseur,
        op=op,
        soort=Aantekening.Soort.PARKEREN,
    )
    typ(geparkeerd, door=adviseur, op=op, tekst=f"Geparkeerd GEHEIM {tekst}")
    for soort, partij in (
        ("afspraak", "samen"),
        ("aandachtspunt", "school"),
        ("ambitie", "school"),
    ):
        rij = vastleggen(
            gesprek,
            soort=soort,
            sleutel=nieuwe_sleutel(),
            tekst=f"{soort.capitalize()} {tekst}",
            agendapunt=dialoog.agendapunt,
            partij=partij,
        )
        if soort == "afspraak":
            dialoog.afspraak = rij
    voeren(gesprek, datum=date(2026, 11, 10), tafel=_tafel(spelers), door=adviseur, op=op)
    for nummer, punt in enumerate(gesprek.agendapunten.order_by("volgorde")):
        uitkomst = "besproken" if nummer == 0 else "niet_aan_bod"
        typ(punt, door=adviseur, op=op, uitkomst=uitkomst)
    dialoog.verslag = verslag_beginnen(gesprek, door=adviseur, op=_op(11, 11))
    for onderdeel in dialoog.verslag.onderdelen.all():
        typ(onderdeel, door=adviseur, op=_op(11, 11), tekst=f"Onderdeel {tekst}")
    dialoog.onderdeel = dialoog.verslag.onderdelen.select_related("verslag").first()


def _stel_vast(dialoog: Dialoog, spelers: Spelers) -> None:
    verslag = dialoog.verslag
    for partij, door in ((Partij.SCHOOL, spelers.directeur), (Partij.BESTUUR, spelers.adviseur)):
        for onderdeel in verslag.onderdelen.order_by("nummer"):
            onderdeel.verslag = verslag
            akkoord_geven(
                onderdeel,
                partij=partij,
                keuze="akkoord",
                kanttekening="",
                vingerafdruk=onderdeel.hash,
                door=door,
                op=_op(11, 16),
            )
    dialoog.gesprek.refresh_from_db(fields=["status"])
