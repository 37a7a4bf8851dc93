"""The one next step of somebody in a deelname: what to do now, and how long it takes."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from gesprekken.models import Deelname, Gesprek, Ronde
from gesprekken.overzichten.stand import Stand
from gesprekken.overzichten.voortgang import Domeinvoortgang, Voortgang
from kwaliteit.overzichten.itemveld import anker
from scholen.models import Aanstelling, Rol, School
from scholen.taal import aantal

STAPPEN_VAN_ADVISEUR = {
    "datum kiezen": ("Kies samen een datum", "Plan het gesprek"),
    "gesprek voorbereiden": ("Bereid het gesprek voor", "Naar de voorbereiding"),
    "gesprek vastleggen": ("Leg het gesprek vast", "Naar het kladblok"),
    "verslag schrijven": ("Schrijf het verslag", "Naar het verslag"),
    "akkoord geven op het verslag": ("Geef akkoord op het verslag", "Naar het verslag"),
    "verslag lezen en akkoord geven": ("Geef akkoord op het verslag", "Naar het verslag"),
}
"""What the adviser does at each step of ``Stand.stap`` that is the board's."""
WAAR = {
    "datum kiezen": "gesprek_plannen",
    "gesprek voorbereiden": "gesprek_voorbereiding",
    "gesprek vastleggen": "gesprek_voeren",
    "verslag schrijven": "verslag_schrijven",
}
"""The page where she does it; the other steps are done at the verslag."""


@dataclass(frozen=True)
class Taak:
    """What the filled panel says."""

    boven: str
    titel: str
    tekst: str
    knop: str
    url: str
    bekeken: int = 0
    totaal: int = 0
    minuten: int = 0
    klaar: str = ""
    """What is done after those minutes; ``{van}`` is where the name of the school may come."""
    ook: tuple[str, str] = ("", "")
    """A second way on, with its address."""
    is_van_jou: bool = True
    """False where this person can only read along: it does not count as waiting for them."""


@dataclass(frozen=True)
class Lezer:
    """Who of the school looks, and who submits there."""

    is_directeur: bool
    directeur: str  # first name; empty when the school has none now


def directeuren(scholen: Iterable[int]) -> dict[int | None, str]:
    """Who submits at each of these schools (their pk): a first name, of two the first by name."""
    in_dienst = Aanstelling.objects.geldig().filter(rol=Rol.DIRECTEUR, school__in=set(scholen))
    rijen = in_dienst.select_related("gebruiker").order_by("-gebruiker__naam", "pk")
    return {rij.school_id: rij.gebruiker.voornaam for rij in rijen}


def directeur_van(school: School) -> str:
    """The first name of who submits there now; of none nothing."""
    return directeuren([school.pk]).get(school.pk, "")


def taak_van_school(
    deelname: Deelname, stand: Stand, voortgang: Voortgang, lezer: Lezer, *, gekozen: int
) -> Taak | None:
    """The next step for ib, mt and directeur; nothing when it is not their turn.

    Args:
        gekozen: how many topics the school has chosen.
    """
    if stand.aan_zet in ("school", "samen") and stand.fase == "verslag" and stand.gesprek:
        return _lezen(stand.gesprek, lezer)
    mag_schrijven = deelname.ronde.status == Ronde.Status.OPEN and not stand.is_ingediend
    if not mag_schrijven or stand.fase != "voorbereiden":
        return None
    if voortgang.moet_kiezen:
        return _kies_focus(deelname, voortgang)
    kan_indienen = bool(gekozen and deelname.doel_school.strip())
    if domein := voortgang.aan_de_beurt:
        return _domein(deelname, domein, lezer, kan_indienen=kan_indienen)
    if not kan_indienen:
        return _onderwerpen(deelname, voortgang, gekozen)
    return _indienen(deelname, lezer)


def _domein(
    deelname: Deelname, domein: Domeinvoortgang, lezer: Lezer, *, kan_indienen: bool
) -> Taak:
    begonnen = domein.bekeken > 0
    te_gaan = domein.totaal - domein.bekeken
    naam = f": {domein.volgende_naam}" if domein.volgende_naam else ""
    zinnen = [
        f"Je {'gaat verder' if begonnen else 'begint'} bij {domein.volgende}{naam}.",
        f"Er {'is' if te_gaan == 1 else 'zijn'} {'nog ' if begonnen else ''}"
        f"{aantal(te_gaan, 'item', 'items')} te gaan.",
        "Jullie onderwerpen en doel staan al klaar."
        if kan_indienen
        else "Je hoeft niet alles in één keer te doen.",
    ]
    return Taak(
        boven=f"Nu aan de beurt: zelfevaluatie, domein {domein.code}",
        titel=domein.titel,
        tekst=" ".join(zinnen),
        knop=f"{'Verder' if begonnen else 'Begin'} bij {domein.volgende}",
        url=f"{reverse('deelname_domein', args=[deelname.sleutel, domein.code])}"
        f"#i{anker(domein.volgende)}",
        bekeken=domein.bekeken,
        totaal=domein.totaal,
        minuten=domein.minuten,
        klaar=f"is domein {domein.code}{{van}} klaar",
        ook=_ook_indienen(deelname, lezer) if kan_indienen else ("", ""),
    )


