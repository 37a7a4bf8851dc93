"""A kader as a file: to load again (.xlsx, .toml), or to print (.pdf)."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from kwaliteit import pdf, toegang
from kwaliteit.models import Kwaliteitskader
from kwaliteit.overzichten.kader import kaderblad
from kwaliteit.overzichten.opgeslagen import concept_van
from kwaliteit.uitschrijven import als_toml, als_xlsx
from scholen.http import GebruikerRequest, als_bestand


@require_safe
def kader_xlsx(request: GebruikerRequest, sleutel: str) -> HttpResponse:
    """All of it as a workbook."""
    kader = toegang.kader_lezen(request.user, sleutel)
    return als_bestand(als_xlsx(concept_van(kader)), f"{bestandsnaam(kader)}.xlsx")


@require_safe
def kader_toml(request: GebruikerRequest, sleutel: str) -> HttpResponse:
    """All of it in the format of the default kader."""
    kader = toegang.kader_lezen(request.user, sleutel)
    return als_bestand(als_toml(concept_van(kader)), f"{bestandsnaam(kader)}.toml")


@require_safe
def kader_pdf(request: GebruikerRequest, sleutel: str) -> HttpResponse:
    """All of it for paper, with the words of the reader's bestuur filled in."""
    kader = toegang.kader_lezen(request.user, sleutel)
    context = {"kader": kader, "blad": kaderblad(kader, request.user)}
    try:
        inhoud = pdf.render_pdf("pdf/kader.html", context)
    except pdf.PdfMislukt as melding:
        messages.error(request, str(melding))
        return redirect(kader)
    return als_bestand(inhoud, f"{bestandsnaam(kader)}.pdf")


def bestandsnaam(kader: Kwaliteitskader) -> str:
    """A name that is right on every system: kader and version, letters and digits alone."""
    naam = slugify(kader.naam)[:60].strip("-") or "kader"
    return "-".join(filter(None, (naam, slugify(kader.versie)[:40].strip("-"))))
