"""The notepad at the table: write first, file later. For the adviser of the talk alone."""

from django.contrib import messages
from django.db import IntegrityError
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from gesprekken.acties import kladblok as acties
from gesprekken.acties.inzage import leg_lezen_vast
from gesprekken.forms.kladblok import AantekeningForm, DoelForm, VastleggenForm, velden_van
from gesprekken.models import Aantekening, Afspraak, Agendapunt, Doel, Gesprek
from gesprekken.overzichten.tafel import aan_tafel
from gesprekken.toegang import gesprek as toegang
from gesprekken.views.noteren import notitie
from kwaliteit.overgangen import OngeldigeOvergang
from kwaliteit.views.leerlingen import waarschuw
from kwaliteit.views.velden import Velden, bewaar_formulier, bewaar_rij
from scholen import klok
from scholen.http import GebruikerRequest


@require_safe
def gesprek_voeren(request: GebruikerRequest, sleutel: str) -> HttpResponse:
    """The notepad, at the point one is at."""
    gesprek = toegang.gesprek_bewerken(request.user, sleutel)
    nieuw = request.GET.get("nieuw", "")
    return _toon(request, gesprek, soort=nieuw if nieuw in toegang.VASTGELEGD else "")


def _toon(
    request: GebruikerRequest, gesprek: Gesprek, *, soort: str, form: VastleggenForm | None = None
) -> HttpResponse:
    """The page; ``soort`` is what one is capturing, if anything."""
    tafel = aan_tafel(
        gesprek,
        request.user,
        punt=request.GET.get("punt", ""),
        open_=request.GET.get("open", ""),
        op=klok.nu(),
    )
    if tafel.indiening:
        leg_lezen_vast(tafel.indiening, door=request.user, op=klok.nu())
    if soort and form is None:
        form = VastleggenForm(soort=soort, initial={"sleutel": tafel.nieuwe_sleutel})
    context = {"gesprek": gesprek, "tafel": tafel, "soort": soort, "form": form}
    return render(request, "gesprekken/gesprek_voeren.html", context)


@require_POST
def kladregel_bewaren(request: GebruikerRequest, sleutel: str, regel: str) -> HttpResponse:
    """A line: its text, and who said it. The first word of a new line makes it."""
    gesprek = toegang.gesprek_bewerken(request.user, sleutel)
    rij = _regel(request, gesprek, regel)
    return bewaar_rij(request, rij, _regelvelden(rij))


@require_POST
def kladregel_doen(request: GebruikerRequest, sleutel: str, regel: str) -> HttpResponse:
    """Save a line, then do with it what the button says: capture it, or park it."""
    gesprek = toegang.gesprek_bewerken(request.user, sleutel)
    rij = _regel(request, gesprek, regel)
    mislukt = bewaar_formulier(request, rij, _regelvelden(rij))
    return mislukt or _doe(request, rij, request.POST.get("doe", ""))


def _regelvelden(rij: Aantekening) -> Velden:
    return notitie(AantekeningForm, rij.sleutel, _plek(rij.gesprek, rij.agendapunt))


def _regel(request: GebruikerRequest, gesprek: Gesprek, sleutel: str) -> Aantekening:
    """The line with this sleutel, made now if its page gave the sleutel to a new one."""
    bestaand = toegang.kladregel_of_nieuw(request.user, gesprek, sleutel)
    if bestaand is not None:
        return bestaand
    punt = toegang.agendapunt_of_geen(gesprek, request.GET.get("punt", ""))
    try:
        return acties.nieuwe_regel(
            gesprek, sleutel=sleutel, agendapunt=punt, auteur=request.user, op=klok.nu()
        )
    except IntegrityError as fout:  # a line of another bestuur, which the database does not show
        raise Http404 from fout


