"""The access table of the product, asked for: who gets what answer where, with real rows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from django.db import transaction
from django.test import Client
from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, resolve, reverse

from gesprekken.bewijs.tabel import ANDERE, BUUR, EIGEN, RELATIES, VREEMD, ZONDER
from kwaliteit.models import Kwaliteitskader, Niveau, Schaal, Thema
from scholen.models import Uitnodiging
from scholen.models.sleutel import nieuwe_sleutel
from tests.factories import KwaliteitskaderFactory, VestigingFactory
from tests.toneel import STATEN, Dialoog, Spelers, speel
from tests.uitnodigingen import UitnodigingFactory
from tests.verharding import luister, mist

ACTOREN = {
    "anoniem": None,
    "zonder rol": "zonder_rol",
    "ib": "ib",
    "mt": "mt",
    "team": "team",
    "directeur": "directeur",
    "adviseur": "adviseur",
    "bestuurder": "bestuurder",
    "lezer": "lezer",
    "beheerder": "beheerder",
    "installatiebeheerder": "installatiebeheerder",
    "swv": "swv_medewerker",
}
PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")


@dataclass(frozen=True)
class Pagina:
    """One URL pattern of the site: its name, its route and the parameters in it."""

    naam: str
    route: str
    parameters: tuple[str, ...]

    @property
    def gaat_over_iets(self) -> bool:
        return bool(self.parameters) and not self.route.startswith("account/")

    @property
    def vraagt_gegevens(self) -> bool:
        """Whether scripts ask it for data: then nobody is sent to the log-in page."""
        return self.naam.endswith(("_bewaren", "csrf_token")) or self.naam == "sessie"


def paginas() -> Iterator[Pagina]:
    """Every named pattern of the site once, allauth's too."""
    gezien = set()
    for patroon, route, ruimte in _patronen(get_resolver(), "", ""):
        naam = f"{ruimte}{patroon.name}" if patroon.name else ""
        if naam and naam not in gezien:
            gezien.add(naam)
            yield Pagina(naam, route, tuple(PARAMETER.findall(route)))


def _patronen(
    resolver: URLResolver, route: str, ruimte: str
) -> Iterator[tuple[URLPattern, str, str]]:
    for patroon in resolver.url_patterns:
        pad = route + str(patroon.pattern)
        if isinstance(patroon, URLResolver):
            naam = f"{ruimte}{patroon.namespace}:" if patroon.namespace else ruimte
            yield from _patronen(patroon, pad, naam)
        else:
            yield patroon, pad, ruimte


@dataclass
class Decor:
    """Everything there is to ask for, per relation and moment; each dialogue is played once."""

    wereld: object
    kader: Kwaliteitskader
    dialogen: dict[tuple[str, str], Dialoog] = field(default_factory=dict)
    kaders: dict[str, dict[str, Kwaliteitskader]] = field(default_factory=dict)

    @classmethod
    def bouw(cls, wereld, *, relaties=RELATIES, kader=None, tekst="woord") -> "Decor":
        """Play the dialogues of ``relaties``, with ``tekst`` in all that is written."""
        kader = kader or KwaliteitskaderFactory.gevuld(items=(1, 2), naam="Gedeeld kader")
        decor = cls(wereld, kader)
        for relatie in relaties:
            spelers = decor.spelers()[relatie]
            for nummer, moment in enumerate(STATEN):
                decor.dialogen[relatie, moment] = speel(
                    spelers,
                    decor.kader,
                    tot=moment,
                    schooljaar=f"{2022 + nummer}-{2023 + nummer}",
                    tekst=tekst,
                )
            bestuur = spelers.school.bestuur
            VestigingFactory(school=spelers.school)
            UitnodigingFactory(school=spelers.school)
            decor.kaders[relatie] = {
                "concept": _kader_in_concept(bestuur),
                "gepubliceerd": KwaliteitskaderFactory.gevuld(bestuur=bestuur),
            }
        return decor

    def spelers(self) -> dict[str, Spelers]:
        wie = self.wereld
        return {
            EIGEN: Spelers(wie.school, wie.ib, wie.directeur, wie.adviseur),
            ANDERE: Spelers(
                wie.andere_school, wie.andere_ib, wie.andere_directeur, wie.andere_adviseur
            ),
            BUUR: Spelers(wie.buurschool, wie.buur_ib, wie.buur_directeur, wie.buur_adviseur),
            VREEMD: Spelers(
                wie.vreemde_school, wie.vreemde_ib, wie.vreemde_directeur, wie.vreemde_adviseur
            ),
        }


def _kader_in_concept(bestuur) -> Kwaliteitskader:
    """With a thema and a scale of its own, so that there is something to ask for of each."""
    kader = KwaliteitskaderFactory.gevuld(bestuur=bestuur, gepubliceerd=False)
    Thema.objects.create(kader=kader, key="rust", naam="Rust")
    schaal = Schaal.objects.create(kader=kader, naam="Drie stappen")
    for waarde in (1, 2, 3):
        Niveau.objects.create(schaal=schaal, waarde=waarde, label=f"stap {waarde}")
    return kader


