"""Separation by construction: no box to choose from and no foreign key leads to another bestuur."""

import importlib
import pkgutil

import pytest
from django import forms
from django.apps import apps

from gesprekken.integriteit import MAG_NAAR_BUITEN, overtredingen, paden_tussen_besturen
from gesprekken.models import Ronde
from gesprekken.wegen import APPS, VAN_NIEMAND
from kwaliteit.models import Item, Oordeel
from tests.factories import KwaliteitskaderFactory
from tests.toneel import Spelers, speel


def _soorten(soort: type) -> set[type]:
    return {soort}.union(*(_soorten(onder) for onder in soort.__subclasses__()))


def _formulieren() -> list[type[forms.BaseForm]]:
    """Every form class of the product, wherever it stands."""
    for app in APPS:
        pakket = importlib.import_module(app)
        for module in pkgutil.walk_packages(pakket.__path__, f"{app}."):
            if ".migrations" not in module.name and not module.name.endswith("wsgi"):
                importlib.import_module(module.name)
    alle = _soorten(forms.BaseForm)
    return sorted(
        (vorm for vorm in alle if vorm.__module__.split(".")[0] in APPS),
        key=lambda vorm: (vorm.__module__, vorm.__qualname__),
    )


def test_geen_keuzevak_begint_met_rijen():
    """What there is to choose from, a form gets from who asks for it; forgotten, it is nothing."""
    vakken = [
        (f"{vorm.__qualname__}.{naam}", veld.queryset.query.is_empty())
        for vorm in _formulieren()
        for naam, veld in vorm.base_fields.items()
        if isinstance(veld, forms.ModelChoiceField)
    ]

    assert len(vakken) >= 10
    assert [naam for naam, is_leeg in vakken if not is_leeg] == []


def _verwijzingen() -> set[tuple[str, str]]:
    """Each foreign key and many-to-many of the product to a row that is of a bestuur."""
    velden = {
        (model.__name__, veld.name): veld.related_model.__name__
        for app in APPS
        for model in apps.get_app_config(app).get_models()
        for veld in (*model._meta.concrete_fields, *model._meta.many_to_many)
        if veld.related_model
    }
    return {naam for naam, ander in velden.items() if ander not in VAN_NIEMAND}


def _bewaakt() -> set[tuple[str, str]]:
    """Those a path looks along; of many-to-many under the name of the field."""
    gevonden = set()
    for pad in paden_tussen_besturen():
        model, _, veld = pad.model.__name__.partition("_")
        gevonden.add((model, veld or pad.ander.split("__")[0]))
    return gevonden


def test_elke_verwijzing_tussen_besturen_wordt_nagelopen():
    dezelfde_weg = {
        ("Domein", "kader"),
        ("Item", "kader"),
        ("Schaal", "kader"),
        ("Niveau", "schaal"),
    }  # the road to the bestuur itself

    assert _verwijzingen() - dezelfde_weg - MAG_NAAR_BUITEN == _bewaakt()


@pytest.mark.django_db
def test_een_verwijzing_naar_een_kader_van_een_ander_bestuur_valt_op(wereld):
    eigen = KwaliteitskaderFactory.gevuld(bestuur=wereld.bestuur, items=(1,))
    vreemd = KwaliteitskaderFactory.gevuld(bestuur=wereld.buurbestuur, items=(1,))
    wie = Spelers(wereld.school, wereld.ib, wereld.directeur, wereld.adviseur)
    ronde = speel(wie, eigen, tot="voorbereiden", schooljaar="2026-2027").ronde
    assert list(overtredingen()) == []

    ronde.prioriteiten.add(vreemd.domeinen.get())
    oordeel = Oordeel.objects.get()
    Oordeel.objects.filter(pk=oordeel.pk).update(item=Item.objects.get(kader=vreemd))

    door = Ronde.prioriteiten.through.objects.get(domein__kader=vreemd)
    anders = "hoort bij een ander bestuur dan"
    assert {
        f"Oordeel {oordeel.pk} {anders} item waar zij naar wijst.",
        f"Ronde_prioriteiten {door.pk} {anders} domein waar zij naar wijst.",
    } <= set(overtredingen())
