"""A walk through the product as each role: follow the links, take every kind of page once."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from axe_playwright_python.sync_playwright import Axe
from django.template import Context, Engine
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import Resolver404, resolve
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from gesprekken.bewijs.tabel import lees_tabel
from gesprekken.models import Afspraak, Deelname, Gesprek, Ronde
from kwaliteit.management.commands.start import Account, een_per_rol
from scholen.models import Gebruiker
from tests.chromium import AXE, start_chromium
from tests.plaatjes.adressen import mogelijke_adressen
from tests.plaatjes.standen import speel_standen
from tests.toegangstabel import PAGINAS

VORMEN = ((1280, "light"), (1280, "dark"), (390, "light"), (390, "dark"))
SMALST = 320
"""Pixels: as narrow as a page must be readable without scrolling sideways (WCAG 1.4.10)."""
ANONIEM = (
    "/account/login/",
    "/account/password/reset/",
    "/account/password/reset/done/",
    "/account/password/reset/key/1-oude-link/",
)
GEZICHT = {"adviseur": "jacintha.terwiel@example.org"}
"""Of whom to take the pictures of a role, if not of the first: she has talks in every state."""
BEGIN = {"ib": ("/", "/account/logout/", "/onderdelen/")}
"""Where a role starts, if not on its start page alone: no link leads to the other two."""
STORINGEN = ("400", "403_csrf", "405", "429", "500")
"""Error pages that no link leads to: their template is put at an address of its own."""
LINKS = "[...document.querySelectorAll('a[href]')].map((link) => link.href)"
MAG_NIET = "/rondes/nieuw/"
GEEN_PAGINA = ("_pdf", "_ics", "_xlsx", "_toml", "_leidraad", "csrf_token")
HOOGSTENS = 400
"""Pages of one role; a walk that finds more is lost."""
LEEG_TE_STUREN = frozenset(
    {
        "account_login",
        "account_reset_password",
        "account_change_password",
        "ronde_nieuw",
        "ronde_wijzigen",
        "ronde_terug",
        "onderwerp_nieuw",
        "deelname_heropenen",
        "deelname_inzage",
        "gesprek_plannen",
        "gesprek_vervallen",
        "verslag_terugnemen",
        "verslag_zonder_vaststelling",
        "verslag_verbeteren",
        "kader_laden",
    }
)
"""Pages with a form that refuses to be empty: sending it so changes nothing."""
KNOP = """
[...document.querySelectorAll('main form [type=submit]')].find((el) =>
  el.matches('.btn-primary, .btn-outline-primary') && el.getClientRects().length)