class Bezoek:
    """Asks for pages as each actor; whatever a request writes is undone after it."""

    def __init__(self, wereld) -> None:
        self.klanten = {}
        self.mis: list[str] = []  # headers that were missing, and rows that looking wrote
        for actor, naam in ACTOREN.items():
            klant = Client(raise_request_exception=False)
            if naam is not None:
                klant.force_login(getattr(wereld, naam))
            self.klanten[actor] = klant

    def vraag(self, actor: str, methode: str, url: str, *, als_gegevens: bool) -> str:
        """The word for the cell: what this actor gets there."""
        kop = {"headers": {"accept": "application/json"}} if als_gegevens else {}
        klant = self.klanten[actor]
        koekjes = klant.cookies.output()
        with transaction.atomic(), luister() as geschreven:
            antwoord = klant.get(url, **kop) if methode == "GET" else klant.post(url, **kop)
            transaction.set_rollback(True)
        gezien = mist(antwoord) + (geschreven if methode == "GET" else [])
        self.mis += [f"{methode} {url} {actor}: {wat}" for wat in gezien]
        klant.cookies.clear()
        klant.cookies.load(koekjes.replace("Set-Cookie: ", ""))
        if antwoord.status_code in (301, 302, 303):
            return _bestemming(antwoord["Location"])
        return str(antwoord.status_code)


def _bestemming(adres: str) -> str:
    deel = urlsplit(adres)
    if deel.path == "/account/login/":
        return "inloggen"
    try:
        return f"→ {resolve(deel.path).view_name}"
    except Resolver404:
        return f"→ {deel.path}"


PAGINAS = {pagina.naam: pagina for pagina in paginas()}


def _kader(pagina: Pagina, decor: Decor, relatie: str) -> Kwaliteitskader:
    """The kader a page is about: one in concept where it is for changing or publishing one."""
    in_concept = "/bewerken/" in pagina.route or pagina.naam == "kwaliteit:kader_publiceren"
    return decor.kaders[relatie]["concept" if in_concept else "gepubliceerd"]


def _sleutel(pagina: Pagina, dialoog: Dialoog, decor: Decor, relatie: str) -> str:
    """The key in the URL: that of the row its first word names."""
    soort = pagina.route.split("/")[0]
    if soort == "account":
        return _uitnodiging(dialoog)
    if soort == "beheer":
        return dialoog.deelname.school.sleutel
    if soort == "kwaliteit":
        return _kader(pagina, decor, relatie).sleutel
    return {
        "rondes": dialoog.ronde,
        "scholen": dialoog.gesprek.school,
        "deelnames": dialoog.deelname,
        "onderwerpen": dialoog.eigen_onderwerp,
        "gesprekken": dialoog.gesprek,
        "afspraken": dialoog.afspraak,
    }[soort].sleutel


def _aanstelling(dialoog: Dialoog) -> str:
    """The role of the school's ib'er, which its directeur may end too."""
    return dialoog.deelname.school.aanstellingen.filter(rol="ib").earliest("pk").sleutel


def _ib(dialoog: Dialoog) -> str:
    rij = dialoog.deelname.school.aanstellingen.filter(rol="ib").earliest("pk")
    return rij.gebruiker.sleutel


def _uitnodiging(dialoog: Dialoog) -> str:
    """Somebody asked for the team of the school."""
    return Uitnodiging.objects.filter(rollen__school=dialoog.deelname.school).get().sleutel


def _naam_van_rij(rij) -> str:
    """The sleutel of a row that may not exist yet at this moment."""
    return rij.sleutel if rij is not None else nieuwe_sleutel()


def _argumenten(pagina: Pagina, dialoog: Dialoog, decor: Decor, relatie: str) -> dict[str, object]:
    waarden = {
        "code": lambda: "1" if pagina.naam == "deelname_domein" else "1a",
        "nummer": lambda: 1,
        "versie": lambda: 1,
        "punt": lambda: _naam_van_rij(dialoog.agendapunt),
        "regel": lambda: _naam_van_rij(dialoog.aantekening),
        "rij": lambda: _naam_van_rij(dialoog.afspraak),
        "onderdeel": lambda: _naam_van_rij(dialoog.onderdeel),
        "brin6": lambda: dialoog.deelname.school.vestigingen.get().brin6,
        "soort": lambda: "bijlage-1" if "verklaring" in pagina.naam else "afspraak",
        "doelsoort": lambda: "meetbaar",
        "sleutel": lambda: _sleutel(pagina, dialoog, decor, relatie),
        "domein": lambda: _kader(pagina, decor, relatie).domeinen.first().pk,
        "item": lambda: _kader(pagina, decor, relatie).items.first().pk,
        "thema": lambda: _kader(pagina, decor, relatie).themas.get().pk,
        "bestuur": lambda: dialoog.ronde.bestuur.bestuursnummer,
        "niveau": lambda: _kader(pagina, decor, relatie).schaal.niveaus.last().pk,
        "key": lambda: "geen-sleutel",
        "uidb36": lambda: "1",
        "persoon": lambda: _ib(dialoog),
        "aanstelling": lambda: _aanstelling(dialoog),
        "uitnodiging": lambda: _uitnodiging(dialoog),
        "token": lambda: "geen-token",
        "provider_id": lambda: "geen-dienst",
        "pk": lambda: 0,
    }
    return {naam: waarden[naam]() for naam in pagina.parameters}


def adres(rij: dict[str, str], decor: Decor) -> str:
    """The address a row is about."""
    pagina = PAGINAS[rij["url"]]
    if rij["relatie"] == ZONDER:
        dialoog, relatie = next(iter(decor.dialogen.values())), EIGEN
    else:
        relatie = rij["relatie"]
        dialoog = decor.dialogen[relatie, rij["moment"]]
    return reverse(pagina.naam, kwargs=_argumenten(pagina, dialoog, decor, relatie))
