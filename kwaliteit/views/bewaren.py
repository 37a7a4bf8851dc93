"""The HTTP side of saving one field, the same for every page with fields that save themselves."""

from collections.abc import Mapping
from datetime import datetime

from django import forms
from django.db import models
from django.db.models import Q
from django.http import JsonResponse
from django.utils import timezone

from kwaliteit.acties.bewaren import Bewaard, Gesloten, Verschil, bewaar_veld
from scholen import klok
from scholen.http import GebruikerRequest


def bewaar(
    request: GebruikerRequest,
    rij: models.Model,
    *,
    form: type[forms.BaseForm],
    mits: Q | None = None,
    erbij: Mapping[str, object] | None = None,
    gesloten: str = "Hier kan nu niet meer geschreven worden.",
) -> JsonResponse:
    """Save the one field a page sent (``veld``, ``waarde``, ``merk``) and answer as data.

    Args:
        form: the form class whose field of that name says what is right input.
        mits: see ``bewaar_veld``.
        gesloten: what to tell when the row may not be written any more.
    """
    naam = request.POST.get("veld", "")
    veld = form.base_fields.get(naam)  # type: ignore[attr-defined]  # the stubs forget base_fields
    if veld is None:
        return _fout("Dit veld kennen we niet. Laad de pagina opnieuw; kopieer eerst je tekst.")
    try:
        waarde = veld.clean(request.POST.get("waarde", ""))
    except forms.ValidationError as fout:
        return _fout(" ".join(fout.messages))
    op = klok.nu()
    try:
        bewaard = bewaar_veld(
            rij,
            veld=naam,
            waarde=waarde,
            merk=request.POST.get("merk", ""),
            door=request.user,
            op=op,
            mits=mits,
            erbij=erbij,
        )
    except Gesloten:
        return JsonResponse({"status": "gesloten", "melding": gesloten}, status=409)
    except Verschil as verschil:
        return _antwoord_op_verschil(verschil)
    return _antwoord_op_bewaard(bewaard, op)


def _antwoord_op_bewaard(bewaard: Bewaard, op: datetime) -> JsonResponse:
    return JsonResponse(
        {
            "status": "opgeslagen",
            "merk": bewaard.merk,
            "om": _tijd(op),
            "let_op": bewaard.let_op,
        }
    )


def _antwoord_op_verschil(verschil: Verschil) -> JsonResponse:
    return JsonResponse(
        {
            "status": "verschil",
            "jouw": verschil.jouw,
            "ander": verschil.ander,
            "door": verschil.door,
            "om": _tijd(verschil.op) if verschil.op else "",
            "merk": verschil.merk,
        },
        status=409,
    )


def _fout(melding: str) -> JsonResponse:
    return JsonResponse({"status": "fout", "melding": melding}, status=400)


def _tijd(moment: datetime) -> str:
    return timezone.localtime(moment).strftime("%H.%M")