def _doe(request: GebruikerRequest, rij: Aantekening, doe: str) -> HttpResponse:
    hier = _plek(rij.gesprek, rij.agendapunt)
    if doe in toegang.VASTGELEGD and not rij.tekst.strip():
        return redirect(f"{hier}&nieuw={doe}#vast")
    try:
        if doe == "parkeren":
            acties.parkeren(rij)
        elif doe in toegang.VASTGELEGD:
            vast = acties.vastleggen_van_regel(rij, soort=doe)
            return redirect(f"{hier}&open={vast.sleutel}#v-{vast.sleutel}")
    except OngeldigeOvergang as fout:
        messages.warning(request, str(fout))
    return redirect(hier)


@require_POST
def vastleggen(request: GebruikerRequest, sleutel: str, soort: str) -> HttpResponse:
    """Capture something that stands in no line."""
    gesprek = toegang.gesprek_bewerken(request.user, sleutel)
    if soort not in toegang.VASTGELEGD:
        raise Http404
    punt = toegang.agendapunt_of_geen(gesprek, request.GET.get("punt", ""))
    form = VastleggenForm(request.POST, soort=soort)
    if not form.is_valid():
        return _toon(request, gesprek, soort=soort, form=form)
    waarschuw(request, form.cleaned_data["tekst"])
    try:
        vast = acties.vastleggen(gesprek, soort=soort, agendapunt=punt, **form.cleaned_data)
    except OngeldigeOvergang as fout:
        messages.warning(request, str(fout))
        return redirect(gesprek)
    return redirect(f"{_plek(gesprek, punt)}&open={vast.sleutel}#v-{vast.sleutel}")


@require_POST
def vastgelegd_bewaren(
    request: GebruikerRequest, sleutel: str, soort: str, rij: str
) -> HttpResponse:
    """A field of what was captured."""
    gesprek = toegang.gesprek_bewerken(request.user, sleutel)
    vast = toegang.vastgelegd(gesprek, soort, rij)
    terug = f"{_plek(gesprek, vast.agendapunt)}&open={rij}#v-{rij}"
    velden = notitie(velden_van(soort, gesprek), rij, terug)
    return bewaar_rij(request, vast, velden)


@require_POST
def doel_bewaren(request: GebruikerRequest, sleutel: str, rij: str, doelsoort: str) -> HttpResponse:
    """A field of the measurable or noticeable goal of an afspraak."""
    gesprek = toegang.gesprek_bewerken(request.user, sleutel)
    afspraak = toegang.afspraak(gesprek, rij)
    if doelsoort not in Doel.Soort.values:
        raise Http404
    try:
        doel = acties.doel_bij(afspraak, soort=doelsoort)
    except Afspraak.DoesNotExist:
        raise Http404 from None
    mits = Q(afspraak__gesprek__status__in=Gesprek.TE_NOTEREN)
    terug = f"{_plek(gesprek, afspraak.agendapunt)}&open={rij}#v-{rij}"
    antwoord = bewaar_rij(request, doel, notitie(DoelForm, f"{rij}-{doelsoort}", terug, mits=mits))
    acties.leeg_doel_weghalen(doel)
    return antwoord


@require_POST
def vastgelegd_weghalen(
    request: GebruikerRequest, sleutel: str, soort: str, rij: str
) -> HttpResponse:
    """Take back what was captured."""
    gesprek = toegang.gesprek_bewerken(request.user, sleutel)
    vast = toegang.vastgelegd(gesprek, soort, rij)
    hier = _plek(gesprek, vast.agendapunt)
    try:
        acties.weghalen(vast, door=request.user, op=klok.nu())
    except OngeldigeOvergang as fout:
        messages.warning(request, str(fout))
    else:
        messages.success(request, "Dat is niet meer vastgelegd. De regel op je kladblok blijft.")
    return redirect(f"{hier}#vast")


def _plek(gesprek: Gesprek, punt: Agendapunt | None) -> str:
    """The notepad at a point."""
    waar = punt.sleutel if punt else "doelen"
    return f"{reverse('gesprek_voeren', args=[gesprek.sleutel])}?punt={waar}"
