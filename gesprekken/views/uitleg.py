"""What every footer links to: pages about the product itself, readable without logging in."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gesprekken.bewijs.register import grondslagen, onderwerpen, termijnen
from gesprekken.overzichten.wie_ziet_wat import GROEPEN, KOLOMMEN
from scholen.toegang.beheer import werkt_op_kantoor


@login_not_required
@require_safe
def wie_ziet_wat(request: HttpRequest) -> HttpResponse:
    """Who reads what, for everybody the same."""
    context = {"kolommen": KOLOMMEN.values(), "groepen": GROEPEN}
    return render(request, "gesprekken/wie_ziet_wat.html", context)


@login_not_required
@require_safe
def toegankelijkheid(request: HttpRequest) -> HttpResponse:
    """How accessible this is, how that was tested, and whom to tell."""
    return render(request, "gesprekken/toegankelijkheid.html")


@login_not_required
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept about whom, and why."""
    return render(request, "gesprekken/privacy.html", {"termijnen": termijnen()})


@login_not_required
@require_safe
def gegevensregister(request: HttpRequest) -> HttpResponse:
    """All that is kept, why, for how long and for whom: the register of processing."""
    context = {
        "onderwerpen": onderwerpen(),
        "grondslagen": grondslagen().values(),
        "verslagen": termijnen()["gesprekken"],
        "ziet_vooruit": werkt_op_kantoor(request.user),
    }
    return render(request, "gesprekken/gegevensregister.html", context)


@login_not_required
@require_safe
def hulp(request: HttpRequest) -> HttpResponse:
    """The year in four steps, and what to do when something does not work."""
    return render(request, "gesprekken/hulp.html")
