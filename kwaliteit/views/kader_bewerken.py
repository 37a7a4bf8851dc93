"""Changing a kader in concept: the kader itself and its domeinen."""

from collections.abc import Callable, Iterable
from functools import partial, wraps

from django.contrib import messages
from django.db import IntegrityError, models
from django.db.models import Q
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from kwaliteit import toegang
from kwaliteit.acties import kader_bewerken as acties
from kwaliteit.acties.volgorde import RICHTINGEN
from kwaliteit.forms.bewerkform import Bewerkform
from kwaliteit.forms.kader_bewerken import DomeinForm, KaderForm
from kwaliteit.forms.kader_nieuw import DomeinNieuwForm, KaderNieuwForm
from kwaliteit.models import Kwaliteitskader
from kwaliteit.overgangen import OngeldigeOvergang
from kwaliteit.overzichten.bewerken import domeinlijst, items_van
from kwaliteit.views.velden import Velden, bewaar_rij
from scholen import klok
from scholen.http import GebruikerRequest, wil_gegevens

AL_WEG = "Dit was al weggehaald. Hieronder staat wat er nog is."
ZELF_IN_CONCEPT = Q(status=Kwaliteitskader.Status.CONCEPT)
DELEN = (
    ("kwaliteit:kader_bewerken", "Over dit kader"),
    ("kwaliteit:kader_themas", "Thema’s"),
    ("kwaliteit:kader_schaal", "De stappen"),
    ("kwaliteit:kader_woorden", "Woorden"),
    ("kwaliteit:kader_hulpteksten", "Hulpteksten overnemen"),
)
"""The pages of the editor beside those of its domeinen."""
ANDERSOM = {"omhoog": "omlaag", "omlaag": "omhoog"}
View = Callable[..., HttpResponse]


def rond(kader: Kwaliteitskader, deel: str = "") -> dict[str, object]:
    """What every page of the editor shows beside itself; ``deel`` is the one it is."""
    return {"kader": kader, "domeinen": domeinlijst(kader), "delen": DELEN, "deel": deel}


def stap_gezet(request: GebruikerRequest, rijen: Iterable[models.Model]) -> dict[str, str]:
    """Where the focus is after a step up or down: on that button again, so that it goes on.

    At an end of the list that button has no more to do; then it is the other one.
    """
    wie, stap = request.GET.get("bij", ""), request.GET.get("stap", "")
    sleutels = [str(rij.pk) for rij in rijen]
    if wie not in sleutels or stap not in RICHTINGEN:
        return {}
    einden = {"omhoog": sleutels[0], "omlaag": sleutels[-1]}
    return {"bij": wie, "stap": stap if einden[stap] != wie else ANDERSOM[stap]}


def in_concept(view: View) -> View:
    """Gives a view the kader, for its makers and while it may change; else a message."""

    @wraps(view)
    def binnen(request: GebruikerRequest, sleutel: str, **rest: int) -> HttpResponse:
        kader = toegang.kader_bewerken(request.user, sleutel)
        if kader.status != Kwaliteitskader.Status.CONCEPT:
            messages.info(
                request,
                "Dit kader is gepubliceerd en ligt vast. Wil je iets veranderen? Maak dan een"
                " nieuwe versie.",
            )
            return redirect(kader)
        return view(request, kader, **rest)

    return binnen


def bewaar_deel(
    request: GebruikerRequest, rij: models.Model, velden: Velden, bezet: str = Bewerkform.BEZET
) -> HttpResponse:
    """Save fields of a part of a kader; ``bezet`` is what to say of a name that another has."""
    try:
        return bewaar_rij(request, rij, velden)
    except IntegrityError:
        if wil_gegevens(request):
            return JsonResponse({"status": "fout", "melding": bezet}, status=400)
        messages.warning(request, bezet)
        return redirect(velden.terug)


