"""The pages about kaders; names are those of view and template."""

from django.urls import include, path

from kwaliteit.views import (
    kader,
    kader_bestand,
    kader_bewerken,
    kader_items,
    kader_rond,
    kader_versies,
    laden,
    woorden,
)

app_name = "kwaliteit"

bewerken = [
    path("", kader_bewerken.kader_bewerken, name="kader_bewerken"),
    path("bewaren/", kader_bewerken.kader_bewaren, name="kader_bewaren"),
    path("weg/", kader_bewerken.kader_weg, name="kader_weg"),
    path("domeinen/<int:domein>/", kader_items.kader_domein, name="kader_domein"),
    path(
        "domeinen/<int:domein>/bewaren/",
        kader_bewerken.kader_domein_bewaren,
        name="kader_domein_bewaren",
    ),
    path(
        "domeinen/<int:domein>/verplaatsen/",
        kader_bewerken.kader_domein_verplaatsen,
        name="kader_domein_verplaatsen",
    ),
    path("domeinen/<int:domein>/weg/", kader_bewerken.kader_domein_weg, name="kader_domein_weg"),
    path("items/<int:item>/bewaren/", kader_items.kader_item_bewaren, name="kader_item_bewaren"),
    path(
        "items/<int:item>/verplaatsen/",
        kader_items.kader_item_verplaatsen,
        name="kader_item_verplaatsen",
    ),
    path("items/<int:item>/weg/", kader_items.kader_item_weg, name="kader_item_weg"),
    path("themas/", kader_rond.kader_themas, name="kader_themas"),
    path("themas/<int:thema>/bewaren/", kader_rond.kader_thema_bewaren, name="kader_thema_bewaren"),
    path("themas/<int:thema>/weg/", kader_rond.kader_thema_weg, name="kader_thema_weg"),
    path("schaal/", kader_rond.kader_schaal, name="kader_schaal"),
    path("schaal/bewaren/", kader_rond.kader_schaal_bewaren, name="kader_schaal_bewaren"),
    path(
        "schaal/<int:niveau>/bewaren/", kader_rond.kader_niveau_bewaren, name="kader_niveau_bewaren"
    ),
    path("schaal/<int:niveau>/weg/", kader_rond.kader_niveau_weg, name="kader_niveau_weg"),
    path("woorden/", kader_rond.kader_woorden, name="kader_woorden"),
    path("woorden/bewaren/", kader_rond.kader_woorden_bewaren, name="kader_woorden_bewaren"),
    path("hulpteksten/", kader_versies.kader_hulpteksten, name="kader_hulpteksten"),
]

urlpatterns = [
    path("kaders/", kader.kaders, name="kaders"),
    path("kaders/laden/", laden.kader_laden, name="kader_laden"),
    path("kaders/laden/voorbeeld/", laden.kader_voorbeeld, name="kader_voorbeeld"),
    path("kaders/nieuw/", kader_bewerken.kader_nieuw, name="kader_nieuw"),
    path("kaders/<slug:sleutel>/", kader.kader, name="kader"),
    path("kaders/<slug:sleutel>/afdruk/", kader.kader_afdruk, name="kader_afdruk"),
    path("kaders/<slug:sleutel>/kader.xlsx", kader_bestand.kader_xlsx, name="kader_xlsx"),
    path("kaders/<slug:sleutel>/kader.toml", kader_bestand.kader_toml, name="kader_toml"),
    path("kaders/<slug:sleutel>/kader.pdf", kader_bestand.kader_pdf, name="kader_pdf"),
    path(
        "kaders/<slug:sleutel>/nieuwe-versie/",
        kader_versies.kader_nieuwe_versie,
        name="kader_nieuwe_versie",
    ),
    path(
        "kaders/<slug:sleutel>/vergelijken/",
        kader_versies.kader_vergelijken,
        name="kader_vergelijken",
    ),
    path(
        "kaders/<slug:sleutel>/items/<int:item>/hulptekst/",
        kader_versies.kader_hulptekst,
        name="kader_hulptekst",
    ),
    path("kaders/<slug:sleutel>/publiceren/", kader.kader_publiceren, name="kader_publiceren"),
    path("kaders/<slug:sleutel>/intrekken/", kader.kader_intrekken, name="kader_intrekken"),
    path("kaders/<slug:sleutel>/bewerken/", include(bewerken)),
    path("woorden/", woorden.woorden, name="woorden"),
    path("woorden/<slug:bestuur>/", woorden.bestuur_woorden, name="bestuur_woorden"),
    path(
        "woorden/<slug:bestuur>/bewaren/",
        woorden.bestuur_woorden_bewaren,
        name="bestuur_woorden_bewaren",
    ),
]
