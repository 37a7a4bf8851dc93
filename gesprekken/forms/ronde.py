"""Making and changing a round."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Column, Fieldset, Layout, Row
from django import forms
from django.db.models import QuerySet

from gesprekken.models import Ronde
from gesprekken.overzichten.ronde import woorden_van
from kwaliteit.forms.velden import Regel, Tekst
from kwaliteit.models import Domein, Kwaliteitskader
from kwaliteit.templatetags.huis import datum as in_woorden
from kwaliteit.woorden import vul_in
from scholen import klok
from scholen.forms.velden import Dag, MetBestuur
from scholen.models import Bestuur

DAGEN = {
    "opent_op": "De ronde gaat open op",
    "zelfevaluatie_tot": "Scholen dienen in tot en met",
    "gesprekken_van": "Gesprekken vanaf",
    "gesprekken_tot": "Gesprekken tot en met",
    "rode_draad_op": "Rode draad delen op",
    "sluit_op": "De ronde sluit op",
}
VOLGORDE = (  # the first is not after the second
    ("opent_op", "zelfevaluatie_tot"),
    ("opent_op", "gesprekken_van"),
    ("gesprekken_van", "gesprekken_tot"),
    ("zelfevaluatie_tot", "sluit_op"),
    ("gesprekken_tot", "sluit_op"),
    ("rode_draad_op", "sluit_op"),
)
ZOMER = ((7, 10), (8, 31))
FOCUS_DOMEINEN = 2
FOCUS_ONDERWERPEN = 5


class Domeinkeuze(forms.ModelMultipleChoiceField):
    """Domeinen by their title, with the local words in it."""

    woorden: Mapping[str, str] = {}

    def label_from_instance(self, obj: Domein) -> str:
        return f"{obj.code}. {vul_in(obj.titel, self.woorden)}"


class RondeNieuwForm(MetBestuur, forms.ModelForm):
    """The start of a round: for whom, which year, which kader."""

    titel = Regel(
        label="Hoe heet deze ronde?",
        max_length=200,
        help_text="Bijvoorbeeld: Dichter bij de klas.",
        error_messages={"required": "Geef de ronde een titel."},
    )
    schooljaar = forms.ChoiceField(label="Schooljaar")
    bestuur = forms.ModelChoiceField(Bestuur.objects.none(), label="Bestuur")
    kader = forms.ModelChoiceField(
        Kwaliteitskader.objects.none(),
        label="Kwaliteitskader",
        empty_label="Kies een kader",
        error_messages={"required": "Kies het kader waar de ronde over gaat."},
    )

    class Meta:
        model = Ronde
        fields = ["bestuur", "titel", "schooljaar", "kader"]

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 those of any form
        besturen: QuerySet[Bestuur],
        vandaag: date,
        **opties: Any,  # noqa: ANN401 those of any form
    ) -> None:
        super().__init__(*args, **opties)
        self.vraag_bestuur(besturen)
        self.fields["schooljaar"].choices = _schooljaren(vandaag)  # type: ignore[attr-defined]  # a ChoiceField
        kader = self.fields["kader"]
        assert isinstance(kader, forms.ModelChoiceField)  # noqa: S101 narrows the type
        kader.queryset = bruikbare_kaders(besturen)
        if len(kaders := kader.queryset[:2]) == 1:  # nothing to choose
            kader.initial = kaders[0]

    def clean(self) -> dict[str, Any]:
        """The kader is one that this bestuur may use."""
        invoer = super().clean() or self.cleaned_data
        bestuur, kader = invoer.get("bestuur"), invoer.get("kader")
        if bestuur and kader and not bruikbare_kaders([bestuur]).contains(kader):
            self.add_error("kader", f"Dit kader is niet van {bestuur}. Kies een ander kader.")
        return invoer

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper()
        helper.form_tag = False
        return helper


class RondeForm(forms.ModelForm):
    """All of a round; once it is open its year, kader, priorities and maximum stand."""

    titel = Regel(
        label="Titel", max_length=200, error_messages={"required": "Geef de ronde een titel."}
    )
    waarom = Tekst(
        label="Waarom we dit doen",
        help_text="Dit lezen alle scholen als eerste. Schrijf het zoals je het zou vertellen.",
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    doel = Tekst(
        label="Wat wil het bestuur ermee bereiken?",
        help_text="Het doel van de hele ronde. Per school kan de adviseur het scherper maken.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    schooljaar = forms.ChoiceField(label="Schooljaar")
    kader = forms.ModelChoiceField(
        Kwaliteitskader.objects.none(), label="Kwaliteitskader", empty_label="Kies een kader"
    )
    prioriteiten = Domeinkeuze(
        Domein.objects.none(),
        label="Waar het bestuur naar vraagt",
        help_text="Elke school bekijkt dit, naast wat zij zelf kiest. Eén is vaak genoeg.",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    opent_op = Dag(
        label=DAGEN["opent_op"],
        required=False,
        help_text="Leeg laten mag, bij elke dag. Niets gaat vanzelf open of dicht: dat doe jij.",
    )
    zelfevaluatie_tot = Dag(label=DAGEN["zelfevaluatie_tot"], required=False)
    gesprekken_van = Dag(label=DAGEN["gesprekken_van"], required=False)
    gesprekken_tot = Dag(label=DAGEN["gesprekken_tot"], required=False)
    rode_draad_op = Dag(label=DAGEN["rode_draad_op"], required=False)
    sluit_op = Dag(label=DAGEN["sluit_op"], required=False)

    class Meta:
        model = Ronde
        fields = [
            "titel",
            "schooljaar",
            "kader",
            "waarom",
            "doel",
            "prioriteiten",
            "maximum",
            *DAGEN,
        ]
        error_messages = {
            "maximum": {
                "min_value": "Laat een school minstens één onderwerp kiezen.",
                "max_value": "Meer dan twintig onderwerpen past in geen gesprek.",
                "required": "Schrijf hoeveel onderwerpen een school hooguit kiest.",
                "invalid": "Schrijf een getal, zoals 5.",
            }
        }

    def __init__(self, *args: Any, vandaag: date, **opties: Any) -> None:  # noqa: ANN401 those of any form
        super().__init__(*args, **opties)
        self.vandaag = vandaag
        if self.instance.status != Ronde.Status.CONCEPT:
            for naam in ("schooljaar", "kader", "prioriteiten", "maximum"):
                del self.fields[naam]
            return
        jaren = dict(_schooljaren(vandaag)) | {self.instance.schooljaar: self.instance.schooljaar}
        self.fields["schooljaar"].choices = sorted(jaren.items())  # type: ignore[attr-defined]  # a ChoiceField
        kaders = bruikbare_kaders([self.instance.bestuur])
        self.fields["kader"].queryset = kaders  # type: ignore[attr-defined]  # a ModelChoiceField
        domeinen = Domein.objects.filter(kader=self.instance.kader_id)
        woorden = woorden_van(self.instance)
        vraag = self.fields["prioriteiten"]
        assert isinstance(vraag, Domeinkeuze)  # noqa: S101 narrows the type
        vraag.queryset, vraag.woorden = domeinen, woorden

    def clean(self) -> dict[str, Any]:
        """The days are in order, still to come, and not in the summer."""
        invoer = super().clean() or self.cleaned_data
        for naam in set(DAGEN) & set(self.changed_data):
            if naam not in self.errors and (fout := self._fout_in_dag(naam, invoer.get(naam))):
                self.add_error(naam, fout)
        for eerst, dan in VOLGORDE:
            begin, eind = invoer.get(eerst), invoer.get(dan)
            if begin and eind and begin > eind:
                self.add_error(
                    dan,
                    f"Dit ligt voor ‘{DAGEN[eerst][0].lower()}{DAGEN[eerst][1:]}’"
                    f" ({in_woorden(begin)}). Kies een latere dag.",
                )
        if self.wisselt_kader:
            invoer["prioriteiten"] = Domein.objects.none()
        return invoer

    @property
    def wisselt_kader(self) -> bool:
        """Whether another kader was chosen, so that the priorities have to be chosen again."""
        return "kader" in self.fields and "kader" in self.changed_data

    def _fout_in_dag(self, naam: str, dag: date | None) -> str:
        if dag is None:
            return ""
        if dag < self.vandaag:
            return f"{in_woorden(dag)} is al geweest. Kies een dag vanaf morgen."
        if naam != "opent_op" and ZOMER[0] <= (dag.month, dag.day) <= ZOMER[1]:
            return (
                f"{in_woorden(dag)} valt in de zomer. Van 10 juli tot en met 31 augustus vragen we"
                " niets van scholen. Kies een andere dag."
            )
        return ""

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper()
        helper.form_tag = False
        vast = [naam for naam in ("schooljaar", "kader") if naam in self.fields]
        keuze = [naam for naam in ("prioriteiten", "maximum") if naam in self.fields]
        dagen = list(DAGEN)
        helper.layout = Layout(
            Fieldset("Waar het over gaat", "titel", *vast, *keuze),
            Fieldset("Wat scholen lezen", "waarom", "doel"),
            Fieldset(
                "Wanneer",
                *(
                    Row(*(Column(naam, css_class="col-md-6") for naam in dagen[plek : plek + 2]))
                    for plek in (0, 2, 4)
                ),
            ),
        )
        return helper


def meer_dan_een_focus(ronde: Ronde) -> str:
    """What to tell the maker of a round that asks for more than a focus (rule 2); else nothing."""
    te_veel = []
    prioriteiten = ronde.prioriteiten.count()
    if prioriteiten > FOCUS_DOMEINEN:
        te_veel.append(f"{prioriteiten} domeinen van het bestuur")
    if ronde.maximum > FOCUS_ONDERWERPEN:
        te_veel.append(f"{ronde.maximum} onderwerpen per school")
    if not te_veel:
        return ""
    return (
        f"Deze ronde vraagt meer dan een focus: {' en '.join(te_veel)}. In een goed gesprek passen"
        " hooguit twee domeinen van het bestuur en vijf onderwerpen. Het mag zo blijven."
    )


def bruikbare_kaders(besturen: Iterable[Bestuur]) -> QuerySet[Kwaliteitskader]:
    """The published kaders of these besturen and the shared ones, by name."""
    kaders = Kwaliteitskader.objects.none()
    for bestuur in besturen:
        kaders |= Kwaliteitskader.objects.bruikbaar_voor(bestuur)
    return kaders.order_by("naam", "versie", "pk")


def _schooljaren(vandaag: date) -> list[tuple[str, str]]:
    """This school year and the next."""
    nu = klok.schooljaar_van(vandaag)
    straks = klok.schooljaar_van(vandaag.replace(year=vandaag.year + 1, day=1))
    return [(nu, nu), (straks, straks)]