@require_http_methods(["GET", "HEAD", "POST"])
def kader_nieuw(request: GebruikerRequest) -> HttpResponse:
    """Begin an empty kader."""
    besturen = toegang.besturen_voor_kader(request.user)
    form = KaderNieuwForm(request.POST or None, besturen=besturen, initial={"versie": "1"})
    if form.is_valid():
        invoer = {naam: form.cleaned_data[naam] for naam in ("naam", "versie")}
        try:
            kader = acties.kader_beginnen(
                bestuur=form.gekozen_bestuur, **invoer, door=request.user, op=klok.nu()
            )
        except OngeldigeOvergang as melding:
            form.add_error("versie", str(melding))
        else:
            return redirect("kwaliteit:kader_bewerken", kader.sleutel)
    return render(request, "kwaliteit/kader_nieuw.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@in_concept
def kader_bewerken(request: GebruikerRequest, kader: Kwaliteitskader) -> HttpResponse:
    """The kader itself and the list of its domeinen; the form adds one."""
    nieuw = DomeinNieuwForm(request.POST or None)
    if nieuw.is_valid():
        try:
            domein = acties.domein_toevoegen(kader, titel=nieuw.cleaned_data["titel"])
        except OngeldigeOvergang as melding:
            nieuw.add_error("titel", str(melding))
        else:
            return redirect("kwaliteit:kader_domein", kader.sleutel, domein.pk)
    context: dict[str, object] = {"formulier": KaderForm(rij=kader, prefix="kader"), "form": nieuw}
    context |= rond(kader, "kwaliteit:kader_bewerken")
    context |= stap_gezet(request, kader.domeinen.order_by("volgorde", "pk"))
    return render(request, "kwaliteit/kader_bewerken.html", context)


@require_POST
def kader_bewaren(request: GebruikerRequest, sleutel: str) -> HttpResponse:
    """A field of the kader itself."""
    kader = toegang.kader_bewerken(request.user, sleutel)
    form, terug = partial(KaderForm, rij=kader), reverse("kwaliteit:kader_bewerken", args=[sleutel])
    velden = Velden(form, "kader", ZELF_IN_CONCEPT, terug, acties.LIGT_VAST)
    return bewaar_deel(request, kader, velden, KaderForm.BEZET)


@require_http_methods(["GET", "HEAD", "POST"])
@in_concept
def kader_weg(request: GebruikerRequest, kader: Kwaliteitskader) -> HttpResponse:
    """Take the whole concept away, after a page that says what goes."""
    if request.method != "POST":
        context = {"kader": kader, "domeinen": domeinlijst(kader)}
        return render(request, "kwaliteit/kader_weg.html", context)
    try:
        acties.kader_weghalen(kader, door=request.user, op=klok.nu())
    except OngeldigeOvergang as melding:
        messages.warning(request, str(melding))
        return redirect(kader)
    messages.success(request, f"Het concept {kader} is weggehaald.")
    return redirect("kwaliteit:kaders")


@require_POST
def kader_domein_bewaren(request: GebruikerRequest, sleutel: str, domein: int) -> HttpResponse:
    """A field of a domein."""
    rij = toegang.domein_bewerken(request.user, sleutel, domein)
    terug = reverse("kwaliteit:kader_domein", args=[sleutel, domein])
    form = partial(DomeinForm, rij=rij)
    mits = acties.IN_CONCEPT
    velden = Velden(form, f"d{domein}", mits, terug, acties.LIGT_VAST)
    return bewaar_deel(request, rij, velden, DomeinForm.BEZET)


@require_POST
@in_concept
def kader_domein_verplaatsen(
    request: GebruikerRequest, kader: Kwaliteitskader, domein: int
) -> HttpResponse:
    """One place up or down."""
    rij, stap = toegang.domein_of_weg(kader, domein), request.POST.get("stap", "")
    url = reverse("kwaliteit:kader_bewerken", args=[kader.sleutel])
    if rij is None:
        messages.info(request, AL_WEG)
    elif stap in RICHTINGEN:
        doe(request, partial(acties.domein_verplaatsen, rij, stap=RICHTINGEN[stap]))
        return redirect(f"{url}?bij={domein}&stap={stap}")
    return redirect(f"{url}#domeinen")


@require_http_methods(["GET", "HEAD", "POST"])
@in_concept
def kader_domein_weg(
    request: GebruikerRequest, kader: Kwaliteitskader, domein: int
) -> HttpResponse:
    """Take a domein away with its items, after a page that says which."""
    rij = toegang.domein_of_weg(kader, domein)
    if rij is None:
        messages.info(request, AL_WEG)
    elif request.method != "POST":
        context = {"kader": kader, "domein": rij, "items": items_van(rij)}
        return render(request, "kwaliteit/kader_domein_weg.html", context)
    elif doe(request, partial(acties.domein_weghalen, rij, door=request.user, op=klok.nu())):
        messages.success(request, f"Domein {rij} is weggehaald.")
    return redirect("kwaliteit:kader_bewerken", kader.sleutel)


def doe(request: GebruikerRequest, actie: Callable[[], object]) -> bool:
    """Do one thing to a kader; whether it went, and if not a message why."""
    try:
        actie()
    except OngeldigeOvergang as melding:
        messages.warning(request, str(melding))
        return False
    return True
