"""The tags and filters of the house."""

import re
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from django import forms
from django.conf import settings as instellingen
from django.template import Context, Template, TemplateSyntaxError
from django.utils.html import format_html

from gesprekken.models import Afspraak, Gesprek, Ronde, Verslag
from kwaliteit.iconen import PADEN
from kwaliteit.models import Kwaliteitskader, Zelfevaluatie
from kwaliteit.templatetags import huis

EEN_STUK = '<span class="text-nowrap">{}</span>'


class KeuzeForm(forms.Form):
    naam = forms.CharField()
    keuze = forms.ChoiceField(choices=[("a", "A")], widget=forms.RadioSelect)


def toon(tekst, **context):
    return Template(tekst).render(Context(context))


def test_een_icoon_zwijgt_voor_een_schermlezer():
    assert toon('{% icoon "check" %}') == (
        '<svg class="icoon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">'
        '<path d="M5 12l5 5l10 -10"/></svg>'
    )


@pytest.mark.parametrize(
    ("sleutel", "stukken"),
    [("ABCDEFGH", ["ABCD", "EFGH"]), ("ABCDEF", ["ABCD", "EF"]), ("", [])],
)
def test_een_sleutel_valt_in_stukken_van_vier(sleutel, stukken):
    assert huis.vieren(sleutel) == stukken


def test_een_icoon_kan_een_klasse_krijgen():
    assert 'class="icoon item-pijl"' in toon('{% icoon "check" "item-pijl" %}')


def test_een_onbekend_icoon_wordt_geweigerd():
    with pytest.raises(TemplateSyntaxError, match="eenhoorn"):
        toon('{% icoon "eenhoorn" %}')


def test_elk_icoon_in_een_template_bestaat():
    templates = Path(instellingen.BASE_DIR, "templates").rglob("*.html")
    namen = {n for t in templates for n in re.findall(r'{% icoon "([^"]+)"', t.read_text())}

    assert namen - PADEN.keys() == set()


@pytest.mark.parametrize(
    ("moment", "verwacht"),
    [
        (datetime(2026, 11, 24, 13, 3, tzinfo=UTC), "14.03"),
        (datetime(2026, 7, 1, 7, 12, tzinfo=UTC), "9.12"),
        (time(15, 30), "15.30"),
        (None, ""),
    ],
)
def test_een_tijd_staat_er_met_een_punt(moment, verwacht):
    assert huis.tijd(moment) == verwacht


@pytest.mark.parametrize(
    ("moment", "verwacht"),
    [
        (date(2027, 1, 19), "dinsdag 19 januari"),
        (date(2026, 3, 12), "donderdag 12 maart 2026"),
        (date(2027, 8, 2), "maandag 2 augustus 2027"),
        (datetime(2026, 11, 24, 23, 30, tzinfo=UTC), "woensdag 25 november"),
        (None, ""),
    ],
)
def test_een_dag_noemt_het_jaar_buiten_dit_schooljaar(demodag, moment, verwacht):
    assert huis.dag(moment) == verwacht


def test_een_datum_staat_er_zonder_weekdag(demodag):
    assert huis.datum(date(2026, 12, 18)) == "18 december"


@pytest.mark.parametrize(
    ("naam", "verwacht"),
    [("Marit Hofstra", "MH"), ("Samira el Idrissi", "SI"), ("Bo", "B"), ("", "")],
)
def test_initialen_zijn_eerste_en_laatste_woord(naam, verwacht):
    assert huis.initialen(naam) == verwacht


@pytest.mark.parametrize(
    "model", [Ronde, Zelfevaluatie, Gesprek, Verslag, Afspraak, Kwaliteitskader]
)
def test_elke_status_heeft_een_beeld(model):
    assert set(model.OVERGANGEN) - huis.STATUSBEELDEN.keys() == set()


def test_elk_statusbeeld_heeft_een_icoon_dat_bestaat():
    assert {beeld.icoon for beeld in huis.STATUSBEELDEN.values()} - PADEN.keys() == set()


def test_kralen_zijn_vol_tot_waar_gekeken_is():
    assert huis.kralen(2, 4) == [True, True, False, False]


def test_de_fasen_zeggen_wat_achter_ons_ligt():
    assert huis.fasen("gesprek") == [
        ("Voorbereiden", "af"),
        ("Gesprek", "nu"),
        ("Verslag", "straks"),
        ("Afspraken", "straks"),
    ]


def test_zonder_gesprek_is_er_een_kortere_lijn():
    assert [stap.naam for stap in huis.fasen("ingediend", met_gesprek=False)] == [
        "Voorbereiden",
        "Ingediend",
        "Afspraken",
    ]


def test_een_onbekende_fase_wordt_geweigerd():
    with pytest.raises(ValueError, match="lunch"):
        huis.fasen("lunch")


@pytest.mark.parametrize(
    ("waarde", "verwacht"),
    [
        ("3", ("3", "n3", "Op orde")),
        ("nvt", ("–", "n0", "Niet van toepassing")),
        ("onbekend", ("?", "n0", "Weten we nog niet")),
        ("", ("–", "n0", "Niet ingevuld")),
    ],
)
def test_een_niveau_is_teken_en_woord(waarde, verwacht):
    assert huis.tree(waarde, "Op orde") == verwacht


@pytest.mark.parametrize(
    ("tekst", "staat_er"),
    [
        ("Het jaar 2026-2027.", 'Het jaar <span class="text-nowrap">2026-2027</span>.'),
        ("2025–2026, 2026–2027", f"{EEN_STUK.format('2025–2026')}, {EEN_STUK.format('2026–2027')}"),
        ("BRIN 11-2026 en 12345-67890", "BRIN 11-2026 en 12345-67890"),
        ("<b>2026-2027</b>", f"&lt;b&gt;{EEN_STUK.format('2026-2027')}&lt;/b&gt;"),
    ],
)
def test_een_schooljaar_breekt_niet_af_aan_het_einde_van_een_regel(tekst, staat_er):
    sjabloon = Template("{{ tekst|heel }}")

    assert sjabloon.render(Context({"tekst": tekst})) == staat_er


def test_wat_al_tekens_van_html_heeft_krijgt_ze_niet_dubbel():
    titel = format_html("{}, 2026-2027", "Jip & Janneke")

    pagina = Template("{{ tekst|heel }}").render(Context({"tekst": titel}))

    assert pagina == f"Jip &amp; Janneke, {EEN_STUK.format('2026-2027')}"


def test_een_fout_wijst_naar_het_veld_of_naar_de_eerste_keuze():
    form = KeuzeForm()

    assert huis.veldanker(form["naam"]) == "id_naam"
    assert huis.veldanker(form["keuze"]) == "id_keuze_0"


def test_een_leeg_veld_zegt_wat_je_moet_doen():
    form = KeuzeForm({})

    assert form.errors["naam"] == ["Vul dit nog in."]
