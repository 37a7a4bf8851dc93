"""Your own data: what is kept, to whom you can ask something, and all of it as a file."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from gesprekken.acties.persoonsgegevens import inzage_maken
from gesprekken.bewijs.register import termijnen
from gesprekken.toegang.persoonsgegevens import eigen_besturen, wie_je_het_vraagt
from scholen import klok
from scholen.http import GebruikerRequest, als_bestand
from scholen.views.bevestigen import bevestig_eerst, wil_terug

BEGINT = "begint"
"""In the address of the page: the file comes by itself."""


@require_safe
def gegevens(request: GebruikerRequest) -> HttpResponse:
    """What you can do and ask, and who answers."""
    begint = BEGINT in request.GET and request.session.is_vers
    context = {
        "besturen": wie_je_het_vraagt(request.user),
        "begint": begint,
        "termijn": termijnen()["mensen"].hoe_lang,
    }
    antwoord = render(request, "gesprekken/gegevens.html", context)
    if begint:
        antwoord["Refresh"] = f"0; url={reverse('account_gegevens_zip')}"
    return antwoord


@require_http_methods(["GET", "HEAD", "POST"])
def gegevens_zip(request: GebruikerRequest) -> HttpResponse:
    """Everything that is kept of you where you work now, when it is certain that it is you.

    Who had to show that goes back to the page, from which the file then comes by itself.
    """
    pagina = reverse("account_gegevens")
    if wil_terug(request):
        return redirect(pagina)
    if vraag := bevestig_eerst(request, wat="het bestand met je gegevens"):
        return vraag
    if request.method == "POST":
        return redirect(f"{pagina}?{BEGINT}=1")
    besturen = eigen_besturen(request.user)
    inhoud = inzage_maken(request.user, besturen=besturen, door=request.user, op=klok.nu())
    return als_bestand(inhoud, f"jouw-gegevens-{klok.vandaag()}.zip")
