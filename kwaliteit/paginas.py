"""The pages about kaders; names are those of view and template."""

from django.urls import path

from kwaliteit.views import kader

app_name = "kwaliteit"
urlpatterns = [
    path("kaders/", kader.kaders, name="kaders"),
    path("kaders/laden/", kader.kader_laden, name="kader_laden"),
    path("kaders/laden/voorbeeld/", kader.kader_voorbeeld, name="kader_voorbeeld"),
    path("kaders/<slug:sleutel>/", kader.kader, name="kader"),
    path("kaders/<slug:sleutel>/afdruk/", kader.kader_afdruk, name="kader_afdruk"),
    path("kaders/<slug:sleutel>/publiceren/", kader.kader_publiceren, name="kader_publiceren"),
    path("kaders/<slug:sleutel>/intrekken/", kader.kader_intrekken, name="kader_intrekken"),
]
