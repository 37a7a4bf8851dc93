"""Fields that every form of the product shares."""

from typing import Any

from django import forms

from kwaliteit.teksten import MAXIMALE_LENGTE, normaliseer


class Tekst(forms.CharField):
    """Free text: normalised, never stripped, at most 20,000 characters."""

    widget = forms.Textarea

    def __init__(self, **opties: Any) -> None:  # noqa: ANN401  the options of any CharField
        opties = {"required": False, "strip": False, "max_length": MAXIMALE_LENGTE} | opties
        super().__init__(**opties)
        te_lang = (
            f"Dit is langer dan {MAXIMALE_LENGTE:,} tekens. Kort de tekst in;"
            " hij staat nog op je scherm."
        ).replace(",", ".")
        self.error_messages.setdefault("max_length", te_lang)

    def to_python(self, value: Any) -> str:  # noqa: ANN401  what Django's field takes
        return normaliseer(super().to_python(value) or "")


class VerplichteTekst(Tekst):
    """Free text that must be there, kept without white space around it; that alone is none."""

    def __init__(self, **opties: Any) -> None:  # noqa: ANN401  the options of any CharField
        super().__init__(**{"required": True} | opties)

    def to_python(self, value: Any) -> str:  # noqa: ANN401  what Django's field takes
        return super().to_python(value).strip()


class Regel(forms.CharField):
    """One line of text: normalised, without spaces around it."""

    def to_python(self, value: Any) -> str:  # noqa: ANN401  what Django's field takes
        return super().to_python(normaliseer(value or "").replace("\n", " ")) or ""
