"""Pages around an account that allauth does not have."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from scholen import klok
from scholen.acties import sessies as acties
from scholen.http import VOOR, GebruikerRequest, gestuurd, wil_gegevens
from scholen.inloggen.gezegd import mist_eigen_stap
from scholen.inloggen.sessie import verlengt_niet
from scholen.overzichten.sessies import sessies
from scholen.overzichten.tweede_stap import tweede_stappen
from scholen.taal import aantal
from scholen.toegang import inloggen as toegang


@require_safe
def account(request: GebruikerRequest) -> HttpResponse:
    """Your own log-in: the password, and where you are logged in."""
    diensten = toegang.diensten_van(request.user)
    context = {
        "sessies": sessies(request.user, deze=request.session.session_key),
        "stappen": tweede_stappen(request.user),
        "diensten": [
            (dienst, gekoppeld, request.session.teken(dienst.sleutel))
            for dienst, gekoppeld in diensten
        ],
        # One answer for all: who works at two besturen works elsewhere than at each of them.
        "mist_eigen_stap": bool(diensten) and mist_eigen_stap(request.user, diensten[0][0]),
        "besturen": toegang.besturen_met_herstel(request.user),
    }
    return render(request, "scholen/account.html", context)


@require_safe
def tweede_stap(request: GebruikerRequest) -> HttpResponse:
    """Why there is a second step, and the two kinds to choose from."""
    context = {"stappen": tweede_stappen(request.user)}
    return render(request, "scholen/tweede_stap.html", context)


@require_safe
def naar_account(request: GebruikerRequest) -> HttpResponse:
    """To the page with all of your own log-in."""
    return redirect("account")


@require_POST
def sessies_beeindigen(request: GebruikerRequest) -> HttpResponse:
    """End one session of your own (``sessie``), or all but this one."""
    hoeveel = acties.sessies_beeindigen(
        request.user,
        nummer=request.POST.get("sessie", ""),
        behalve=request.session.session_key,
        op=klok.nu(),
    )
    if hoeveel:
        messages.success(request, f"Je bent nu uitgelogd op {aantal(hoeveel, 'plek', 'plekken')}.")
    else:
        messages.info(request, "Daar was je al niet meer ingelogd.")
    return redirect("account")


@require_http_methods(["GET", "POST"])
@verlengt_niet
def sessie(request: GebruikerRequest) -> JsonResponse:
    """How long is left; a POST is somebody who says to be still there."""
    if request.method == "POST":
        request.session.verleng()
    stand = {"over": request.session.over, "verlengbaar": request.session.is_te_verlengen}
    return JsonResponse(stand)


@require_safe
@verlengt_niet
def csrf_token(request: GebruikerRequest) -> JsonResponse:
    """A fresh token for a page that stayed open, and whose session it belongs to."""
    return JsonResponse({"token": get_token(request), "wie": request.user.sleutel})


def csrf_mislukt(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The answer (403) to a form with an old token; ``reason`` is Django's and stays unsaid."""
    if wil_gegevens(request):
        return JsonResponse({"status": "verlopen"}, status=403)
    return render(request, "403_csrf.html", status=403)


@login_not_required
def bestaat_niet(request: HttpRequest, **_: str) -> HttpResponse:
    """404 for the pages of allauth that this product does not use."""
    raise Http404


@require_POST
def voor_wie(request: GebruikerRequest) -> HttpResponse:
    """For whom somebody works from now on in this session; without a place for all of them."""
    plek = gestuurd(request, "plek")
    gekozen = request.user.aanstellingen.geldig().op_plek(plek).exists()
    if gekozen:
        request.session[VOOR] = plek
    else:
        request.session.pop(VOOR, None)
    return redirect("start")
