"""The HTTP side of saving one field, the same for every page with fields that save themselves."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial

from django import forms
from django.db import models
from django.db.models import Q
from django.http import JsonResponse, QueryDict
from django.utils import timezone

from kwaliteit.acties.bewaren import Bewaard, Gesloten, Verschil, Weg, bewaar_veld
from kwaliteit.templatetags.huis import datum, tijd
from scholen import klok
from scholen.http import GebruikerRequest

Formulier = type[forms.BaseForm] | forms.BaseForm


def bewaar(
    request: GebruikerRequest,
    rij: models.Model,
    *,
    form: Formulier,
    mits: Q | None = None,
    erbij: Mapping[str, object] | None = None,
    gesloten: str = "Hier kan nu niet meer geschreven worden.",
) -> JsonResponse:
    """Save the one field a page sent (``veld``, ``waarde``, ``merk``) and answer as data.

    Args:
        form: the form (class) whose field of that name says what is right input.
        mits: see ``bewaar_veld``.
        gesloten: what to tell when the row may not be written any more.
    """
    op = klok.nu()
    schrijf = partial(bewaar_veld, rij, door=request.user, op=op, mits=mits, erbij=erbij)
    try:
        return _antwoord(_schrijf(schrijf, form, request.POST), op)
    except Gesloten as fout:
        melding = waarom_niet(fout, gesloten)
        return JsonResponse({"status": "gesloten", "melding": melding}, status=409)


def waarom_niet(fout: Gesloten, gesloten: str) -> str:
    """Why nothing was saved: the row is gone, or the sentence of the page about what is closed."""
    return str(fout) if isinstance(fout, Weg) else gesloten


def _schrijf(
    schrijf: Callable[..., Bewaard], form: Formulier, post: QueryDict
) -> Bewaard | Verschil | str:
    """What came of it; a text says what is wrong with what was sent."""
    naam = post.get("veld", "")
    veld = _velden(form).get(naam)
    if veld is None:
        return "Dit veld kennen we niet. Kopieer je tekst en laad de pagina opnieuw."
    try:
        waarde = veld.clean(post.get("waarde", ""))
        return schrijf(veld=naam, waarde=waarde, merk=post.get("merk", ""))
    except forms.ValidationError as fout:
        return " ".join(fout.messages)
    except Verschil as verschil:
        return verschil


def _velden(form: Formulier) -> Mapping[str, forms.Field]:
    """The fields of a form, or of a form class where nothing depends on the row."""
    if isinstance(form, forms.BaseForm):
        return form.fields
    velden: dict[str, forms.Field] = form.base_fields  # type: ignore[attr-defined]  # the stubs forget base_fields
    return velden


def _antwoord(uitkomst: Bewaard | Verschil | str, op: datetime) -> JsonResponse:
    if isinstance(uitkomst, str):
        return JsonResponse({"status": "fout", "melding": uitkomst}, status=400)
    if isinstance(uitkomst, Bewaard):
        inhoud = {"status": "opgeslagen", "om": _wanneer(op, op)}
        return JsonResponse({**inhoud, "merk": uitkomst.merk, "let_op": uitkomst.let_op})
    inhoud = {
        "status": "verschil",
        "jouw": uitkomst.jouw,
        "ander": uitkomst.ander,
        "door": uitkomst.door,
        "om": _wanneer(uitkomst.op, op),
        "merk": uitkomst.merk,
    }
    return JsonResponse(inhoud, status=409)


def _wanneer(moment: datetime | None, nu: datetime) -> str:
    """The time as pages write it, with the day when that was another day."""
    if moment is None:
        return ""
    vandaag = timezone.localdate(moment) == timezone.localdate(nu)
    return tijd(moment) if vandaag else f"{tijd(moment)} op {datum(moment)}"
