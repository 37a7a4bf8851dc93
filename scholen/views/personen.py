"""The people of a bestuur: the list, one person, giving and changing roles."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from scholen import klok
from scholen.acties import mensen as acties
from scholen.acties.kan_niet import Ingehaald, KanNiet
from scholen.acties.overzetten import Overgezet, mensen_overzetten
from scholen.forms.mensen import OverzettenForm, RolForm, RolWijzigForm, ZoekForm
from scholen.http import GebruikerRequest
from scholen.models import School
from scholen.overzichten.personen import mensenlijst, persoonblad
from scholen.taal import aantal as in_woorden
from scholen.taal import opsomming, voluit
from scholen.toegang import beheer, inloggen
from scholen.toegang import mensen as toegang


@require_safe
def mensen(request: GebruikerRequest) -> HttpResponse:
    """Everybody who works for the bestuur, and who was invited."""
    besturen = beheer.besturen_met_scholen(request.user)
    form = ZoekForm(request.GET)
    zoek = form.cleaned_data["zoek"] if form.is_valid() else ""
    mag = beheer.mag_beheren(request.user)
    lijst = mensenlijst(besturen, zoek=zoek, met_adres=mag, vandaag=klok.vandaag(), op=klok.nu())
    context = {"zoekform": form, "zoek": zoek, "lijst": lijst, "mag_beheren": mag}
    return render(request, "scholen/mensen.html", context)


@require_safe
def persoon(request: GebruikerRequest, persoon: str) -> HttpResponse:
    """One person with all roles here, and what changed in them."""
    gebruiker = toegang.persoon_lezen(request.user, persoon)
    besturen = beheer.besturen_met_scholen(request.user)
    context = {
        "persoon": gebruiker,
        "blad": persoonblad(gebruiker, besturen, vandaag=klok.vandaag()),
        "mag_beheren": toegang.mag_persoon_beheren(request.user, gebruiker),
        "mag_naam_wijzigen": toegang.mag_naam_wijzigen(request.user, gebruiker),
        "werkt_hier": toegang.werkt_hier(request.user, gebruiker),
        "herstel": inloggen.herstel_van(request.user, gebruiker),
    }
    return render(request, "scholen/persoon.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def rol_nieuw(request: GebruikerRequest, persoon: str) -> HttpResponse:
    """One more role for somebody of the bestuur."""
    gebruiker = toegang.persoon_beheren(request.user, persoon)
    besturen = beheer.besturen_te_beheren(request.user)
    if not toegang.werkt_hier(request.user, gebruiker):
        messages.info(request, f"{gebruiker} werkt hier niet meer. Vraag het opnieuw, per mail.")
        return redirect(f"{reverse('beheer:uitnodigen')}?persoon={gebruiker.sleutel}")
    form = RolForm(request.POST or None, besturen=besturen)
    if form.is_valid():
        try:
            rij = acties.rol_geven(gebruiker, form.voorstel, door=request.user, op=klok.nu())
        except KanNiet as fout:
            form.add_error("rol", str(fout))
        else:
            wanneer = "nu" if rij.van <= klok.vandaag() else f"vanaf {voluit(rij.van)}"
            wat = f"{rij.functie_of_rol} bij {rij.waar}"
            messages.success(request, f"{gebruiker} is {wanneer} ook {wat}.")
            return redirect("beheer:persoon", gebruiker.sleutel)
    return render(request, "scholen/rol_nieuw.html", {"form": form, "persoon": gebruiker})


@require_http_methods(["GET", "HEAD", "POST"])
def rol_wijzigen(request: GebruikerRequest, aanstelling: str) -> HttpResponse:
    """Another function, first day or last day."""
    rij = toegang.aanstelling_beheren(request.user, aanstelling)
    form = RolWijzigForm(request.POST or None, rij=rij)
    terug = toegang.bladzijde_van(request.user, rij)
    if form.is_valid():
        try:
            anders = acties.rol_wijzigen(
                rij, form.gewijzigd, gezien=form.gezien, door=request.user, op=klok.nu()
            )
        except Ingehaald as fout:
            form.botst(fout)
        except KanNiet as fout:
            form.add_error("tot", str(fout))
        else:
            zin = "De rol is gewijzigd." if anders else "Er is niets gewijzigd."
            messages.success(request, zin)
            return redirect(terug)
    nog_niet = acties.waarom_nog_niet(rij)
    context = {"form": form, "rij": rij, "terug": terug, "nog_niet": nog_niet}
    return render(request, "scholen/rol_wijzigen.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def rol_beeindigen(request: GebruikerRequest, aanstelling: str) -> HttpResponse:
    """End a role now, after a page that says what that means."""
    rij = toegang.aanstelling_beheren(request.user, aanstelling)
    terug = toegang.bladzijde_van(request.user, rij)
    if request.method == "POST":
        try:
            acties.rol_beeindigen(rij, door=request.user, op=klok.nu())
        except KanNiet as fout:
            messages.warning(request, str(fout))
            return redirect(terug)
        wat = f"{rij.functie_of_rol} bij {rij.waar}"
        messages.success(request, f"{rij.gebruiker} is geen {wat} meer.")
        return redirect(terug if rij.gebruiker != request.user else "start")
    context = {"rij": rij, "terug": terug, "nog_niet": acties.waarom_nog_niet(rij)}
    return render(request, "scholen/rol_beeindigen.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def school_overzetten(request: GebruikerRequest, sleutel: str) -> HttpResponse:
    """The people of a school that went on in another one get the same roles there."""
    school = beheer.school_beheren(request.user, sleutel)
    form = OverzettenForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            gedaan = mensen_overzetten(school, **form.cleaned_data, door=request.user, op=klok.nu())
        except KanNiet as fout:
            messages.warning(request, str(fout))
        else:
            messages.success(request, _verteld(school, gedaan))
        return redirect("scholen:school_mensen", school.sleutel)
    return render(request, "scholen/school_overzetten.html", {"form": form, "school": school})


def _verteld(school: School, gedaan: Overgezet) -> str:
    delen = [
        in_woorden(getal, *wat)
        for getal, wat in (
            (gedaan.rollen, ("rol", "rollen")),
            (gedaan.uitnodigingen, ("uitnodiging", "uitnodigingen")),
        )
        if getal
    ]
    if not delen:
        return f"Er was niemand die nog over moest naar {school.opgegaan_in}."
    return f"Bij {school.opgegaan_in} kwam erbij: {opsomming(delen)}."
