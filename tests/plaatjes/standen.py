"""States that the demo world has no row in, played through the acties before pictures are taken."""

from gesprekken.acties.verslag import verslag_beginnen
from gesprekken.models import Gesprek
from kwaliteit.acties.kader_rond import eigen_schaal, thema_toevoegen, woord_toevoegen
from kwaliteit.acties.kaderversie import nieuwe_versie
from kwaliteit.models import Kwaliteitskader
from scholen import klok
from scholen.models import Gebruiker


def speel_standen(adviseur: Gebruiker) -> None:
    """Give the bestuur of ``adviseur`` a kader of its own and a next concept; begin a verslag."""
    _eigen_kader(adviseur)
    for gesprek in Gesprek.objects.filter(status=Gesprek.Status.GEVOERD, adviseur=adviseur):
        if not gesprek.verslagen.exists():
            verslag_beginnen(gesprek, door=adviseur, op=klok.nu())


def _eigen_kader(adviseur: Gebruiker) -> None:
    bestuur = adviseur.aanstellingen.geldig().exclude(bestuur=None).first().bestuur
    gedeeld = Kwaliteitskader.objects.gepubliceerd().get(bestuur=None)
    wie = {"bestuur": bestuur, "naam": f"Kader van {bestuur}", "door": adviseur, "op": klok.nu()}
    eigen = nieuwe_versie(gedeeld, versie="1.0", **wie)
    eigen.publiceren(door=adviseur, op=klok.nu())
    volgende = nieuwe_versie(eigen, versie="1.1", **wie)
    thema_toevoegen(volgende, naam="Rust in de klas")
    eigen_schaal(volgende)
    woord_toevoegen(volgende, naam="bestuur", woord=str(bestuur))
