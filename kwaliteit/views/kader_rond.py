"""Changing what stands around the items of a kader in concept: themas, scale, words."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from kwaliteit import toegang
from kwaliteit.acties import kader_rond as acties
from kwaliteit.acties.kader_bewerken import IN_CONCEPT, LIGT_VAST
from kwaliteit.forms.kader_bewerken import NiveauForm, SchaalForm, ThemaForm, WoordenForm
from kwaliteit.forms.kader_nieuw import ThemaNieuwForm, WoordNieuwForm
from kwaliteit.models import Kwaliteitskader
from kwaliteit.overgangen import OngeldigeOvergang
from kwaliteit.overzichten.bewerken import (
    items_met_zin,
    schaal_van,
    themalijst,
    woordenlijst,
)
from kwaliteit.overzichten.schaal import schaalblad
from kwaliteit.views.kader_bewerken import (
    AL_WEG,
    ZELF_IN_CONCEPT,
    bewaar_deel,
    doe,
    in_concept,
    rond,
)
from kwaliteit.views.velden import Velden
from scholen.http import GebruikerRequest

SCHAALKNOPPEN = {
    "eigen": acties.eigen_schaal,
    "huis": acties.schaal_weghalen,
    "erbij": acties.niveau_toevoegen,
}


@require_http_methods(["GET", "HEAD", "POST"])
@in_concept
def kader_themas(request: GebruikerRequest, kader: Kwaliteitskader) -> HttpResponse:
    """The themas; the form at the end adds one."""
    nieuw = ThemaNieuwForm(request.POST or None)
    if nieuw.is_valid():
        try:
            thema = acties.thema_toevoegen(kader, naam=nieuw.cleaned_data["naam"])
        except OngeldigeOvergang as melding:
            nieuw.add_error("naam", str(melding))
        else:
            return redirect(f"{request.path}#t{thema.pk}")
    themas = [(rij, ThemaForm(rij=rij, prefix=f"t{rij.pk}")) for rij in themalijst(kader)]
    context = {**rond(kader, "kwaliteit:kader_themas"), "themas": themas, "form": nieuw}
    return render(request, "kwaliteit/kader_themas.html", context)


@require_POST
def kader_thema_bewaren(request: GebruikerRequest, sleutel: str, thema: int) -> HttpResponse:
    """A field of a thema."""
    rij = toegang.thema_bewerken(request.user, sleutel, thema)
    terug = reverse("kwaliteit:kader_themas", args=[sleutel]) + f"#t{thema}"
    form = partial(ThemaForm, rij=rij)
    velden = Velden(form, f"t{thema}", IN_CONCEPT, terug, LIGT_VAST)
    return bewaar_deel(request, rij, velden)


@require_http_methods(["GET", "HEAD", "POST"])
@in_concept
def kader_thema_weg(request: GebruikerRequest, kader: Kwaliteitskader, thema: int) -> HttpResponse:
    """Take a thema away, after a page that says from how many items."""
    rij = toegang.thema_of_weg(kader, thema)
    if rij is None:
        messages.info(request, AL_WEG)
    elif request.method != "POST":
        context = {"kader": kader, "thema": rij, "items": list(rij.items.in_volgorde())}
        return render(request, "kwaliteit/kader_thema_weg.html", context)
    elif doe(request, partial(acties.thema_weghalen, rij)):
        messages.success(request, f"Thema {rij} is weggehaald.")
    return redirect("kwaliteit:kader_themas", kader.sleutel)


@require_http_methods(["GET", "HEAD", "POST"])
@in_concept
def kader_schaal(request: GebruikerRequest, kader: Kwaliteitskader) -> HttpResponse:
    """The steps: those of the house, or of the kader itself; buttons change between the two."""
    if request.method == "POST":
        wat = SCHAALKNOPPEN.get(request.POST.get("doe", ""))
        if wat is not None:
            doe(request, partial(wat, kader))
        return redirect("kwaliteit:kader_schaal", kader.sleutel)
    schaal = schaal_van(kader)
    niveaus = list(schaal.niveaus.all()) if schaal else []
    context = {
        **rond(kader, "kwaliteit:kader_schaal"),
        "blad": {"schaal": schaalblad(kader)},
        "formulier": SchaalForm(rij=schaal, prefix="schaal") if schaal else None,
        "niveaus": [(rij, NiveauForm(rij=rij, prefix=f"n{rij.pk}")) for rij in niveaus],
        "kan_erbij": len(niveaus) < acties.MEESTE_NIVEAUS,
    }
    return render(request, "kwaliteit/kader_schaal.html", context)


@require_POST
def kader_schaal_bewaren(request: GebruikerRequest, sleutel: str) -> HttpResponse:
    """A field of the scale."""
    rij = toegang.schaal_bewerken(request.user, sleutel)
    terug = reverse("kwaliteit:kader_schaal", args=[sleutel])
    form = partial(SchaalForm, rij=rij)
    velden = Velden(form, "schaal", IN_CONCEPT, terug, LIGT_VAST)
    return bewaar_deel(request, rij, velden)


@require_POST
def kader_niveau_bewaren(request: GebruikerRequest, sleutel: str, niveau: int) -> HttpResponse:
    """A field of one step."""
    rij = toegang.niveau_bewerken(request.user, sleutel, niveau)
    terug = reverse("kwaliteit:kader_schaal", args=[sleutel]) + f"#n{niveau}"
    form = partial(NiveauForm, rij=rij)
    velden = Velden(form, f"n{niveau}", acties.NIVEAU_MAG, terug, LIGT_VAST)
    return bewaar_deel(request, rij, velden)


@require_http_methods(["GET", "HEAD", "POST"])
@in_concept
def kader_niveau_weg(
    request: GebruikerRequest, kader: Kwaliteitskader, niveau: int
) -> HttpResponse:
    """Take a step off the scale, after a page that says what goes with it."""
    rij = toegang.niveau_of_weg(kader, niveau)
    if rij is None:
        messages.info(request, AL_WEG)
    elif request.method != "POST":
        context = {"kader": kader, "niveau": rij, "items": items_met_zin(kader, rij)}
        return render(request, "kwaliteit/kader_niveau_weg.html", context)
    elif doe(request, partial(acties.niveau_weghalen, rij)):
        messages.success(request, f"Stap {rij} is weggehaald.")
    return redirect("kwaliteit:kader_schaal", kader.sleutel)


@require_http_methods(["GET", "HEAD", "POST"])
@in_concept
def kader_woorden(request: GebruikerRequest, kader: Kwaliteitskader) -> HttpResponse:
    """The words of the kader itself; the form at the end adds one, a button takes one away."""
    if "weg" in request.POST:
        doe(request, partial(acties.woord_weghalen, kader, naam=request.POST["weg"]))
        return redirect("kwaliteit:kader_woorden", kader.sleutel)
    nieuw = WoordNieuwForm(request.POST or None, initial={"naam": request.GET.get("naam", "")})
    if nieuw.is_valid():
        try:
            acties.woord_toevoegen(kader, **nieuw.cleaned_data)
        except OngeldigeOvergang as melding:
            nieuw.add_error("naam", str(melding))
        else:
            return redirect("kwaliteit:kader_woorden", kader.sleutel)
    return render(request, "kwaliteit/kader_woorden.html", _woordenblad(kader, nieuw))


def _woordenblad(kader: Kwaliteitskader, nieuw: WoordNieuwForm) -> dict[str, object]:
    lijst = woordenlijst(kader)
    form = WoordenForm(rij=kader, namen=kader.woorden, prefix="woord")
    return {
        **rond(kader, "kwaliteit:kader_woorden"),
        "woorden": zip(lijst.bekend, form, strict=True),
        "los": lijst.los,
        "form": nieuw,
    }


@require_POST
def kader_woorden_bewaren(request: GebruikerRequest, sleutel: str) -> HttpResponse:
    """One of the words of the kader itself."""
    kader = toegang.kader_bewerken(request.user, sleutel)
    terug = reverse("kwaliteit:kader_woorden", args=[sleutel])
    form = partial(WoordenForm, rij=kader, namen=kader.woorden)
    velden = Velden(form, "woord", ZELF_IN_CONCEPT, terug, LIGT_VAST)
    return bewaar_deel(request, kader, velden)
