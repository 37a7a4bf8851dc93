"""Before something that counts: is it still you? What was sent stays on the page meanwhile."""

from django.http import HttpResponse
from django.shortcuts import render

from scholen.forms.account import BevestigForm
from scholen.http import GebruikerRequest, ingestuurd


def bevestig_eerst(request: GebruikerRequest, *, wat: str) -> HttpResponse | None:
    """The page that asks for the password, or nothing when it is certain who this is.

    All that was sent stands in that page and comes along with the password, so nothing is kept
    elsewhere and nothing gets lost; the view then goes on as if there had been no question.

    Args:
        wat: what somebody is about to do: ``je akkoord``.
    """
    if request.session.is_vers:
        return None
    gevraagd = "bevestig-wachtwoord" in request.POST
    form = BevestigForm(request.POST if gevraagd else None, gebruiker=request.user)
    if form.is_valid():
        return None
    context = {"form": form, "velden": ingestuurd(request), "wat": wat}
    return render(request, "scholen/bevestig.html", context)


def wil_terug(request: GebruikerRequest) -> bool:
    """Whether somebody chose to go back from that page."""
    return "bevestig-terug" in request.POST
