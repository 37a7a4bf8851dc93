"""The log as a beheerder reads it: who did what when, and nothing of what people wrote."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.apps import apps
from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.module_loading import import_string

from scholen.inloggen.gezegd import GEWEIGERD, Bezwaar
from scholen.models import Gebeurtenis, Rol
from scholen.models.logboek import HET_SYSTEEM
from scholen.taal import hoofdletter, voluit
from scholen.uitvoer import als_xlsx

BEHEER = {
    "aanstelling",
    "bestuur",
    "gebruiker",
    "herstelverzoek",
    "inlogdienst",
    "keten",
    "kwaliteitskader",
    "pagina",
    "school",
    "uitnodiging",
    "vestiging",
}
"""Of these a beheerder reads why and from what to what; of all else only that it happened."""
NAMEN = {"keten": "logboek", "pagina": "pagina"}
"""What something is called that has no name for people."""
VERBETERD = "Was: "
BEZWAREN = {
    Bezwaar.VERTROUWD: "het antwoord van de inlogdienst klopte niet",
    Bezwaar.DOWN: "de inlogdienst antwoordde niet",
    Bezwaar.GESTOPT: "iemand stopte onderweg, of het duurde te lang",
    Bezwaar.ONBEKEND: "dit account is hier nog aan niemand gekoppeld",
    Bezwaar.LEERLING: "dit is geen account van een medewerker",
    Bezwaar.ROL: "deze persoon heeft hier nu geen rol",
    Bezwaar.ELDERS: "het account hoort bij een ander bestuur",
    Bezwaar.EIGEN_STAP: "deze persoon moet eerst een keer zelf inloggen",
    Bezwaar.NIET_OPNIEUW: "de inlogdienst vroeg niet opnieuw wie het was",
}
"""Why somebody did not come in with a school account, in the words of who keeps that up."""
VAN_DE_DIENST = (Bezwaar.VERTROUWD, Bezwaar.DOWN)
"""Of these its keeper wants to know what exactly it said."""
MET_STANDEN = {"aanstelling", "bestuur"}
"""Of these the line itself holds what changed, beside the sentence."""
DAG = re.compile(r"\d{4}-\d\d-\d\d")
HOOGSTENS = 20_000
"""How many lines a file holds: the newest."""
KOLOMMEN = (
    "Wanneer",
    "Wie",
    "Rol",
    "Wat",
    "Waarvan",
    "School of bestuur",
    "Toelichting",
    "Verzoek",
    "Sessie",
)


@dataclass(frozen=True)
class Beheerregel:
    """One line: when, who in which function, what happened to what, and where."""

    op: datetime
    naam: str
    rol: str
    wat: str
    waarvan: str
    waar: str
    toelichting: str
    verzoek: str
    sessie: str


def beheerregels(rijen: Iterable[Gebeurtenis]) -> Iterator[Beheerregel]:
    """The lines in words (select ``school`` and ``bestuur`` along)."""
    namen = {model._meta.model_name or "": model._meta.verbose_name for model in apps.get_models()}
    namen |= NAMEN
    for rij in rijen:
        yield Beheerregel(
            op=rij.op,
            naam=hoofdletter(rij.naam) if rij.naam == HET_SYSTEEM else rij.naam,
            rol=rij.rol,
            wat=rij.get_soort_display(),
            waarvan=str(namen.get(rij.model, rij.model)),
            waar=str(rij.school or rij.bestuur or ""),
            toelichting=_toelichting(rij),
            verzoek=rij.verzoek,
            sessie=rij.sessie,
        )


def in_volgorde(rijen: QuerySet[Gebeurtenis]) -> QuerySet[Gebeurtenis]:
    """The newest first, with what a line names."""
    return rijen.select_related("school", "bestuur").order_by("-op", "-pk")


def logboek_als_xlsx(rijen: QuerySet[Gebeurtenis]) -> bytes:
    """The lines as a workbook, the newest first."""
    regels = beheerregels(in_volgorde(rijen)[:HOOGSTENS].iterator(2_000))
    return als_xlsx("Logboek", KOLOMMEN, (_rij(regel) for regel in regels))


def _rij(regel: Beheerregel) -> tuple[str, ...]:
    return (
        timezone.localtime(regel.op).strftime("%Y-%m-%d %H:%M:%S"),
        regel.naam,
        regel.rol,
        regel.wat,
        hoofdletter(regel.waarvan),
        regel.waar,
        regel.toelichting,
        regel.verzoek,
        regel.sessie,
    )


def _toelichting(rij: Gebeurtenis) -> str:
    """What a beheerder may know of it, in whole sentences: of the own work all of it."""
    if rij.model == "pagina":
        return _geweigerd(rij.naar)
    if rij.model == "inlogdienst" and rij.reden.startswith(GEWEIGERD):
        return _niet_binnen(rij.naar, rij.reden.removeprefix(GEWEIGERD))
    is_eigen = rij.model in BEHEER and rij.soort != Gebeurtenis.Soort.OVERGANG
    if (is_eigen or rij.soort == Gebeurtenis.Soort.INGEKORT) and (zin := _eigen_zin(rij)):
        return zin
    vraag: Callable[[Gebeurtenis], str] = import_string(settings.WAT_ER_GEBEURDE)
    gedaan = vraag(rij)
    return f"{hoofdletter(gedaan)}." if gedaan else f"{rij.get_soort_display()}."


def _eigen_zin(rij: Gebeurtenis) -> str:
    """Of what a beheerder does: the sentence that was kept, with from what to what."""
    if rij.model == "school" and rij.soort == Gebeurtenis.Soort.NAAM:
        return f"De school heet nu {rij.naar}; eerst was dat {rij.van}."
    if rij.model == "kwaliteitskader" and rij.reden.startswith(VERBETERD):
        return f"Een hulptekst van item {rij.van} is verbeterd.\n{rij.reden}"
    return " ".join(filter(None, (rij.reden, _eerst_en_nu(rij)))) if rij.reden else ""


def _geweigerd(verzoek: str) -> str:
    """``GET /rondes/nieuw/`` as a sentence."""
    hoe, _, pagina = verzoek.partition(" ")
    if hoe in ("GET", "HEAD"):
        return f"Wilde een pagina openen die deze rol niet mag lezen: {pagina}"
    return f"Wilde iets doen wat deze rol niet mag, op {pagina}"


def _niet_binnen(bezwaar: str, gezegd: str) -> str:
    zin = f"Inloggen met een schoolaccount lukte niet: {BEZWAREN[Bezwaar(bezwaar)]}."
    return f"{zin} Precies: {gezegd}" if bezwaar in VAN_DE_DIENST else zin


def _eerst_en_nu(rij: Gebeurtenis) -> str:
    """From what to what, as far as the sentence before it does not say that already."""
    if rij.model not in MET_STANDEN or {rij.van, rij.naar} & set(Rol.values):
        return ""
    van, naar = _leesbaar(rij.van), _leesbaar(rij.naar)
    eerst = f"Eerst: {van}." if van and van != naar and not _staat_in(van, rij.reden) else ""
    nu = f"Nu: {naar}." if naar and naar != van and not _staat_in(naar, rij.reden) else ""
    return f"{eerst} {nu}".strip()


def _staat_in(waarde: str, zin: str) -> bool:
    """Whether a sentence says this itself: 1 december does not stand in 11 december."""
    return re.search(rf"(?<!\w){re.escape(waarde)}(?!\w)", zin) is not None


def _leesbaar(waarde: str) -> str:
    """A day in full, and all else as it is."""
    return voluit(date.fromisoformat(waarde)) if DAG.fullmatch(waarde) else waarde
