"""Vestigingen of a school: adding, changing, closing, opening again."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from scholen import klok
from scholen.acties import vestiging as acties
from scholen.acties.kan_niet import Ingehaald, KanNiet
from scholen.forms.school import SluitForm, VestigingForm, VestigingNieuwForm
from scholen.http import GebruikerRequest
from scholen.toegang import beheer as toegang


@require_http_methods(["GET", "HEAD", "POST"])
def vestiging_nieuw(request: GebruikerRequest, sleutel: str) -> HttpResponse:
    """One more location of a school."""
    school = toegang.school_beheren(request.user, sleutel)
    form = VestigingNieuwForm(request.POST or None)
    if form.is_valid():
        try:
            vestiging = acties.vestiging_toevoegen(
                school, **form.cleaned_data, door=request.user, op=klok.nu()
            )
        except KanNiet as fout:
            form.add_error("brin6", str(fout))
        else:
            messages.success(request, f"Vestiging {vestiging} staat erbij.")
            return redirect("beheer:school", school.sleutel)
    return render(request, "scholen/vestiging_nieuw.html", {"form": form, "school": school})


@require_http_methods(["GET", "HEAD", "POST"])
def vestiging_wijzigen(request: GebruikerRequest, sleutel: str, brin6: str) -> HttpResponse:
    """Another name or place, or another school."""
    vestiging = toegang.vestiging_beheren(request.user, sleutel, brin6)
    school = vestiging.school
    scholen = toegang.scholen_voor(vestiging)
    form = VestigingForm(request.POST or None, rij=vestiging, scholen=scholen)
    if form.is_valid():
        try:
            acties.vestiging_wijzigen(
                vestiging, form.gewijzigd, gezien=form.gezien, door=request.user, op=klok.nu()
            )
        except Ingehaald as fout:
            form.botst(fout)
        except KanNiet as fout:
            form.add_error("school", str(fout))
        else:
            messages.success(request, f"Vestiging {vestiging} is opgeslagen.")
            return redirect("beheer:school", vestiging.school.sleutel)
    context = {"form": form, "school": school, "vestiging": vestiging}
    return render(request, "scholen/vestiging_wijzigen.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def vestiging_sluiten(request: GebruikerRequest, sleutel: str, brin6: str) -> HttpResponse:
    """From which day the location is no more."""
    vestiging = toegang.vestiging_beheren(request.user, sleutel, brin6)
    form = SluitForm(request.POST or None)
    if form.is_valid():
        per = form.cleaned_data["per"]
        try:
            acties.vestiging_sluiten(vestiging, per=per, door=request.user, op=klok.nu())
        except KanNiet as fout:
            form.add_error("per", str(fout))
        else:
            messages.success(request, f"Bij vestiging {vestiging} staat nu een sluitdatum.")
            return redirect("beheer:school", sleutel)
    context = {"form": form, "school": vestiging.school, "vestiging": vestiging}
    return render(request, "scholen/vestiging_sluiten.html", context)


@require_POST
def vestiging_heropenen(request: GebruikerRequest, sleutel: str, brin6: str) -> HttpResponse:
    """Closing was a mistake."""
    vestiging = toegang.vestiging_beheren(request.user, sleutel, brin6)
    try:
        acties.vestiging_heropenen(vestiging, door=request.user, op=klok.nu())
    except KanNiet as fout:
        messages.warning(request, str(fout))
    else:
        messages.success(request, f"Vestiging {vestiging} is weer open.")
    return redirect("beheer:school", sleutel)
