"""Before something that counts: is it still you? What was sent stays on the page meanwhile.

Who goes to the bestuur's own log-in for it, leaves the page. What was sent then waits in the
session, until it is sent again.
"""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

from scholen.forms.bevestigen import BevestigForm
from scholen.http import GebruikerRequest, ingestuurd
from scholen.toegang.inloggen import diensten_om_te_bevestigen

BEWAARD = "bewaard"
"""Under which name a session keeps what waits: where it goes, and what was sent."""


def bevestig_eerst(request: GebruikerRequest, *, wat: str) -> HttpResponse | None:
    """The page that asks who it is, or nothing when that is certain.

    All that was sent stands in that page and comes along with the answer, so nothing gets lost;
    the view then goes on as if there had been no question.

    Args:
        wat: what somebody is about to do: ``je akkoord``.
    """
    form = _beantwoord(request)
    if form is None:
        return None
    return _vraag(request, form, wat=wat, pad=request.get_full_path())


def wil_terug(request: GebruikerRequest) -> bool:
    """Whether somebody chose to go back from that page."""
    return "bevestig-terug" in request.POST


@require_http_methods(["GET", "HEAD", "POST"])
def bevestigen(request: GebruikerRequest) -> HttpResponse:
    """The same question by itself; and where somebody comes back from the bestuur's log-in."""
    bewaard = request.session.get(BEWAARD)
    if request.method != "POST" and bewaard and "next" not in request.GET:
        return render(request, "scholen/bevestigd.html", bewaard)
    naar = request.GET.get("next", "")
    if not url_has_allowed_host_and_scheme(naar, allowed_hosts={request.get_host()}):
        naar = ""
    form = _beantwoord(request)
    if form is not None and not wil_terug(request):
        return _vraag(request, form, wat="je inloggegevens", pad=naar)
    return redirect(naar) if naar and form is None else render(request, "scholen/bevestigd.html")


def _beantwoord(request: GebruikerRequest) -> BevestigForm | None:
    """The form that still has to be filled in; nothing when it is certain who this is."""
    if not request.session.is_vers:
        gevraagd = any(naam.startswith("bevestig-") for naam in request.POST)
        form = BevestigForm(request.POST if gevraagd else None, gebruiker=request.user)
        if not form.is_valid():
            return form
    request.session.pop(BEWAARD, None)
    return None


def _vraag(request: GebruikerRequest, form: BevestigForm, *, wat: str, pad: str) -> HttpResponse:
    context = {"form": form, "velden": ingestuurd(request), "wat": wat, "vraag": form.sleutelvraag}
    diensten = diensten_om_te_bevestigen(request.user)
    if diensten:
        request.session[BEWAARD] = {"pad": pad, "velden": context["velden"], "wat": wat}
        context["diensten"] = [(een, request.session.teken(een.sleutel)) for een in diensten]
    return render(request, "scholen/bevestig.html", context)
