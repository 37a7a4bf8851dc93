"""Canaries: in every text of another bestuur a word of its own, and where to look for it."""

import re
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

from django.apps import apps
from django.db import DatabaseError, models, transaction
from pypdf import PdfReader
from pypdf.generic import StreamObject

from scholen.models import Bestuur, Gebruiker, School

APPS = ("scholen", "kwaliteit", "gesprekken")
KORTST = 40  # what does not fit a canary is a code, not a text
GEEN_TEKST = re.compile("sleutel|hash|schakel|vorige|kop$|begin$|email|brin|code|model|wachtwoord")


def zet_overal(besturen: list[Bestuur], woord: str) -> set[tuple[str, str]]:
    """Write ``woord-tabel-kolom`` in every free text of these besturen; gives where it stands.

    What the database holds fixed keeps the words that it was made from.
    """
    gezet = set()
    for rijen, veld in _teksten(besturen):
        waarde = f"{woord}-{rijen.model._meta.db_table}-{veld.name}"
        try:
            with transaction.atomic():
                geraakt = rijen.update(**{veld.name: waarde[: veld.max_length]})
        except DatabaseError:  # append-only, or fixed with the last akkoord
            continue
        if geraakt:
            gezet.add((rijen.model.__name__, veld.name))
    return gezet


def _teksten(besturen: list[Bestuur]) -> Iterator[tuple[models.QuerySet, models.Field]]:
    for app in APPS:
        for model in apps.get_app_config(app).get_models():
            rijen = _rijen_van(model, besturen)
            for veld in model._meta.concrete_fields if rijen is not None else ():
                if is_vrije_tekst(veld):
                    yield rijen, veld


def _rijen_van(model: type[models.Model], besturen: list[Bestuur]) -> models.QuerySet | None:
    alle = model._base_manager.all()
    if model is Bestuur:
        return alle.filter(pk__in=[bestuur.pk for bestuur in besturen])
    if model is Gebruiker:
        hier = models.Q(aanstellingen__bestuur__in=besturen)
        daar = models.Q(aanstellingen__school__in=School.objects.filter(bestuur__in=besturen))
        return alle.filter(pk__in=alle.filter(hier | daar).values("pk"))
    if "bestuur" in {veld.name for veld in model._meta.fields}:
        return alle.filter(bestuur__in=besturen)
    return None


def is_vrije_tekst(veld: models.Field) -> bool:
    """Whether people write what they like in it; addresses are not among these."""
    if not isinstance(veld, models.CharField | models.TextField) or veld.choices or veld.unique:
        return False
    if isinstance(veld, models.EmailField | models.URLField) or GEEN_TEKST.search(veld.name):
        return False
    return veld.max_length is None or veld.max_length >= KORTST


def alles_in(antwoord) -> str:
    """All there is to read in an answer: its headers, its text, and what is packed inside it."""
    inhoud = antwoord.getvalue() if antwoord.streaming else antwoord.content
    delen = [str(dict(antwoord.headers)), inhoud.decode("utf-8", errors="replace")]
    if inhoud.startswith(b"%PDF-"):
        delen += _in_pdf(inhoud)
    elif inhoud.startswith(b"PK\x03\x04"):
        with ZipFile(BytesIO(inhoud)) as boek:
            delen += [boek.read(deel).decode("utf-8", errors="replace") for deel in boek.namelist()]
    return "\n".join(delen)


def _in_pdf(inhoud: bytes) -> Iterator[str]:
    """What it says of itself, what stands on its pages, and each stream as it is unpacked."""
    lezer = PdfReader(BytesIO(inhoud))
    yield str(lezer.metadata)
    for pagina in lezer.pages:
        yield pagina.extract_text()
    for nummer in range(1, lezer.trailer["/Size"]):
        deel = lezer.get_object(nummer)
        if isinstance(deel, StreamObject) and "/Subtype" not in deel:
            yield deel.get_data().decode("latin-1")
        elif deel is not None:
            yield str(deel)  # titles of bookmarks, alternative texts
