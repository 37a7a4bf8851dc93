"""Loading a kader: a file or text, the lines it was taken for, and saving them."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from kwaliteit import toegang
from kwaliteit.acties import kader as acties
from kwaliteit.forms.laden import KaderBronForm
from kwaliteit.forms.voorbeeld import KaderVoorbeeldForm
from kwaliteit.inlezen.concept import KaderConcept
from kwaliteit.models import Kwaliteitskader
from kwaliteit.overgangen import OngeldigeOvergang
from kwaliteit.overzichten.voorbeeld import voorbeeld_van
from scholen import klok
from scholen.http import GebruikerRequest


@require_http_methods(["GET", "HEAD", "POST"])
def kader_laden(request: GebruikerRequest) -> HttpResponse:
    """A file or pasted text; then the preview. Nothing is saved here."""
    besturen = toegang.besturen_voor_kader(request.user)
    ingestuurd = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = KaderBronForm(*ingestuurd, besturen=besturen)
    if form.is_valid():
        voorstel = form.voorstel
        return _toon(
            request, KaderVoorbeeldForm(initial=form.begin, besturen=besturen, voorstel=voorstel)
        )
    return render(request, "kwaliteit/kader_laden.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def kader_voorbeeld(request: GebruikerRequest) -> HttpResponse:
    """The preview after a step, or save what it shows."""
    besturen = toegang.besturen_voor_kader(request.user)
    if request.method != "POST":
        return redirect("kwaliteit:kader_laden")
    form = KaderVoorbeeldForm(request.POST, besturen=besturen)
    stap = request.POST.get("doe", "")
    if stap != "bewaren":
        return _toon(request, form.na(stap))
    if form.is_valid() and form.concept:
        return _bewaar(request, form, form.concept)
    return _toon(request, form)


def _bewaar(
    request: GebruikerRequest, form: KaderVoorbeeldForm, concept: KaderConcept
) -> HttpResponse:
    try:
        kader = acties.kader_laden(
            concept,
            naam=form.cleaned_data["naam"],
            versie=form.cleaned_data["versie"],
            bestuur=form.gekozen_bestuur,
            door=request.user,
            op=klok.nu(),
        )
    except OngeldigeOvergang as fout:
        form.add_error("versie", str(fout))
        return _toon(request, form)
    if kader.status == Kwaliteitskader.Status.CONCEPT:
        messages.success(request, "Het concept is opgeslagen. Lees het na en publiceer het.")
    else:
        messages.info(request, "Dit kader was er al, met precies deze tekst.")
    return redirect(kader)


def _toon(request: GebruikerRequest, form: KaderVoorbeeldForm) -> HttpResponse:
    blad = voorbeeld_van(form.blokken, form.mee.keuze, form.mee.rond, form.venster, form.gedaan)
    return render(request, "kwaliteit/kader_voorbeeld.html", {"form": form, "blad": blad})
