"""Every component of the house in all its states, for who builds; a production does not have it."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gesprekken.forms.deelname import RedenForm
from gesprekken.views import voorbeelden
from kwaliteit.iconen import PADEN
from kwaliteit.templatetags.huis import STATUSBEELDEN
from scholen.http import GebruikerRequest

THEMAS = {"licht": "light", "donker": "dark"}


@require_safe
def onderdelen(request: GebruikerRequest) -> HttpResponse:
    """One page, in the theme that is asked for or else that of the device."""
    if not (settings.DEBUG or settings.DEMO):
        raise Http404
    context = {
        "gekozen_thema": THEMAS.get(request.GET.get("thema", ""), ""),
        "fout_formulier": RedenForm(
            {"reden": ""}, vraag="Waarom wil je dit lezen?", uitleg="De school ziet je reden."
        ),
        "standen": voorbeelden.BEWAARSTANDEN,
        "fasen": ("voorbereiden", "gesprek", "verslag", "afspraken"),
        "toen": voorbeelden.TOEN,
        "itembladen": voorbeelden.items(),
        "akkoorden": voorbeelden.akkoorden().items(),
        "statussen": [voorbeelden.Voorbeeld(status) for status in STATUSBEELDEN],
        "meldingen": ("success", "info", "warning", "error"),
        "iconen": sorted(PADEN),
    }
    return render(request, "gesprekken/onderdelen.html", context)
