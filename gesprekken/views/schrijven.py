"""The verslag while its writer has it: begin, write, copy own lines, mend."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from django.contrib import messages
from django.forms import ModelForm
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from gesprekken.acties import schrijven as acties
from gesprekken.acties import verslag as verslagacties
from gesprekken.acties.verslag import TekstVeranderd, Wijziging
from gesprekken.forms.verslag import OnderdeelAanpassenForm, OnderdeelForm, rijformulieren
from gesprekken.models import Gesprek, Onderdeel, Verslag
from gesprekken.overzichten.schrijven import Teruggestuurd, schrijfdelen
from gesprekken.rapport import Gespreksrapport
from gesprekken.rapport.blad import Verslagblad, zonder_onderdeel
from gesprekken.toegang import gesprek as gesprektoegang
from gesprekken.toegang import verslag as toegang
from kwaliteit.acties.bewaren import Gesloten, Verschil
from kwaliteit.overgangen import OngeldigeOvergang
from kwaliteit.views.bewaren import bewaar
from kwaliteit.views.leerlingen import waarschuw
from scholen import klok
from scholen.http import GebruikerRequest

DICHT = (
    "Het verslag ligt voor, dus hier kun je niet meer schrijven. Kopieer je tekst en pas het"
    " onderdeel aan, of neem het verslag eerst terug."
)
Rijen = Sequence[ModelForm]
AANGEPAST = "Het onderdeel is aangepast. Wie er al akkoord mee was, geeft opnieuw akkoord."


@require_POST
def verslag_beginnen(request: GebruikerRequest, sleutel: str) -> HttpResponse:
    """Make the concept with its proposed sections."""
    gesprek = gesprektoegang.gesprek_bewerken(request.user, sleutel)
    try:
        verslagacties.verslag_beginnen(gesprek, door=request.user, op=klok.nu())
    except OngeldigeOvergang as melding:
        messages.warning(request, str(melding))
        return redirect(gesprek)
    return redirect("verslag_schrijven", sleutel)


@require_http_methods(["GET", "POST"])
def verslag_schrijven(request: GebruikerRequest, sleutel: str) -> HttpResponse:
    """The editor; every field saves itself, and without JavaScript the page saves as a whole."""
    gesprek, verslag = toegang.laatste_schrijven(request.user, sleutel)
    if verslag is None and gesprek.status == Gesprek.Status.GEVOERD:
        return render(request, "gesprekken/verslag_beginnen.html", {"gesprek": gesprek})
    if verslag is not None and request.method == "POST":
        return _bewaar_geheel(request, verslag)
    if verslag is None or verslag.status != Verslag.Status.CONCEPT:
        return _niet_nu(request, gesprek)
    return _toon(request, verslag)


def _niet_nu(request: GebruikerRequest, gesprek: Gesprek) -> HttpResponse:
    """There is no concept, and now is not the moment to begin one."""
    if gesprek.is_voor_het_gesprek or gesprek.status == Gesprek.Status.VERVALLEN:
        messages.warning(request, "Het verslag schrijf je als het gesprek is gevoerd.")
        return redirect(gesprek)
    messages.info(request, "Je leest nu het verslag dat is voorgelegd. Een concept is er niet.")
    return redirect("verslag", gesprek.sleutel)


def _toon(
    request: GebruikerRequest, concept: Verslag, terug: Teruggestuurd | None = None
) -> HttpResponse:
    """The editor, with what could not be saved as it was typed."""
    rapport = Gespreksrapport.van(concept)
    delen = schrijfdelen(concept, schrijver=request.user, terug=terug)
    context = {
        "verslag": concept,
        "rapport": rapport,
        "delen": list(zip(delen, rapport.onderdelen, strict=True)),
        "ontbrekend": zonder_onderdeel(rapport),
        "terug": terug,
    }
    return render(request, "gesprekken/verslag_schrijven.html", context)


def _bewaar_geheel(request: GebruikerRequest, concept: Verslag) -> HttpResponse:
    """Save what the page sent, then do what the button asked for."""
    formulieren = {
        rij: OnderdeelForm(request.POST, prefix=rij.sleutel)
        for rij in concept.onderdelen.all()
        if f"{rij.sleutel}-tekst" in request.POST
    }
    goed = {rij: form.cleaned_data for rij, form in formulieren.items() if form.is_valid()}
    try:
        verschillen = acties.concept_bewaren(
            goed, merken=request.POST, door=request.user, op=klok.nu()
        )
    except Gesloten:
        return _te_laat(request, concept, goed)
    if verschillen or len(goed) < len(formulieren):
        return _toon(request, concept, _terug(request, formulieren.values(), verschillen))
    return _daarna(request, concept)


def _te_laat(
    request: GebruikerRequest, verslag: Verslag, getypt: Mapping[Onderdeel, Mapping[str, str]]
) -> HttpResponse:
    """The verslag was sent meanwhile: show what was typed, so that it can still be used."""
    anders = [(rij, velden["tekst"]) for rij, velden in getypt.items()]
    context = {"verslag": verslag, "anders": [een for een in anders if een[1] != een[0].tekst]}
    return render(request, "gesprekken/verslag_te_laat.html", context, status=409)


def _terug(
    request: GebruikerRequest,
    formulieren: Collection[OnderdeelForm],
    verschillen: Mapping[str, Verschil],
) -> Teruggestuurd:
    """What stays on the screen as it was typed: what is not right, and what conflicts."""
    fouten = {
        form.add_prefix(veld): [str(fout) for fout in lijst]
        for form in formulieren
        for veld, lijst in form.errors.items()
    }
    niet_bewaard = {
        form.add_prefix(naam) for form in formulieren if form.errors for naam in form.fields
    }
    getypt = {naam: request.POST.get(naam, "") for naam in {*niet_bewaard, *verschillen}}
    return Teruggestuurd(getypt, fouten, verschillen)


def _daarna(request: GebruikerRequest, concept: Verslag) -> HttpResponse:
    """Everything is saved: copy a line, go on, or just say so."""
    if "verder" in request.POST:
        return redirect("verslag_voorleggen", concept.gesprek.sleutel)
    naar, _, regel = request.POST.get("neem_over", "").partition(" ")
    if naar:
        return _neem_over(request, toegang.onderdeel_van(concept, naar), regel)
    try:
        if "bijwerken" in request.POST:
            verslagacties.onderdelen_bijwerken(concept)
    except OngeldigeOvergang as melding:  # sent in another tab, or a moment ago
        messages.warning(request, str(melding))
    else:
        messages.success(request, "Alles is opgeslagen.")
    return redirect("verslag_schrijven", concept.gesprek.sleutel)


def _neem_over(request: GebruikerRequest, rij: Onderdeel, regel: str) -> HttpResponse:
    try:
        acties.regel_overnemen(rij, regel=regel, door=request.user, op=klok.nu())
    except OngeldigeOvergang as melding:
        messages.warning(request, str(melding))
    except Verschil:
        messages.warning(request, "Iemand schreef hier net ook. Lees eerst wat er nu staat.")
    else:
        zin = f"De regel staat nu onder aan de tekst van onderdeel {rij.nummer}."
        messages.success(request, zin)
    url = reverse("verslag_schrijven", args=[rij.verslag.gesprek.sleutel])
    return redirect(f"{url}#{rij.sleutel}-tekst")  # the text itself takes the focus there


@require_POST
def onderdeel_bewaren(request: GebruikerRequest, sleutel: str, onderdeel: str) -> JsonResponse:
    """Save one field of one section."""
    rij = toegang.onderdeel_schrijven(request.user, sleutel, onderdeel)
    return bewaar(request, rij, form=OnderdeelForm, mits=acties.IN_CONCEPT, gesloten=DICHT)


@require_http_methods(["GET", "POST"])
def onderdeel_aanpassen(request: GebruikerRequest, sleutel: str, onderdeel: str) -> HttpResponse:
    """Mend one section that lies open; what somebody agreed to in it is void then."""
    rij = toegang.onderdeel_schrijven(request.user, sleutel, onderdeel)
    if rij.verslag.status != Verslag.Status.TER_VASTSTELLING:
        messages.warning(request, "Aanpassen per onderdeel kan alleen als het verslag voorligt.")
        return redirect(rij.verslag)
    gestuurd = request.POST if request.method == "POST" else None
    form = OnderdeelAanpassenForm(gestuurd, initial={"tekst": rij.tekst})
    rijen = rijformulieren(rij, gestuurd)
    if all([form.is_valid(), *(rijform.is_valid() for rijform in rijen)]):
        return _pas_aan(request, rij, form, rijen)
    return _toon_aanpassen(request, rij, form, rijen)


def _pas_aan(
    request: GebruikerRequest, rij: Onderdeel, form: OnderdeelAanpassenForm, rijen: Rijen
) -> HttpResponse:
    wijzigingen = [Wijziging(een.instance, een.cleaned_data) for een in rijen]
    try:
        veranderd = verslagacties.onderdeel_aanpassen(
            rij, **form.cleaned_data, rijen=wijzigingen, door=request.user, op=klok.nu()
        )
    except TekstVeranderd as melding:
        form.add_error(None, str(melding))
        return _toon_aanpassen(request, rij, form, rijen, status=409)
    except OngeldigeOvergang as melding:
        messages.warning(request, str(melding))
    else:
        messages.success(request, AANGEPAST if veranderd else "Er is niets veranderd.")
        waarschuw(request, *form.cleaned_data.values(), *_teksten(wijzigingen))
    return redirect(f"{rij.verslag.get_absolute_url()}#onderdeel-{rij.nummer}")


def _teksten(wijzigingen: Iterable[Wijziging]) -> list[object]:
    return [waarde for een in wijzigingen for waarde in een.velden.values()]


def _toon_aanpassen(
    request: GebruikerRequest,
    rij: Onderdeel,
    form: OnderdeelAanpassenForm,
    rijen: Rijen,
    *,
    status: int = 200,
) -> HttpResponse:
    blad = Verslagblad.van(rij.verslag)
    context = {
        "verslag": rij.verslag,
        "onderdeel": rij,
        "form": form,
        "rijen": rijen,
        "rijen_fout": [een for een in rijen if een.errors],
        "nu": blad.deel(rij.nummer),
        "is_anders": status == 409,
    }
    return render(request, "gesprekken/onderdeel_aanpassen.html", context, status=status)
