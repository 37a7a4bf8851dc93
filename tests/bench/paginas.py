"""Which pages are measured, as whom, against which aim."""

import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from urllib.request import urlopen

from django.conf import settings
from django.core.management import call_command
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.test import Client
from django.utils.html import escape

from gesprekken.models import Deelname, Gesprek
from gesprekken.rapport.drukken import SJABLOON
from kwaliteit.pdf import zet_html
from scholen.models import Gebruiker
from tests.bench.meten import Meting, meet_bewaren, meet_pagina, merk_op
from tests.gesprekken.voorbeeldrapport import voorbeeldrapport

Vraag = tuple[str, Client, str]
LEZEN, BEWAREN, TWEEDE_PDF = 15.0, 3.0, 2.0
ALS_KAAL, PDF_MB, WEB_MB = 2.0, 400, 200


def meet_alles(map_: Path) -> dict[str, list[dict[str, object]]]:
    """Load the demo world and measure; a row per page, and a row per other figure."""
    laad_demo()
    metingen = [*_lees_paginas(), _bewaar_veld(), _tweede_pdf()]
    return {
        "paginas": [meting.als_dict() for meting in metingen],
        "overig": [*_rapport(), _webproces(map_)],
    }


def laad_demo() -> None:
    """An empty database becomes the demo world, with the pages that are only for measuring."""
    settings.ROOT_URLCONF = "tests.bench.meten"
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    call_command("demo", stdout=open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115  ends with us


def _als(naam: str) -> Client:
    klant = Client(headers={"host": "127.0.0.1"})
    klant.force_login(Gebruiker.objects.get(email=f"{naam}@example.org"))
    return klant


def te_lezen() -> dict[str, Callable[[], HttpResponse]]:
    """Each page that is measured, by its name, as something that asks for it once."""
    vragen = [*_paginas()[0], *_paginas()[1], *_van_het_kantoor()]
    return {naam: partial(wie.get, url) for naam, wie, url in vragen}


def _lees_paginas() -> list[Meting]:
    """Start, the lists and the domain page have an aim; of the others the figure is enough."""
    met_doel, zonder_doel = _paginas()
    return [
        *(meet_pagina(naam, wie, url, doel=LEZEN) for naam, wie, url in met_doel),
        *(meet_pagina(naam, wie, url, doel=None) for naam, wie, url in zonder_doel),
    ]


def _paginas() -> tuple[list[Vraag], list[Vraag]]:
    ib, adviseur = _als("gulsen.yildirim"), _als("jacintha.terwiel")
    bezig = Deelname.objects.get(school__naam="De Stoomfluit", ronde__schooljaar="2026-2027")
    klaar = Deelname.objects.get(school__naam="De Tureluur", ronde__schooljaar="2026-2027")
    gesprek = klaar.gesprekken.get()
    voorgelegd = Gesprek.objects.get(school__naam="De Wolwever", status="ter_vaststelling")
    met_doel = [
        ("start, ib'er", ib, "/"),
        ("start, adviseur", adviseur, "/"),
        ("domein van 11 items", ib, f"/deelnames/{bezig.sleutel}/zelfevaluatie/2/"),
        ("gesprekken, ib'er", ib, "/gesprekken/"),
        ("gesprekken, adviseur", adviseur, "/gesprekken/"),
        ("rondes", adviseur, "/rondes/"),
        ("afspraken", adviseur, "/afspraken/"),
        ("kaders", adviseur, "/kwaliteit/kaders/"),
    ]
    zonder_doel = [
        ("overzicht zelfevaluatie", ib, f"/deelnames/{bezig.sleutel}/zelfevaluatie/"),
        ("onderwerpen en doel", ib, f"/deelnames/{bezig.sleutel}/onderwerpen/"),
        ("ronde met 16 scholen", adviseur, bezig.ronde.get_absolute_url()),
        ("deelname", adviseur, klaar.get_absolute_url()),
        ("school door de jaren", adviseur, f"/scholen/{klaar.school.sleutel}/jaren/"),
        ("wie er werkt", adviseur, f"/scholen/{klaar.school.sleutel}/mensen/"),
        ("ingediend", adviseur, f"/deelnames/{klaar.sleutel}/ingediend/"),
        ("voorbereiding", adviseur, f"/gesprekken/{gesprek.sleutel}/voorbereiding/"),
        ("kladblok", adviseur, f"/gesprekken/{gesprek.sleutel}/voeren/"),
        ("verslag", adviseur, f"/gesprekken/{voorgelegd.sleutel}/verslag/"),
    ]
    return met_doel, zonder_doel


def _van_het_kantoor() -> list[Vraag]:
    """What the office of a bestuur reads over all of its people and years."""
    beheerder = _als("ozan.demirtas")
    paginas = {
        "mensen": "/beheer/mensen/",
        "logboek": "/beheer/logboek/",
        "wat er verdwijnt": beheerder.get("/bewaren/").url,
    }
    return [(naam, beheerder, url) for naam, url in paginas.items()]


def _bewaar_veld() -> Meting:
    """Each save starts from what the one before left, as somebody types on."""
    klant = _als("gulsen.yildirim")
    deelname = Deelname.objects.get(school__naam="De Stoomfluit", ronde__schooljaar="2026-2027")
    pagina = klant.get(f"/deelnames/{deelname.sleutel}/zelfevaluatie/2/").content.decode()
    merk = [merk_op(pagina, "2c-toelichting")]

    def verstuur(nummer: int):
        antwoord = klant.post(
            f"/deelnames/{deelname.sleutel}/oordelen/2c/",
            {"veld": "toelichting", "waarde": f"We zien nummer {nummer}", "merk": merk[0]},
            headers={"accept": "application/json"},
        )
        merk[0] = antwoord.json()["merk"]
        return antwoord

    return meet_bewaren("een veld bewaren", klant, verstuur, doel=BEWAREN)


def _tweede_pdf() -> Meting:
    """The first download makes the PDF if the worker was not there yet; the second reads it."""
    klant = _als("thijs.wagenvoort")
    gesprek = Gesprek.objects.get(
        school__naam="De Waterspin", deelname__ronde__schooljaar="2026-2027"
    )
    url = f"/gesprekken/{gesprek.sleutel}/verslag/1/pdf/"
    klant.get(url)
    return meet_pagina("pdf, tweede download", klant, url, doel=TWEEDE_PDF)


def _rapport() -> list[dict[str, object]]:
    """A report of 52 filled items beside the same texts as bare ``h2`` and ``p``."""
    rapport = voorbeeldrapport(gevuld=True)
    html = render_to_string(SJABLOON, {"rapport": rapport})
    kaal = _kaal(rapport.naar_data())
    seconden, kale_seconden = _seconden(lambda: zet_html(html)), _seconden(lambda: zet_html(kaal))
    mb = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    pdf_kb = len(zet_html(html)) / 1000
    return [
        _figuur("rapport van 52 items, keer kaal", seconden / kale_seconden, ALS_KAAL),
        _figuur("rapport van 52 items, seconden", seconden, 15),
        _figuur("rapport van 52 items, MB geheugen", mb, PDF_MB),
        _figuur("rapport van 52 items, kB", pdf_kb, 2_000),
    ]


def _kaal(data: object) -> str:
    """The same texts as bare headings and paragraphs."""
    titels, teksten = {"titel", "stelling", "naam"}, []

    def verzamel(deel: object, sleutel: str = "") -> None:
        if isinstance(deel, dict):
            for naam, waarde in deel.items():
                verzamel(waarde, naam)
        elif isinstance(deel, list):
            for waarde in deel:
                verzamel(waarde, sleutel)
        elif isinstance(deel, str) and deel:
            tag = "h2" if sleutel in titels else "p"
            teksten.append(f"<{tag}>{escape(deel)}</{tag}>")

    verzamel(data)
    titel = "<title>Kaal</title>"
    return (
        f'<!doctype html><html lang="nl"><head>{titel}</head><body>{"".join(teksten)}</body></html>'
    )


def _seconden(doe: Callable[[], object]) -> float:
    """The quickest of three: the others waited for something else."""
    tijden = []
    for _ in range(3):
        begin = time.perf_counter()
        doe()
        tijden.append(time.perf_counter() - begin)
    return min(tijden)


def _webproces(map_: Path) -> dict[str, object]:
    """The memory of a real web process after it served pages."""
    poort = "8987"
    omgeving = {**os.environ, "PORT": poort, "WEB_CONCURRENCY": "1", "DATA_DIR": str(map_)}
    proces = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "--log-level", "error"],
        env=omgeving,
        cwd=settings.BASE_DIR,
    )
    try:
        _wacht_op(f"http://127.0.0.1:{poort}/account/login/")
        for _ in range(200):
            urlopen(f"http://127.0.0.1:{poort}/account/login/").read()
        kinderen = Path(f"/proc/{proces.pid}/task/{proces.pid}/children").read_text().split()
        mb = max(_rss(int(pid)) for pid in (proces.pid, *kinderen))
    finally:
        proces.terminate()
        proces.wait(20)
    return _figuur("een webproces, MB geheugen", mb, WEB_MB)


def _wacht_op(url: str) -> None:
    for _ in range(100):
        try:
            urlopen(url).read()  # noqa: S310  our own address
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise TimeoutError(url)


def _rss(pid: int) -> float:
    for regel in Path(f"/proc/{pid}/status").read_text().splitlines():
        if regel.startswith("VmRSS:"):
            return int(regel.split()[1]) / 1024
    raise ValueError(f"geen VmRSS van {pid}")


def _figuur(wat: str, gemeten: float, doel: float) -> dict[str, object]:
    return {"wat": wat, "gemeten": round(gemeten, 2), "doel": doel, "haalt_doel": gemeten <= doel}