def _ook_indienen(deelname: Deelname, lezer: Lezer) -> tuple[str, str]:
    """Enough was looked at when the school thinks so: the rest may stay."""
    naam = "Nalezen en indienen" if lezer.is_directeur else "Lees terug wat klaarstaat"
    return naam, reverse("deelname_indienen", args=[deelname.sleutel])


def _kies_focus(deelname: Deelname, voortgang: Voortgang) -> Taak:
    gevraagd = voortgang.gevraagd
    return Taak(
        boven="Nu aan de beurt: zelfevaluatie",
        titel="Kies waar jullie naar kijken",
        tekst=f"Het bestuur vraagt naar domein {gevraagd}. Kies daarnaast één of twee domeinen die"
        " er voor jullie nu toe doen."
        if gevraagd
        else "Alles bekijken is te veel voor één jaar. Kies één of twee domeinen die er voor"
        " jullie nu toe doen.",
        knop="Kies een focus",
        url=reverse("deelname_zelfevaluatie", args=[deelname.sleutel]),
        minuten=5,
    )


def _onderwerpen(deelname: Deelname, voortgang: Voortgang, gekozen: int) -> Taak:
    tekst = (
        f"{aantal(voortgang.wil_bespreken, 'item staat', 'items staan')} op ‘willen we bespreken’."
        if voortgang.wil_bespreken
        else "Jullie mogen ook een onderwerp in eigen woorden kiezen."
    )
    return Taak(
        boven="Nu aan de beurt: onderwerpen en doel",
        titel="Kies waar het gesprek over gaat",
        tekst=f"{tekst} Jullie kiezen er hooguit {deelname.ronde.maximum}"
        f"{f' en kozen er al {gekozen}' if gekozen else ''}."
        + ("" if deelname.doel_school.strip() else " Schrijf daarna wat jullie willen bereiken."),
        knop="Onderwerpen en doel",
        url=reverse("deelname_onderwerpen", args=[deelname.sleutel]),
        minuten=10,
        klaar="staan jullie onderwerpen en doel{van} klaar",
    )


def _indienen(deelname: Deelname, lezer: Lezer) -> Taak:
    url = reverse("deelname_indienen", args=[deelname.sleutel])
    if lezer.is_directeur:
        return Taak(
            boven="Nu aan de beurt: indienen",
            titel="Alles staat klaar om te delen",
            tekst="Lees rustig terug wat het bestuur straks leest. Daarna dien je in.",
            knop="Nalezen en indienen",
            url=url,
            minuten=10,
        )
    wie = lezer.directeur or "De directeur"
    return Taak(
        boven="Nu aan de beurt: indienen",
        titel=f"{wie} dient in",
        tekst="Jullie antwoorden, onderwerpen en doel staan klaar. Lees gerust nog eens terug wat"
        " het bestuur straks leest.",
        knop="Lees terug",
        url=url,
        minuten=10,
        is_van_jou=False,
    )


def _lezen(gesprek: Gesprek, lezer: Lezer) -> Taak:
    return Taak(
        boven="Nu aan de beurt: het verslag",
        titel="Lees het verslag van het gesprek",
        tekst="Per onderdeel geef je akkoord, of je schrijft wat er anders moet."
        if lezer.is_directeur
        else f"{lezer.directeur or 'De directeur'} geeft akkoord namens de school. Lees mee en"
        " vertel wat er anders moet.",
        knop="Naar het verslag",
        url=reverse("verslag", args=[gesprek.sleutel]),
        minuten=15,
    )


def taak_van_adviseur(stand: Stand) -> Taak | None:
    """The next step for the adviser of the deelname; nothing when it is not the board's turn."""
    aan_zet = stand.aan_zet in ("bestuur", "samen") and stand.stap in STAPPEN_VAN_ADVISEUR
    if stand.gesprek is None or not aan_zet:
        return None
    titel, knop = STAPPEN_VAN_ADVISEUR[stand.stap]
    return Taak(
        boven="Nu aan de beurt",
        titel=titel,
        tekst="",
        knop=knop,
        url=reverse(WAAR.get(stand.stap, "verslag"), args=[stand.gesprek.sleutel]),
    )
