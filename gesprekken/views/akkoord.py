"""What the two sides say to each section of a verslag."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import wraps

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from gesprekken.acties import akkoord as acties
from gesprekken.acties.akkoord import Woord
from gesprekken.acties.verslag import NietNu, TekstVeranderd
from gesprekken.forms.akkoord import (
    AkkoordForm,
    AntwoordForm,
    BlijvendeTekstForm,
    Marge,
    akkoordformulieren,
)
from gesprekken.models import Akkoord, Gesprek, Onderdeel, Partij, Verslag
from gesprekken.rapport.blad import Verslagblad
from gesprekken.toegang import verslag as toegang
from gesprekken.toegang.gesprek import mag_lezen
from gesprekken.views.verslag import toon_verslag
from kwaliteit.overgangen import OngeldigeOvergang
from scholen import klok
from scholen.http import GebruikerRequest
from scholen.taal import opsomming
from scholen.views.bevestigen import bevestig_eerst, wil_terug

View = Callable[..., HttpResponse]
ANDERE_KANT = (
    "Je opende deze pagina om antwoord te geven namens {}. Nu doe je dat namens {}. Er is nog niets"
    " bevestigd. Lees wat er nu staat, en bevestig daarna opnieuw."
)
NAMENS = {Partij.SCHOOL: "de school", Partij.BESTUUR: "het bestuur"}


def geeft_woorden_terug(view: View) -> View:
    """Show what somebody typed when the verslag was taken back meanwhile, and is theirs no more."""

    @wraps(view)
    def binnen(request: GebruikerRequest, sleutel: str, *args: str, **kwargs: str) -> HttpResponse:
        try:
            return view(request, sleutel, *args, **kwargs)
        except Http404:
            velden = [naam for naam in request.POST if naam.endswith(("kanttekening", "tekst"))]
            geschreven = [request.POST[naam] for naam in velden if request.POST[naam].strip()]
            if not geschreven:
                raise
            return _teruggenomen(request, toegang.meegelezen(request.user, sleutel), geschreven)

    return binnen


def _teruggenomen(
    request: GebruikerRequest, gesprek: Gesprek, geschreven: Sequence[str]
) -> HttpResponse:
    context = {
        "gesprek": gesprek,
        "mag_naar_gesprek": mag_lezen(request.user, gesprek),
        "geschreven": geschreven,
    }
    return render(request, "gesprekken/verslag_teruggenomen.html", context, status=409)


@require_POST
@geeft_woorden_terug
def onderdeel_akkoord(request: GebruikerRequest, sleutel: str, onderdeel: str) -> HttpResponse:
    """Say yes, yes with a remark, or not yet; the words stay on the screen when it cannot be."""
    rij, partij = toegang.onderdeel_tekenen(request.user, sleutel, onderdeel)
    form = AkkoordForm(request.POST, sleutel=rij.sleutel, nummer=rij.nummer)
    return _bevestig(request, rij.verslag, partij, {rij: form})


@require_POST
@geeft_woorden_terug
def verslag_akkoord(request: GebruikerRequest, sleutel: str) -> HttpResponse:
    """Confirm all that was chosen; with the button ``rest`` also yes where nothing was said yet.

    Each section gets a row of its own, on exactly the text that was on the screen.
    """
    rij, partij = toegang.verslag_tekenen(request.user, sleutel)
    rest = Verslagblad.van(rij).nog_stil[partij] if "rest" in request.POST else ()
    formulieren = akkoordformulieren(rij.onderdelen.all(), request.POST, rest=rest)
    return _bevestig(request, rij, partij, formulieren)


def _bevestig(
    request: GebruikerRequest,
    verslag: Verslag,
    partij: Partij,
    formulieren: Mapping[Onderdeel, AkkoordForm],
) -> HttpResponse:
    """Write down what was sent, or show what is not right yet; nothing typed gets lost."""
    marge = _marge(request, formulieren.values())
    if antwoord := _nog_niet(request, verslag, marge):
        return antwoord
    woorden = [Woord(rij, **form.cleaned_data) for rij, form in formulieren.items()]
    try:
        kant = _zelfde_kant(request, partij)
        acties.akkoorden_geven(verslag, woorden, partij=kant, door=request.user, op=klok.nu())
    except TekstVeranderd as melding:
        marge.gestuurd[0].add_error(None, str(melding))
        return toon_verslag(request, verslag, marge=marge, status=409)
    except OngeldigeOvergang as melding:
        return _te_laat(request, verslag, melding, [woord.kanttekening for woord in woorden])
    messages.success(request, _bevestiging(verslag, woorden, partij))
    return _verder(request, verslag, formulieren)


def _zelfde_kant(request: GebruikerRequest, partij: Partij) -> Partij:
    """The side somebody signs for, if the page was made for that one.

    Raises:
        NietNu: a role began or ended since, and what was sent was meant for the other side.
    """
    if request.POST.get("kant", partij) != partij:
        raise NietNu(ANDERE_KANT.format(NAMENS[acties.ANDERE[partij]], NAMENS[partij]))
    return partij


def _nog_niet(request: GebruikerRequest, verslag: Verslag, marge: Marge) -> HttpResponse | None:
    """What has to come first: something to mend, or the question whether it is still you."""
    goed = [form.is_valid() for form in marge.gestuurd]
    if not all(goed) or wil_terug(request):
        return toon_verslag(request, verslag, marge=marge)
    return bevestig_eerst(request, wat="je akkoord")


@require_POST
@geeft_woorden_terug
def onderdeel_antwoord(request: GebruikerRequest, sleutel: str, onderdeel: str) -> HttpResponse:
    """Answer a remark of the other side."""
    rij, partij = toegang.onderdeel_tekenen(request.user, sleutel, onderdeel)
    form = AntwoordForm(request.POST, sleutel=rij.sleutel, nummer=rij.nummer)
    if not form.is_valid():
        return toon_verslag(request, rij.verslag, marge=_marge(request, [form]))
    tekst = form.cleaned_data["tekst"]
    try:
        kant = _zelfde_kant(request, partij)
        acties.kanttekening_beantwoorden(
            rij, partij=kant, tekst=tekst, door=request.user, op=klok.nu()
        )
    except OngeldigeOvergang as melding:
        return _te_laat(request, rij.verslag, melding, [tekst])
    messages.success(request, "Jullie antwoord staat bij de kanttekening.")
    return _verder(request, rij.verslag, {rij: form})


def _marge(request: GebruikerRequest, gestuurd: Iterable[BlijvendeTekstForm]) -> Marge:
    """The forms that were sent, and whatever else stood in the fields of the page."""
    formulieren = tuple(gestuurd)
    eigen = {form.add_prefix(veld) for form in formulieren for veld in form.fields}
    return Marge(formulieren, {naam: request.POST[naam] for naam in {*request.POST} - eigen})


def _verder(
    request: GebruikerRequest, verslag: Verslag, gedaan: Mapping[Onderdeel, BlijvendeTekstForm]
) -> HttpResponse:
    """Back to the page, at the section that was answered; with what was typed elsewhere."""
    elders = Marge(getypt=_marge(request, gedaan.values()).getypt)
    if elders.is_getypt and not verslag.is_vast:
        messages.info(request, "Wat je bij een ander onderdeel koos of schreef, staat er nog.")
        return toon_verslag(request, verslag, marge=elders)
    if len(gedaan) != 1 or verslag.is_vast:
        return redirect(verslag)
    (rij,) = gedaan
    return redirect(f"{verslag.get_absolute_url()}#onderdeel-{rij.nummer}")


def _te_laat(
    request: GebruikerRequest, verslag: Verslag, melding: Exception, teksten: Iterable[str]
) -> HttpResponse:
    """It cannot be any more: say so, and give the words back to who wrote them."""
    messages.warning(request, str(melding))
    geschreven = [tekst for tekst in teksten if tekst.strip()]
    nu = toegang.verslag_lezen(request.user, verslag.gesprek.sleutel)
    if not geschreven:
        return redirect(nu)
    if nu.status == Verslag.Status.CONCEPT:
        return _teruggenomen(request, nu.gesprek, geschreven)
    return toon_verslag(request, nu, niet_bewaard=geschreven, status=409)


def _bevestiging(verslag: Verslag, woorden: Collection[Woord], partij: Partij) -> str:
    """What this side confirmed just now, and whether that makes all of it."""
    if verslag.is_vast:
        return "Jullie zijn allebei overal akkoord. Het verslag is vastgesteld."
    nummers = opsomming(str(woord.onderdeel.nummer) for woord in woorden)
    if not nummers:
        return "Er is niets nieuws bevestigd. Kies bij een onderdeel of je akkoord bent."
    if [woord.keuze for woord in woorden] == [Akkoord.Keuze.NOG_NIET]:
        return f"Bij onderdeel {nummers} staat nu wat er anders moet. De schrijver leest dat."
    if not verslag.onderdelen.zonder_ja_van(partij).exists():
        return f"Alle {verslag.onderdelen.count()} onderdelen zijn bevestigd."
    return f"Onderdeel {nummers} {'zijn' if len(woorden) > 1 else 'is'} bevestigd."
