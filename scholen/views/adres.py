"""Another e-mail address to log in with: asked for on one page, confirmed by a link in a mail."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from scholen import klok
from scholen.acties import adres as acties
from scholen.acties.kan_niet import KanNiet
from scholen.forms.persoon import AdresForm
from scholen.http import GebruikerRequest
from scholen.inloggen.adreslink import adres_uit
from scholen.views.bevestigen import bevestig_eerst, wil_terug


@require_http_methods(["GET", "HEAD", "POST"])
def account_adres(request: GebruikerRequest) -> HttpResponse:
    """Which address; the answer is the same whether somebody has it or not."""
    form = AdresForm(request.POST or None, nu=request.user.email)
    if form.is_valid() and not wil_terug(request):
        if vraag := bevestig_eerst(request, wat="een ander e-mailadres"):
            return vraag
        adres = form.cleaned_data["email"]
        acties.adres_aanvragen(request.user, adres=adres, op=klok.nu())
        zin = f"Er gaat een mail naar {adres}. Open de link daarin; tot dan verandert er niets."
        messages.success(request, zin)
        return redirect("account")
    return render(request, "scholen/adres_wijzigen.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def account_adres_bevestigen(request: GebruikerRequest, token: str) -> HttpResponse:
    """Looking changes nothing, so that a scanner of mail may follow the link; a button does."""
    adres = adres_uit(token, van=request.user)
    if adres is None:
        return render(request, "scholen/adres_bevestigen.html", status=410)
    if request.method == "POST":
        sessie = request.session.session_key
        try:
            acties.adres_wijzigen(request.user, adres=adres, sessie=sessie, op=klok.nu())
        except KanNiet as fout:
            messages.warning(request, str(fout))
        else:
            messages.success(request, f"Vanaf nu log je in met {adres}.")
        return redirect("account")
    return render(request, "scholen/adres_bevestigen.html", {"adres": adres})
