"""A saved kader, read back as the concept it was made of."""

from dataclasses import replace

from django.db.models import Prefetch

from kwaliteit.canoniek import als_data, canonieke_json, met_rechte_apostrof
from kwaliteit.inlezen.concept import (
    DomeinConcept,
    ItemConcept,
    KaderConcept,
    NiveauConcept,
    SchaalConcept,
    ThemaConcept,
)
from kwaliteit.models import Item, Kwaliteitskader, Schaal, Thema


def concept_van(kader: Kwaliteitskader) -> KaderConcept:
    """What was loaded, without the trace; a fixed number of queries."""
    items: dict[int, list[ItemConcept]] = {}
    themas = Prefetch("themas", Thema.objects.order_by("pk"))  # in the order of the kader
    for item in kader.items.in_volgorde().prefetch_related(themas):
        items.setdefault(item.domein_id, []).append(_item(item))
    return KaderConcept(
        naam=kader.naam,
        versie=kader.versie,
        omschrijving=kader.omschrijving,
        inleiding=kader.inleiding,
        bron=kader.bron,
        woorden=kader.woorden,
        instrumenten=kader.instrumenten,
        schaal=_schaal(kader),
        themas=tuple(
            ThemaConcept(key=thema.key, naam=thema.naam, omschrijving=thema.omschrijving)
            for thema in kader.themas.order_by("pk")
        ),
        domeinen=tuple(
            DomeinConcept(
                code=domein.code,
                titel=domein.titel,
                kort=domein.kort,
                vraag=domein.vraag,
                omschrijving=domein.omschrijving,
                items=tuple(items.get(domein.pk, [])),
            )
            for domein in kader.domeinen.order_by("volgorde", "pk")
        ),
    )


def zegt_hetzelfde(kader: Kwaliteitskader, concept: KaderConcept) -> bool:
    """Whether a kader already is what this concept would make of it.

    Themas have no order, and which apostrophe a text has makes no difference: a kader that was
    published with the straight one is the kader of our file, and stays as it is.
    """
    return _om_te_vergelijken(concept_van(kader)) == _om_te_vergelijken(concept)


def _om_te_vergelijken(concept: KaderConcept) -> str:
    zonder = replace(
        concept,
        regels=(),
        themas=tuple(sorted(concept.themas, key=lambda thema: thema.key)),
        domeinen=tuple(
            replace(
                domein,
                items=tuple(
                    replace(item, themas=tuple(sorted(set(item.themas)))) for item in domein.items
                ),
            )
            for domein in concept.domeinen
        ),
    )
    return met_rechte_apostrof(canonieke_json(als_data(zonder)))


def _schaal(kader: Kwaliteitskader) -> SchaalConcept | None:
    schaal = Schaal.objects.filter(kader=kader).prefetch_related("niveaus").first()
    if schaal is None:
        return None
    return SchaalConcept(
        naam=schaal.naam,
        toelichting=schaal.toelichting,
        niet_van_toepassing=schaal.niet_van_toepassing,
        weten_we_niet=schaal.weten_we_niet,
        niveaus=tuple(
            NiveauConcept(stap.waarde, stap.label, stap.betekenis) for stap in schaal.niveaus.all()
        ),
    )


def _item(item: Item) -> ItemConcept:
    return ItemConcept(
        code=item.code,
        stelling=item.stelling,
        kort=item.kort,
        bedoeld=item.bedoeld,
        vragen=tuple(item.vragen),
        merkbaar=tuple(item.merkbaar),
        niveaus=item.niveaus,
        soort=item.soort,
        over=item.over,
        plek=item.plek,
        gerichtheid=item.gerichtheid,
        doelsoort=item.doelsoort,
        themas=tuple(thema.key for thema in item.themas.all()),
        standaarden=tuple(item.standaarden),
        opmerking=item.opmerking,
    )
