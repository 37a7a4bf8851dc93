"""Invitations: asking somebody, sending again, taking back."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from scholen import klok
from scholen.acties import uitnodiging as acties
from scholen.acties.kan_niet import KanNiet
from scholen.bezorgen import link_van
from scholen.forms.mensen import GenodigdeForm, SchoolUitnodigenForm, UitnodigenForm
from scholen.forms.persoon import AdresForm
from scholen.grenzen.gedeeld import tel_erbij
from scholen.http import GebruikerRequest
from scholen.models import Gebruiker
from scholen.overzichten.genodigden import genodigden, zonder_link
from scholen.taal import aantal, hoofdletter, opsomming
from scholen.toegang import beheer
from scholen.toegang import mensen as toegang

NIEMAND_MEER = (
    "Er is niets verstuurd. Je werkt nu voor {}, en daar wacht niemand van die pagina nog op een"
    " nieuwe link."
)


def is_gevraagd(request: GebruikerRequest, form: GenodigdeForm) -> bool:
    """Whether somebody got a mail, or a role at once; if not, the form says why."""
    if not form.is_valid():
        return False
    try:
        gevraagd = acties.uitnodigen(
            **form.wie, rollen=[form.voorstel], door=request.user, op=klok.nu()
        )
    except KanNiet as fout:
        form.add_error("email", str(fout))
        return False
    if isinstance(gevraagd, Gebruiker):
        zin = f"{gevraagd.email} is van {gevraagd.naam}, die hier al werkt en de rol nu heeft."
        zin += " Vertel het even: er gaat geen mail over."
    else:
        zin = f"{gevraagd.naam} is uitgenodigd. De mail is onderweg; de link werkt zeven dagen."
    messages.success(request, zin)
    return True


@require_http_methods(["GET", "HEAD", "POST"])
def uitnodigen(request: GebruikerRequest) -> HttpResponse:
    """Somebody with a role at the bestuur or one of its schools."""
    besturen = beheer.besturen_te_beheren(request.user)
    begin = {"school": request.GET.get("school", "")}
    eerder = toegang.vroeger_hier(request.user, request.GET.get("persoon", ""))
    if eerder is not None:
        begin |= {"naam": eerder.naam, "email": eerder.email}
    form = UitnodigenForm(request.POST or None, besturen=besturen, initial=begin)
    if is_gevraagd(request, form):
        return redirect("beheer:mensen")
    return render(request, "scholen/uitnodigen.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def school_uitnodigen(request: GebruikerRequest, sleutel: str) -> HttpResponse:
    """Somebody of the team, by the directeur."""
    school = toegang.school_uitnodigen(request.user, sleutel)
    alle = beheer.mag_school_beheren(request.user, school)
    form = SchoolUitnodigenForm(request.POST or None, school=school, alle_rollen=alle)
    if is_gevraagd(request, form):
        return redirect("scholen:school_mensen", school.sleutel)
    return render(request, "scholen/school_uitnodigen.html", {"form": form, "school": school})


@require_safe
def uitnodiging(request: GebruikerRequest, uitnodiging: str) -> HttpResponse:
    """One invitation: to whom, for what, how the mail fared; in a demo the link itself."""
    rij = toegang.uitnodiging_beheren(request.user, uitnodiging)
    (genodigde,) = genodigden(toegang.alleen(rij), op=klok.nu())
    context = {
        "uitnodiging": rij,
        "genodigde": genodigde,
        "werkt": toegang.opent(rij, op=klok.nu()),
        "link": link_van(rij) if settings.DEMO and rij.is_open else "",
        "terug": toegang.lijst_van(request.user, rij),
    }
    return render(request, "scholen/uitnodiging.html", context)


@require_POST
def uitnodiging_opnieuw(request: GebruikerRequest, uitnodiging: str) -> HttpResponse:
    """Another mail with another link, for another week."""
    rij = toegang.uitnodiging_beheren(request.user, uitnodiging)
    try:
        acties.opnieuw_versturen(rij, door=request.user, op=klok.nu())
    except KanNiet as fout:
        messages.warning(request, str(fout))
    else:
        messages.success(request, f"{rij.naam} krijgt een nieuwe link. De vorige werkt niet meer.")
    return redirect("beheer:uitnodiging", rij.sleutel)


@require_POST
def verlopen_opnieuw(request: GebruikerRequest) -> HttpResponse:
    """Another mail for everybody that the page showed, and who still did not answer in time."""
    besturen, op = beheer.besturen_te_beheren(request.user), klok.nu()
    getoond = set(request.POST.get("getoond", "").split())
    genodigd = genodigden(toegang.open_uitnodigingen(besturen), op=op)
    rijen = [rij for rij in zonder_link(genodigd) if rij.sleutel in getoond]
    hoeveel = acties.verlopen_opnieuw(rijen, door=request.user, op=op)
    tel_erbij(request, "uitnodigen", hoeveel - 1)  # the request itself is counted already
    if hoeveel:
        wie = hoofdletter(f"{aantal(hoeveel, 'persoon krijgt', 'mensen krijgen')} een nieuwe link.")
        messages.success(request, f"{wie} Die werkt zeven dagen.")
    else:
        messages.info(request, NIEMAND_MEER.format(opsomming(map(str, besturen))))
    return redirect("beheer:mensen")


@require_http_methods(["GET", "HEAD", "POST"])
def uitnodiging_adres(request: GebruikerRequest, uitnodiging: str) -> HttpResponse:
    """A mistyped address: the invitation goes to another one."""
    rij = toegang.uitnodiging_beheren(request.user, uitnodiging)
    form = AdresForm(request.POST or None, nu=rij.email)
    if form.is_valid():
        email = form.cleaned_data["email"]
        try:
            acties.adres_verbeteren(rij, email=email, door=request.user, op=klok.nu())
        except KanNiet as fout:
            form.add_error("email", str(fout))
        else:
            messages.success(request, f"De uitnodiging gaat nu naar {email}. De oude link stopt.")
            return redirect("beheer:uitnodiging", rij.sleutel)
    return render(request, "scholen/uitnodiging_adres.html", {"form": form, "uitnodiging": rij})


@require_POST
def uitnodiging_intrekken(request: GebruikerRequest, uitnodiging: str) -> HttpResponse:
    """The link stops working."""
    rij = toegang.uitnodiging_beheren(request.user, uitnodiging)
    try:
        acties.intrekken(rij, door=request.user, op=klok.nu())
    except KanNiet as fout:
        messages.warning(request, str(fout))
    else:
        messages.success(request, f"De uitnodiging aan {rij.naam} is ingetrokken.")
    return redirect(toegang.lijst_van(request.user, rij))