"""
STUUR_LEEG = f"""
() => {{
  const formulier = ({KNOP}).form;
  for (const el of formulier.querySelectorAll('input, textarea'))
    if (!['hidden', 'radio', 'checkbox', 'submit'].includes(el.type)) el.value = '';
  HTMLFormElement.prototype.submit.call(formulier);
}}
"""


@dataclass(frozen=True)
class Blad:
    """One kind of page: its address, and how its picture is called."""

    url: str
    naam: str
    is_leeg_gestuurd: bool = False


def rondgang(basis: str, accounts: list[Account], uit: Path, rollen: list[str]) -> dict:
    """Visit ``basis`` as one account per role, without log-in too; gives what was found."""
    shutil.rmtree(uit, ignore_errors=True)
    uit.mkdir(parents=True)
    uitkomst = {"beelden": [], "klachten": [], "te_breed": [], "gemist": [], "paginas": 0}
    with sync_playwright() as playwright:
        browser = start_chromium(playwright)
        speel_standen(Gebruiker.objects.get(email=GEZICHT["adviseur"]))
        for account in [None, *_gezichten(accounts)]:
            rol = account["rol"] if account else "anoniem"
            if not rollen or rol in rollen:
                _bezoek(browser, basis, account, uit / rol, uitkomst)
        browser.close()
    uitkomst["beelden"].sort(key=lambda rij: rij["bestand"])
    (uit / "index.html").write_text(_inhoud(uitkomst["beelden"]), encoding="utf-8")
    return uitkomst


def _gezichten(accounts: list[Account]) -> list[Account]:
    """One account of each role."""
    vooraan = [account for account in accounts if account["email"] in GEZICHT.values()]
    return een_per_rol(vooraan + accounts)


def _bezoek(
    browser: Browser, basis: str, account: Account | None, uit: Path, uitkomst: dict
) -> None:
    uit.mkdir()
    context = browser.new_context(base_url=basis)
    pagina = context.new_page()
    pagina.on("console", lambda melding: _hoor(melding, pagina, uitkomst["klachten"]))
    if account:
        _log_in(pagina, account)
    begin = BEGIN.get(account["rol"], ("/",)) if account else ANONIEM
    bladen = list(_vind(pagina, list(begin)))
    if account is None:
        bladen += _storingen(context)
    rol = account["rol"] if account else "anoniem"
    for naam in _gemist(rol, bladen):
        blad = _zoek(pagina, naam)
        if blad:
            bladen.append(blad)
        else:
            uitkomst["gemist"].append(f"{rol}: {naam}")
    uitkomst["paginas"] += len(bladen)
    for breed, thema in VORMEN:
        pagina.set_viewport_size({"width": breed, "height": 900})
        pagina.emulate_media(color_scheme=thema)
        for blad in bladen:
            uitkomst["beelden"].append(_neem(pagina, blad, uit, breed, thema))
    pagina.set_viewport_size({"width": SMALST, "height": 900})
    for blad in bladen:
        _open(pagina, blad)
        if _is_breder(pagina, SMALST):
            uitkomst["te_breed"].append(f"{uit.name}/{blad.naam} ({blad.url})")
    context.close()


def _storingen(context: BrowserContext) -> list[Blad]:
    """The error pages that show themselves only when something breaks, as pages to open."""
    bladen = []
    for naam in STORINGEN:
        bron = render_to_string(f"{naam}.html", request=RequestFactory().get("/"))
        context.route(
            f"**/storing/{naam}/",
            lambda route, _, bron=bron: route.fulfill(body=bron, content_type="text/html"),
        )
        bladen.append(Blad(f"/storing/{naam}/", f"storing-{naam}"))
    return bladen


def _gemist(rol: str, bladen: list[Blad]) -> list[str]:
    """The pages that this role may open by the access table and that no link led to.

    Those of the account are the same for everybody: who is not logged in and the ib'er have them.
    """
    gezien = {resolve(urlsplit(blad.url).path).view_name for blad in bladen if _naam(blad.url)}
    mag = {
        rij["url"]
        for rij in lees_tabel()
        if rij["methode"] == "GET" and rij[rol] == "200" and not rij["url"].endswith(GEEN_PAGINA)
    }
    return [naam for naam in sorted(mag - gezien) if not naam.startswith("account_")]


def _zoek(pagina: Page, naam: str) -> Blad | None:
    """A page that no link leads to here, at the first row for which this role may open it."""
    for url in mogelijke_adressen(PAGINAS[naam]):
        antwoord = pagina.request.get(url, max_redirects=0)
        if antwoord.status == 200 and "html" in antwoord.headers.get("content-type", ""):
            return Blad(url, _naam(url) or naam)
    return None


def _hoor(melding, pagina: Page, klachten: list[str]) -> None:
    if melding.type == "error" and "Failed to load resource" not in melding.text:
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
        try:
            antwoord = pagina.goto(url)
        except PlaywrightError:
            continue  # a file to keep, no page
        if antwoord is None or "html" not in antwoord.headers.get("content-type", ""):
            continue
        if antwoord.status >= 400:
            continue  # a link to what is no longer there, or not allowed
        yield Blad(url, naam)
        if resolve(urlsplit(pagina.url).path).url_name in LEEG_TE_STUREN and _heeft_knop(pagina):
            yield Blad(url, f"{naam}-fout", is_leeg_gestuurd=True)
        for link in pagina.evaluate(LINKS):
            deel = urlsplit(urljoin(pagina.url, link))
            weg = deel.path + (f"?{deel.query}" if deel.query else "")
            if deel.netloc == urlsplit(pagina.url).netloc and weg not in gezien:
                gezien.add(weg)
                wachtrij.append(weg)
    yield Blad("/bestaat-niet/", "niet-gevonden")
    if pagina.goto(MAG_NIET).status == 403:
        yield Blad(MAG_NIET, "mag-niet")


def _naam(url: str) -> str | None:
    """The kind of page: the name of its URL, the state of what it is about, what it is asked."""
    deel = urlsplit(url)
    try:
        gevonden = resolve(deel.path)
    except Resolver404:
        return None
    if gevonden.url_name is None or gevonden.url_name.endswith(GEEN_PAGINA):
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


def _open(pagina: Page, blad: Blad) -> None:
    pagina.goto(blad.url)
    if blad.is_leeg_gestuurd:
        with pagina.expect_navigation():
            pagina.evaluate(STUUR_LEEG)
        pagina.wait_for_selector(".fout-lijst")


def _heeft_knop(pagina: Page) -> bool:
    er_is_een: bool = pagina.evaluate(f"Boolean({KNOP})")
    return er_is_een


def _is_breder(pagina: Page, breed: int) -> bool:
    breedte: int = pagina.evaluate("document.documentElement.scrollWidth")
    return breedte > breed


def _neem(pagina: Page, blad: Blad, uit: Path, breed: int, thema: str) -> dict:
    _open(pagina, blad)
    pagina.evaluate("document.fonts.ready")
    staart = "-donker" if thema == "dark" else ""
    bestand = uit / f"{blad.naam}-{breed}{staart}.png"
    pagina.screenshot(path=bestand, full_page=True)
    fouten = Axe().run(pagina, options=AXE).response["violations"]
    return {
        "bestand": str(bestand.relative_to(uit.parent)),
        "url": blad.url,
        "axe": [f"{fout['id']} ({len(fout['nodes'])}x)" for fout in fouten],
        "breder_dan_scherm": _is_breder(pagina, breed),
    }


def _inhoud(beelden: list[dict]) -> str:
    sjabloon = Engine().from_string((Path(__file__).parent / "index.html").read_text())
    return sjabloon.render(Context({"beelden": beelden}))
