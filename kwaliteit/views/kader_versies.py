"""A kader over the years: a next version, two side by side, a typo mended, texts taken over."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from kwaliteit import toegang
from kwaliteit.acties import kaderversie as acties
from kwaliteit.acties.bewaren import Gesloten
from kwaliteit.acties.hulpteksten import hulpteksten_overnemen
from kwaliteit.forms.hulptekst import HulptekstForm
from kwaliteit.forms.kader_nieuw import KaderNieuwForm, volgende_versie
from kwaliteit.models import Item, Kwaliteitskader
from kwaliteit.overgangen import OngeldigeOvergang
from kwaliteit.overzichten.gebruik import verbeteringen_van
from kwaliteit.overzichten.hulpteksten import overname
from kwaliteit.overzichten.itemveld import anker
from kwaliteit.overzichten.vergelijken import vergelijk
from kwaliteit.views.kader_bewerken import in_concept, rond
from kwaliteit.views.velden import te_laat
from scholen import klok
from scholen.http import GebruikerRequest
from scholen.taal import aantal


@require_http_methods(["GET", "HEAD", "POST"])
def kader_nieuwe_versie(request: GebruikerRequest, sleutel: str) -> HttpResponse:
    """Begin the next version: the same codes and texts, as a concept of the own bestuur."""
    kader = toegang.kader_opvolgen(request.user, sleutel)
    if kader.status == kader.Status.CONCEPT:
        messages.info(request, "Dit is nog een concept. Je kunt het zelf aanpassen.")
        return redirect(kader)
    besturen = toegang.besturen_voor_kader(request.user)
    begin = {"naam": kader.naam, "versie": volgende_versie(kader.versie)}
    form = KaderNieuwForm(request.POST or None, besturen=besturen, initial=begin)
    if form.is_valid():
        try:
            nieuw = _maak(request, kader, form)
        except OngeldigeOvergang as melding:
            form.add_error("versie", str(melding))
        else:
            return redirect("kwaliteit:kader_bewerken", nieuw.sleutel)
    return render(request, "kwaliteit/kader_nieuwe_versie.html", {"kader": kader, "form": form})


def _maak(
    request: GebruikerRequest, kader: Kwaliteitskader, form: KaderNieuwForm
) -> Kwaliteitskader:
    nieuw = acties.nieuwe_versie(
        kader,
        bestuur=form.gekozen_bestuur,
        naam=form.cleaned_data["naam"],
        versie=form.cleaned_data["versie"],
        door=request.user,
        op=klok.nu(),
    )
    messages.success(request, f"Versie {nieuw.versie} staat klaar als concept, met alle teksten.")
    return nieuw


@require_safe
def kader_vergelijken(request: GebruikerRequest, sleutel: str) -> HttpResponse:
    """This kader beside an older one, by code."""
    kader = toegang.kader_lezen(request.user, sleutel)
    andere = toegang.kaders_om_mee_te_vergelijken(request.user, kader)
    gekozen = _gekozen(request, "met", andere)
    oud = gekozen or next(iter(andere), None)
    context = {
        "kader": kader,
        "andere": andere,
        "oud": oud,
        "blad": vergelijk(oud, kader) if oud else None,
        "alles": "alles" in request.GET,
    }
    return render(request, "kwaliteit/kader_vergelijken.html", context)


def _gekozen(
    request: GebruikerRequest, naam: str, andere: list[Kwaliteitskader]
) -> Kwaliteitskader | None:
    """The kader the address names, which is one of those somebody may choose."""
    sleutel = request.GET.get(naam, "")
    gevonden = next((kader for kader in andere if kader.sleutel == sleutel), None)
    if sleutel and gevonden is None:
        raise Http404
    return gevonden


@require_http_methods(["GET", "HEAD", "POST"])
def kader_hulptekst(request: GebruikerRequest, sleutel: str, item: int) -> HttpResponse:
    """Mend a typo in the help texts of an item of a published kader."""
    rij = toegang.item_bewerken(request.user, sleutel, item)
    form = HulptekstForm(request.POST or None, rij=rij)
    if rij.kader.status != Kwaliteitskader.Status.GEPUBLICEERD:
        if request.method == "POST":
            return _niet_gepubliceerd(request, rij, form)
        messages.info(request, "Een tikfout verbeter je zo alleen in een gepubliceerd kader.")
        return redirect(rij.kader)
    if form.is_valid():
        return _verbeter(request, rij, form)
    return _toon_hulptekst(request, rij, form)


def _verbeter(request: GebruikerRequest, item: Item, form: HulptekstForm) -> HttpResponse:
    try:
        verschillen = acties.hulptekst_verbeteren(
            item,
            waarden=form.cleaned_data,
            merken=form.merken,
            door=request.user,
            op=klok.nu(),
        )
    except Gesloten:
        return _niet_gepubliceerd(request, item, form)
    for veld, verschil in verschillen.items():
        wie = verschil.door or "Iemand anders"
        form.add_error(veld, f"{wie} schreef hier net ook. Nu staat er: {verschil.ander}")
    if verschillen:
        return _toon_hulptekst(request, item, form)
    messages.success(request, f"De uitleg bij {item.code} is bijgewerkt.")
    return redirect(f"{item.kader.get_absolute_url()}#i{anker(item.code)}")


def _niet_gepubliceerd(request: GebruikerRequest, item: Item, form: HulptekstForm) -> HttpResponse:
    return te_laat(request, form, acties.NIET_GEPUBLICEERD, item.kader.get_absolute_url())


def _toon_hulptekst(request: GebruikerRequest, item: Item, form: HulptekstForm) -> HttpResponse:
    context = {
        "kader": item.kader,
        "item": item,
        "form": form,
        "verbeteringen": verbeteringen_van(item.kader),
    }
    return render(request, "kwaliteit/kader_hulptekst.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@in_concept
def kader_hulpteksten(request: GebruikerRequest, kader: Kwaliteitskader) -> HttpResponse:
    """Take help texts from another kader by equal code: choose, look, then tick what comes."""
    andere = toegang.kaders_om_mee_te_vergelijken(request.user, kader)
    bron = _gekozen(request, "bron", andere)
    if request.method == "POST" and bron is not None:
        return _neem_over(request, kader, bron)
    context = {
        **rond(kader, "kwaliteit:kader_hulpteksten"),
        "andere": andere,
        "bron": bron,
        "blad": overname(kader, bron) if bron else None,
    }
    return render(request, "kwaliteit/kader_hulpteksten.html", context)


def _neem_over(
    request: GebruikerRequest, kader: Kwaliteitskader, bron: Kwaliteitskader
) -> HttpResponse:
    try:
        uitkomst = hulpteksten_overnemen(
            kader, bron, keuzes=request.POST.getlist("neem"), door=request.user, op=klok.nu()
        )
    except OngeldigeOvergang as melding:
        messages.warning(request, str(melding))
        return redirect(kader)
    if uitkomst.te_laat:
        messages.warning(
            request,
            f"Bij {aantal(uitkomst.te_laat, 'tekst', 'teksten')} stond er intussen iets anders."
            " Die hebben we laten staan.",
        )
    over = aantal(uitkomst.aantal, "tekst", "teksten") if uitkomst.aantal else "niets"
    messages.success(request, f"We namen {over} over uit {bron}.")
    return redirect("kwaliteit:kader_bewerken", kader.sleutel)
