"""What may come in as an answer on an item; the page itself is written out by hand."""

from collections.abc import Collection, Iterable, Mapping
from itertools import pairwise
from typing import Any

from django import forms
from django.http import QueryDict

from kwaliteit.acties.bewaren import Verschil
from kwaliteit.acties.zelfevaluatie import Ingestuurd
from kwaliteit.forms.velden import Tekst
from kwaliteit.models import Oordeel, Waarde
from kwaliteit.overzichten.itemveld import Weigering, anker
from kwaliteit.overzichten.schaal import waarden_van
from kwaliteit.templatetags.huis import wanneer


class Jaar(Tekst):
    """A year or a school year, as somebody writes it."""

    def __init__(self, **opties: Any) -> None:  # noqa: ANN401 the options of any CharField
        te_lang = "Schrijf een jaar of een schooljaar, zoals 2025 of 2025-2026."
        super().__init__(max_length=9, error_messages={"max_length": te_lang}, **opties)


class OordeelForm(forms.ModelForm):
    """The school's answer on one item. Nothing is compulsory: an explanation is a full answer.

    Args:
        waarden: what the scale of the kader allows at this item, besides leaving it empty.
    """

    waarde = forms.ChoiceField(
        required=False,
        error_messages={
            "invalid_choice": "Deze stap hoort niet bij dit kader. Kies een andere, of laat het"
            " leeg."
        },
    )
    toelichting = Tekst()
    waaraan = Tekst()
    waar_te_vinden = Tekst()
    feit_waarde = Tekst()
    feit_jaar = Jaar()
    streefjaar = Jaar()
    wil_bespreken = forms.BooleanField(required=False)
    reden = Tekst()

    class Meta:
        model = Oordeel
        fields = [
            "waarde",
            "toelichting",
            "waaraan",
            "waar_te_vinden",
            "feit_waarde",
            "feit_jaar",
            "streefjaar",
            "wil_bespreken",
            "reden",
        ]

    def __init__(self, *args: Any, waarden: Collection[str], **kwargs: Any) -> None:  # noqa: ANN401 those of a form
        super().__init__(*args, **kwargs)
        keuzes = [("", ""), *(keuze for keuze in Waarde.choices if keuze[0] in waarden)]
        self.fields["waarde"].choices = keuzes  # type: ignore[attr-defined]  # a ChoiceField

    def _post_clean(self) -> None:
        """No instance is made: the actie writes field by field, and asks the database itself."""

    @property
    def ingestuurd(self) -> dict[str, Any]:
        """The valid values of the fields that were sent along: those that came with a merk."""
        return {veld: self.cleaned_data[veld] for veld in self.merken if veld in self.cleaned_data}

    @property
    def merken(self) -> dict[str, str]:
        """Per field that was sent, the merk of the value that its writer saw."""
        namen = {veld: f"{self.add_prefix(veld)}-merk" for veld in self.fields}
        return {veld: self.data[naam] for veld, naam in namen.items() if naam in self.data}


class Domeinformulier:
    """All items of a page at once, as a browser without JavaScript sends them.

    Args:
        post: the form. Besides the fields it may say which button was used: ``klaar`` (an item),
            ``wis`` (take the choice at an item away) or ``ander`` (leave in this field what
            somebody else wrote there).
        oordelen: out of ``met_schaal``, with their items.
    """

    def __init__(self, post: QueryDict, oordelen: Iterable[Oordeel]) -> None:
        self.post = post
        self.formulieren = {
            oordeel: OordeelForm(
                post, prefix=anker(oordeel.item.code), waarden=waarden_van(oordeel)
            )
            for oordeel in oordelen
        }

    @property
    def ingestuurd(self) -> list[Ingestuurd]:
        """Per item what can be saved."""
        return [
            Ingestuurd(oordeel, self._waarden(oordeel, form), form.merken)
            for oordeel, form in self.formulieren.items()
        ]

    @property
    def klaar(self) -> Oordeel | None:
        """The item whose button *Klaar* was used."""
        gebruikt = self.post.get("klaar")
        return next((rij for rij in self.formulieren if rij.item.code == gebruikt), None)

    @property
    def daarna(self) -> str:
        """The code of the item to go on with: after *Klaar* the next one, else the same."""
        codes = [rij.item.code for rij in self.formulieren]
        return dict(pairwise(codes)).get(self.post.get("klaar", ""), self.post.get("wis", ""))

    def geweigerd(
        self, verschillen: Mapping[tuple[str, str], Verschil]
    ) -> dict[tuple[str, str], Weigering]:
        """What could not be saved, by item code and field: what is wrong, or what another wrote."""
        fouten = {
            (oordeel.item.code, veld): Weigering(
                self.post.get(form.add_prefix(veld), ""), fout=" ".join(map(str, meldingen))
            )
            for oordeel, form in self.formulieren.items()
            for veld, meldingen in form.errors.items()
        }
        return fouten | {
            plek: Weigering(
                anders.jouw, ander=anders.ander, door=anders.door, wanneer=wanneer(anders.op)
            )
            for plek, anders in verschillen.items()
        }

    def _waarden(self, oordeel: Oordeel, form: OordeelForm) -> dict[str, Any]:
        form.full_clean()
        waarden = form.ingestuurd
        if self.post.get("wis") == oordeel.item.code and "waarde" in waarden:
            waarden["waarde"] = ""
        return {
            veld: waarde
            for veld, waarde in waarden.items()
            if form.add_prefix(veld) != self.post.get("ander")
        }
