"""Fields and forms in which each field saves itself, with what stands there now."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import QuerySet
from django.http import QueryDict

from kwaliteit.acties.bewaren import waarde_van
from kwaliteit.forms.velden import Regel, Tekst
from kwaliteit.inlezen.concept import (
    MAX_TEKST,
)
from kwaliteit.teksten import als_tekst, merk_van, normaliseer

MEESTE_REGELS = 60


def te_lang(ruimte: int) -> str:
    """The sentence for a text that does not fit."""
    getal = f"{ruimte:,}".replace(",", ".")
    return f"Dit is langer dan {getal} tekens. Kort de tekst in; hij staat nog op je scherm."


class Kadertekst(Tekst):
    """A text of a kader: normalised and without white space around it, as the readers make it."""

    def __init__(self, *, ruimte: int = MAX_TEKST, rijen: int = 3, **opties: Any) -> None:  # noqa: ANN401 those of any CharField
        meldingen = {"max_length": te_lang(ruimte), **opties.pop("error_messages", {})}
        widget = forms.Textarea(attrs={"rows": rijen})
        super().__init__(max_length=ruimte, error_messages=meldingen, widget=widget, **opties)

    def to_python(self, value: Any) -> str:  # noqa: ANN401 what Django's field takes
        return super().to_python(value).strip()


class Kaderregel(Regel):
    """One line of a kader."""

    def __init__(self, *, ruimte: int, **opties: Any) -> None:  # noqa: ANN401 those of any CharField
        meldingen = {"max_length": te_lang(ruimte), **opties.pop("error_messages", {})}
        super().__init__(max_length=ruimte, error_messages=meldingen, **opties)


class Kaderkeuze(forms.ChoiceField):
    """One of a few possibilities."""

    default_error_messages = {"invalid_choice": "Kies een van de mogelijkheden uit de lijst."}


class Regels(forms.Field):
    """A list of texts, one on each line."""

    def __init__(self, **opties: Any) -> None:  # noqa: ANN401 those of any field
        widget = forms.Textarea(attrs={"rows": 4})
        super().__init__(required=False, widget=widget, **opties)

    def to_python(self, value: Any) -> list[str]:  # noqa: ANN401 what Django's field takes
        regels = [regel.strip() for regel in normaliseer(str(value or "")).split("\n")]
        return [regel for regel in regels if regel]

    def validate(self, value: Any) -> None:  # noqa: ANN401 what Django's field takes
        if sum(map(len, value)) > MAX_TEKST:
            raise ValidationError(te_lang(MAX_TEKST))
        if len(value) > MEESTE_REGELS:
            raise ValidationError(
                f"Dit zijn meer dan {MEESTE_REGELS} regels. Haal er een paar weg."
            )


@dataclass(frozen=True)
class Groep:
    """Fields of a form that stand together under one heading."""

    titel: str
    velden: tuple[forms.BoundField, ...]


class Bewerkform(forms.Form):
    """The fields of one row as a page shows them, each with the merk of what is stored.

    Args:
        rij: what is changed; its values are what the fields begin with.
    """

    GROEPEN: tuple[tuple[str, tuple[str, ...]], ...] = ()
    BEZET = "Die naam is er al. Kies een andere."
    use_required_attribute = False

    def __init__(
        self, data: QueryDict | None = None, *, rij: models.Model, prefix: str | None = None
    ) -> None:
        super().__init__(data, prefix=prefix)
        self.rij = rij
        self.voeg_toe()
        for naam, veld in self.fields.items():
            waarde = waarde_van(rij, naam)
            veld.merk = merk_van(waarde)  # type: ignore[attr-defined]  # for the template
            self.initial[naam] = als_tekst(waarde)
            klasse = "form-select" if isinstance(veld.widget, forms.Select) else "form-control"
            veld.widget.attrs |= {"class": klasse, "data-veld": naam, "data-merk": veld.merk}  # type: ignore[attr-defined]  # set above

    def voeg_toe(self) -> None:
        """Fields that depend on the row; none for most."""

    @property
    def groepen(self) -> list[Groep]:
        """The fields under their headings; without any, all of them together."""
        indeling = self.GROEPEN or (("", tuple(self.fields)),)
        return [
            Groep(titel, tuple(self[naam] for naam in namen if naam in self.fields))
            for titel, namen in indeling
        ]

    def uniek(self) -> dict[str, QuerySet[Any]]:
        """Fields that must differ from those of other rows, with those rows; none for most."""
        return {}

    def clean(self) -> dict[str, Any]:
        """A form that is sent whole is looked at before; one field alone by the database."""
        invoer = super().clean() or self.cleaned_data
        for naam, rijen in self.uniek().items():
            if naam in invoer and rijen.filter(**{naam: invoer[naam]}).exists():
                self.add_error(naam, self.BEZET)
        return invoer
