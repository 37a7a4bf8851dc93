"""Schools: the list of a bestuur, one school, adding, changing, closing, going on as another."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from scholen import klok
from scholen.acties import school as acties
from scholen.acties.kan_niet import Ingehaald, KanNiet
from scholen.forms.school import OpgaanForm, SchoolForm, SchoolNieuwForm, SluitForm
from scholen.http import GebruikerRequest
from scholen.overzichten.school import lopende_jaren, schoolblad, schoollijst, wacht_op_mensen
from scholen.taal import hoofdletter, opsomming
from scholen.toegang import beheer as toegang
from scholen.toegang.school import school_lezen


@require_safe
def scholen(request: GebruikerRequest) -> HttpResponse:
    """The schools of the besturen at whose office somebody works."""
    besturen = toegang.besturen_met_scholen(request.user)
    mag = toegang.mag_beheren(request.user)
    context = {
        "blokken": schoollijst(besturen),
        "mag_beheren": mag,
        "wacht_op_mensen": mag and wacht_op_mensen(besturen),
    }
    return render(request, "scholen/scholen.html", context)


@require_safe
def school(request: GebruikerRequest, sleutel: str) -> HttpResponse:
    """One school with its vestigingen, its earlier names and who changed what."""
    school = school_lezen(request.user, sleutel)
    context = {
        "school": school,
        "blad": schoolblad(school),
        "mag_beheren": toegang.mag_school_beheren(request.user, school),
    }
    return render(request, "scholen/school.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def school_nieuw(request: GebruikerRequest) -> HttpResponse:
    """A school by hand, with its first vestiging."""
    besturen = toegang.besturen_te_beheren(request.user)
    form = SchoolNieuwForm(request.POST or None, besturen=besturen)
    if form.is_valid():
        invoer = {
            veld: form.cleaned_data[veld] for veld in ("naam", "soort", "wijk", "brin6", "plaats")
        }
        try:
            school = acties.school_met_vestiging(
                form.gekozen_bestuur, **invoer, door=request.user, op=klok.nu()
            )
        except KanNiet as fout:
            form.add_error("brin6", str(fout))
        else:
            messages.success(request, f"{school} staat erbij.")
            return redirect("beheer:school", school.sleutel)
    return render(request, "scholen/school_nieuw.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def school_wijzigen(request: GebruikerRequest, sleutel: str) -> HttpResponse:
    """Another name, kind or wijk."""
    school = toegang.school_beheren(request.user, sleutel)
    form = SchoolForm(request.POST or None, rij=school)
    if form.is_valid():
        try:
            wat = acties.school_wijzigen(
                school, form.gewijzigd, gezien=form.gezien, door=request.user, op=klok.nu()
            )
        except Ingehaald as fout:
            form.botst(fout)
        else:
            messages.success(request, _gewijzigd(wat))
            return redirect("beheer:school", school.sleutel)
    return render(request, "scholen/school_wijzigen.html", {"form": form, "school": school})


def _gewijzigd(wat: list[str]) -> str:
    zijn = "zijn" if len(wat) > 1 else "is"
    return f"{hoofdletter(opsomming(wat))} {zijn} gewijzigd." if wat else "Er is niets gewijzigd."


@require_http_methods(["GET", "HEAD", "POST"])
def school_sluiten(request: GebruikerRequest, sleutel: str) -> HttpResponse:
    """From which day the school is no more, after a page that says what that means."""
    school = toegang.school_beheren(request.user, sleutel)
    form = SluitForm(request.POST or None)
    if form.is_valid():
        per = form.cleaned_data["per"]
        try:
            acties.school_sluiten(school, per=per, door=request.user, op=klok.nu())
        except KanNiet as fout:
            form.add_error("per", str(fout))
        else:
            messages.success(request, f"Bij {school} staat nu een sluitdatum.")
            return redirect("beheer:school", school.sleutel)
    context = {"form": form, "school": school, "jaren": lopende_jaren(school)}
    return render(request, "scholen/school_sluiten.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def school_opgaan(request: GebruikerRequest, sleutel: str) -> HttpResponse:
    """In which school this one goes on, after a page that says what stays."""
    school = toegang.school_beheren(request.user, sleutel)
    scholen = toegang.scholen_van(school.bestuur)
    form = OpgaanForm(request.POST or None, school=school, scholen=scholen)
    if form.is_valid():
        try:
            acties.school_opgaan(school, **form.cleaned_data, door=request.user, op=klok.nu())
        except KanNiet as fout:
            form.add_error("per", str(fout))
        else:
            verder = form.cleaned_data["verder"]
            messages.success(
                request,
                f"{school} gaat verder als {verder}. Gaan de mensen mee? Zet dan hieronder de"
                " rollen over.",
            )
            return redirect("beheer:school", school.sleutel)
    context = {"form": form, "school": school, "jaren": lopende_jaren(school)}
    return render(request, "scholen/school_opgaan.html", context)


@require_POST
def school_heropenen(request: GebruikerRequest, sleutel: str) -> HttpResponse:
    """Closing was a mistake."""
    school = toegang.school_beheren(request.user, sleutel)
    try:
        acties.school_heropenen(school, door=request.user, op=klok.nu())
    except KanNiet as fout:
        messages.warning(request, str(fout))
    else:
        messages.success(request, f"{school} is weer open.")
    return redirect("beheer:school", school.sleutel)
