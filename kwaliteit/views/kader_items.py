"""Changing the items of one domein of a kader in concept."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from kwaliteit import toegang
from kwaliteit.acties import kader_bewerken as acties
from kwaliteit.acties.volgorde import RICHTINGEN
from kwaliteit.forms.kader_bewerken import DomeinForm, ItemForm
from kwaliteit.forms.kader_nieuw import ItemNieuwForm
from kwaliteit.models import Domein, Item, Kwaliteitskader
from kwaliteit.overgangen import OngeldigeOvergang
from kwaliteit.overzichten.bewerken import items_van, themakeuzes
from kwaliteit.overzichten.schaal import schaalblad
from kwaliteit.templatetags.huis import tijd
from kwaliteit.views.kader_bewerken import AL_WEG, bewaar_deel, doe, in_concept, rond, stap_gezet
from kwaliteit.views.velden import Velden
from scholen import klok
from scholen.http import GebruikerRequest, wil_gegevens

CIJFERS = 19
"""A key has fewer digits."""
THEMA = "thema."
"""What the name of a tick at an item begins with; the key of the thema follows."""


@require_http_methods(["GET", "HEAD", "POST"])
@in_concept
def kader_domein(request: GebruikerRequest, kader: Kwaliteitskader, domein: int) -> HttpResponse:
    """One domein with its items closed; the form at the end adds one."""
    rij = toegang.domein_of_weg(kader, domein)
    if rij is None:
        messages.info(request, AL_WEG)
        return redirect("kwaliteit:kader_bewerken", kader.sleutel)
    nieuw = ItemNieuwForm(request.POST or None)
    if nieuw.is_valid():
        try:
            item = acties.item_toevoegen(rij, stelling=nieuw.cleaned_data["stelling"])
        except OngeldigeOvergang as melding:
            nieuw.add_error("stelling", str(melding))
        else:
            return redirect(_plek(kader, domein, item.pk))
    return render(request, "kwaliteit/kader_domein.html", _blad(request, kader, rij, nieuw))


def _blad(
    request: GebruikerRequest, kader: Kwaliteitskader, domein: Domein, nieuw: ItemNieuwForm
) -> dict[str, object]:
    schaal, themas = schaalblad(kader), list(kader.themas.order_by("naam", "pk"))
    rijen = items_van(domein)
    items = [
        (rij, ItemForm(rij=rij, schaal=schaal, prefix=f"i{rij.pk}"), themakeuzes(rij, themas))
        for rij in rijen
    ]
    return {
        **rond(kader),
        **stap_gezet(request, rijen),
        "domein": domein,
        "formulier": DomeinForm(rij=domein, prefix=f"d{domein.pk}"),
        "items": items,
        "open": request.GET.get("open", ""),
        "form": nieuw,
    }


def _plek(kader: Kwaliteitskader, domein: int, item: int, *, stap: str = "") -> str:
    """An item, opened; after a ``stap`` without an anchor, which would take the focus away."""
    url = reverse("kwaliteit:kader_domein", args=[kader.sleutel, domein])
    return f"{url}?open={item}" + (f"&bij={item}&stap={stap}" if stap else f"#i{item}")


@require_POST
def kader_item_bewaren(request: GebruikerRequest, sleutel: str, item: int) -> HttpResponse:
    """A field of an item, or one of its ticks."""
    rij = toegang.item_bewerken(request.user, sleutel, item)
    if request.POST.get("veld", "").startswith(THEMA) and wil_gegevens(request):
        return _thema(request, rij)
    if not wil_gegevens(request) and rij.kader.status == Kwaliteitskader.Status.CONCEPT:
        _themas(request, rij)
    zinnen = not wil_gegevens(request) or request.POST.get("veld", "").startswith("niveaus.")
    velden = Velden(
        form=partial(ItemForm, rij=rij, schaal=schaalblad(rij.kader) if zinnen else None),
        voorvoegsel=f"i{item}",
        mits=acties.IN_CONCEPT,
        terug=_plek(rij.kader, rij.domein_id, item),
        gesloten=acties.LIGT_VAST,
    )
    return bewaar_deel(request, rij, velden, ItemForm.BEZET)


def _thema(request: GebruikerRequest, item: Item) -> JsonResponse:
    """One tick, as it is sent by itself."""
    themas = {thema.key: thema for thema in item.kader.themas.all()}
    thema = themas.get(request.POST["veld"].removeprefix(THEMA))
    if thema is None:
        weg = "Dit thema is er niet meer. Laad de pagina opnieuw."
        return JsonResponse({"status": "fout", "melding": weg}, status=400)
    aan = request.POST.get("waarde", "") != ""
    try:
        acties.zet_thema(item, thema, aan=aan)
    except OngeldigeOvergang as melding:
        return JsonResponse({"status": "gesloten", "melding": str(melding)}, status=409)
    antwoord = {"status": "opgeslagen", "om": tijd(klok.nu()), "merk": "", "let_op": ""}
    return JsonResponse(antwoord)


def _themas(request: GebruikerRequest, item: Item) -> None:
    """All ticks of a form that was sent whole; those it did not show stay."""
    getoond = request.POST.getlist(f"i{item.pk}-themas")
    for thema in [een for een in item.kader.themas.all() if een.key in getoond]:
        aan = f"i{item.pk}-{THEMA}{thema.key}" in request.POST
        doe(request, partial(acties.zet_thema, item, thema, aan=aan))


@require_POST
@in_concept
def kader_item_verplaatsen(
    request: GebruikerRequest, kader: Kwaliteitskader, item: int
) -> HttpResponse:
    """One place up or down, or to another domein."""
    rij = toegang.item_of_weg(kader, item)
    if rij is None:
        messages.info(request, AL_WEG)
        return redirect("kwaliteit:kader_bewerken", kader.sleutel)
    stap, naar = request.POST.get("stap", ""), request.POST.get("naar", "")
    is_pk = naar.isdecimal() and len(naar) < CIJFERS  # Python refuses to read a number without end
    domein = toegang.domein_of_weg(kader, int(naar)) if is_pk else None
    if stap in RICHTINGEN:
        doe(request, partial(acties.item_verplaatsen, rij, stap=RICHTINGEN[stap]))
        return redirect(_plek(kader, rij.domein_id, item, stap=stap))
    if domein is not None and doe(request, partial(acties.item_verhuizen, rij, naar=domein)):
        messages.success(request, f"Item {rij.code} staat nu in domein {domein}.")
    return redirect(_plek(kader, domein.pk if domein else rij.domein_id, item))


@require_http_methods(["GET", "HEAD", "POST"])
@in_concept
def kader_item_weg(request: GebruikerRequest, kader: Kwaliteitskader, item: int) -> HttpResponse:
    """Take an item away, after a page that says what goes."""
    rij = toegang.item_of_weg(kader, item)
    if rij is None:
        messages.info(request, AL_WEG)
        return redirect("kwaliteit:kader_bewerken", kader.sleutel)
    if request.method != "POST":
        return render(request, "kwaliteit/kader_item_weg.html", {"kader": kader, "item": rij})
    if doe(request, partial(acties.item_weghalen, rij, door=request.user, op=klok.nu())):
        messages.success(request, f"Item {rij.code} is weggehaald.")
    return redirect("kwaliteit:kader_domein", kader.sleutel, rij.domein_id)
