"""The log of a bestuur, for its beheerder: to look through and to take along."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from scholen import klok
from scholen.acties.logboek import meegenomen
from scholen.forms.logboek import LogboekFilter
from scholen.http import GebruikerRequest, als_bestand
from scholen.overzichten.logboek import HOOGSTENS, beheerregels, in_volgorde, logboek_als_xlsx
from scholen.toegang import beheer as toegang

PER_BLADZIJDE = 50


@require_safe
def logboek(request: GebruikerRequest) -> HttpResponse:
    """Who did what, the newest first; by kind, person and period."""
    rijen = toegang.logboek_lezen(request.user)
    filter_ = LogboekFilter(request.GET, auto_id="filter-%s")
    bladzijden = Paginator(in_volgorde(filter_.toegepast(rijen)), PER_BLADZIJDE)
    blad = bladzijden.get_page(request.GET.get("bladzijde"))
    context = {
        "blad": blad,
        "regels": list(beheerregels(blad.object_list)),
        "filter": filter_,
        "hoogstens": HOOGSTENS,
    }
    return render(request, "scholen/logboek.html", context)


@require_safe
def logboek_xlsx(request: GebruikerRequest) -> HttpResponse:
    """The same lines as a file; that somebody took them along stands in the log too."""
    rijen = LogboekFilter(request.GET).toegepast(toegang.logboek_lezen(request.user))
    inhoud = logboek_als_xlsx(rijen)
    meegenomen(request.user, op=klok.nu())
    return als_bestand(inhoud, f"logboek-{klok.vandaag()}.xlsx")
