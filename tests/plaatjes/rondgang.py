"""A walk through the product as each role: follow the links, take every kind of page once."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from axe_playwright_python.sync_playwright import Axe
from django.template import Context, Engine
from django.urls import Resolver404, resolve
from playwright.sync_api import Browser, Page, sync_playwright

from gesprekken.models import Afspraak, Deelname, Gesprek, Ronde
from kwaliteit.management.commands.start import Account, een_per_rol
from tests.chromium import AXE, start_chromium

VORMEN = ((1280, "light"), (1280, "dark"), (390, "light"), (390, "dark"))
ANONIEM = ("/account/login/", "/account/password/reset/", "/account/password/reset/done/")
LINKS = "[...document.querySelectorAll('a[href]')].map((link) => link.href)"
HOOGSTENS = 400
"""Pages of one role; a walk that finds more is lost."""


@dataclass(frozen=True)
class Blad:
    """One kind of page: its address, and how its picture is called."""

    url: str
    naam: str


def rondgang(basis: str, accounts: list[Account], uit: Path, rollen: list[str]) -> dict:
    """Visit ``basis`` as one account per role, without log-in too; gives what was found."""
    shutil.rmtree(uit, ignore_errors=True)
    uit.mkdir(parents=True)
    uitkomst = {"beelden": [], "klachten": [], "paginas": 0}
    with sync_playwright() as playwright:
        browser = start_chromium(playwright)
        for account in [None, *een_per_rol(accounts)]:
            rol = account["rol"] if account else "anoniem"
            if not rollen or rol in rollen:
                _bezoek(browser, basis, account, uit / rol, uitkomst)
        browser.close()
    uitkomst["beelden"].sort(key=lambda rij: rij["bestand"])
    (uit / "index.html").write_text(_inhoud(uitkomst["beelden"]), encoding="utf-8")
    return uitkomst


def _bezoek(
    browser: Browser, basis: str, account: Account | None, uit: Path, uitkomst: dict
) -> None:
    uit.mkdir()
    context = browser.new_context(base_url=basis)
    pagina = context.new_page()
    pagina.on("console", lambda melding: _hoor(melding, pagina, uitkomst["klachten"]))
    if account:
        _log_in(pagina, account)
    bladen = list(_vind(pagina, ["/"] if account else list(ANONIEM)))
    uitkomst["paginas"] += len(bladen)
    for breed, thema in VORMEN:
        pagina.set_viewport_size({"width": breed, "height": 900})
        pagina.emulate_media(color_scheme=thema)
        for blad in bladen:
            uitkomst["beelden"].append(_neem(pagina, blad, uit, breed, thema))
    context.close()


def _hoor(melding, pagina: Page, klachten: list[str]) -> None:
    if melding.type == "error" and "404" not in melding.text:
        klachten.append(f"{pagina.url}: {melding.text}")


def _log_in(pagina: Page, account: Account) -> None:
    pagina.goto("/account/login/")
    pagina.fill("[name=login]", account["email"])
    pagina.fill("[name=password]", account["wachtwoord"])
    pagina.click("main button[type=submit]")
    pagina.wait_for_url("**/")


def _vind(pagina: Page, wachtrij: list[str]) -> Iterator[Blad]:
    """Each kind of page that can be reached by links, and one that does not exist."""
    gezien, namen = set(wachtrij), set()
    while wachtrij and len(namen) < HOOGSTENS:
        url = wachtrij.pop(0)
        naam = _naam(url)
        if naam is None or naam in namen:
            continue
        namen.add(naam)
        antwoord = pagina.goto(url)
        if antwoord is None or "html" not in antwoord.headers.get("content-type", ""):
            continue
        yield Blad(url, naam)
        for link in pagina.evaluate(LINKS):
            deel = urlsplit(urljoin(pagina.url, link))
            weg = deel.path + (f"?{deel.query}" if deel.query else "")
            if deel.netloc == urlsplit(pagina.url).netloc and weg not in gezien:
                gezien.add(weg)
                wachtrij.append(weg)
    yield Blad("/bestaat-niet/", "niet-gevonden")


def _naam(url: str) -> str | None:
    """The kind of page: the name of its URL, the state of what it is about, what it is asked."""
    deel = urlsplit(url)
    try:
        gevonden = resolve(deel.path)
    except Resolver404:
        return None
    if gevonden.url_name is None or gevonden.url_name.endswith(("_pdf", "_ics")):
        return None
    staat = _staat(deel.path.strip("/").split("/")[0], gevonden.kwargs.get("sleutel", ""))
    vraag = "-".join(sorted(stuk.split("=")[0] for stuk in deel.query.split("&") if stuk))
    return "-".join(filter(None, (gevonden.url_name, staat, vraag)))


def _staat(soort: str, sleutel: str) -> str:
    if soort == "gesprekken":
        rij = Gesprek.objects.filter(sleutel=sleutel).first()
        return rij.status if rij else ""
    if soort == "deelnames":
        deelname = Deelname.objects.select_related("zelfevaluatie").get(sleutel=sleutel)
        talk = deelname.gesprekken.order_by("-pk").first()
        status = deelname.zelfevaluatie.status
        return f"{status}-{talk.status}" if talk else status
    if soort == "afspraken" and sleutel:
        afspraak = Afspraak.objects.get(sleutel=sleutel)
        return f"{afspraak.partij}-{afspraak.status}"
    if soort == "rondes" and sleutel:
        return Ronde.objects.get(sleutel=sleutel).status if sleutel else ""
    return ""


def _neem(pagina: Page, blad: Blad, uit: Path, breed: int, thema: str) -> dict:
    pagina.goto(blad.url)
    pagina.evaluate("document.fonts.ready")
    staart = "-donker" if thema == "dark" else ""
    bestand = uit / f"{blad.naam}-{breed}{staart}.png"
    pagina.screenshot(path=bestand, full_page=True)
    fouten = Axe().run(pagina, options=AXE).response["violations"]
    return {
        "bestand": str(bestand.relative_to(uit.parent)),
        "url": blad.url,
        "axe": [f"{fout['id']} ({len(fout['nodes'])}x)" for fout in fouten],
        "breder_dan_scherm": pagina.evaluate("document.documentElement.scrollWidth") > breed,
    }


def _inhoud(beelden: list[dict]) -> str:
    sjabloon = Engine().from_string((Path(__file__).parent / "index.html").read_text())
    return sjabloon.render(Context({"beelden": beelden}))
