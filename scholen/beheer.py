"""The pages to keep the schools of a bestuur; names are those of view and template."""

from django.urls import path

from scholen.views import lijst, school, vestiging

app_name = "beheer"
urlpatterns = [
    path("scholen/", school.scholen, name="scholen"),
    path("scholen/nieuw/", school.school_nieuw, name="school_nieuw"),
    path("scholen/laden/", lijst.scholen_laden, name="scholen_laden"),
    path("scholen/laden/voorbeeld/", lijst.scholen_voorbeeld, name="scholen_voorbeeld"),
    path("scholen/<slug:sleutel>/", school.school, name="school"),
    path("scholen/<slug:sleutel>/wijzigen/", school.school_wijzigen, name="school_wijzigen"),
    path("scholen/<slug:sleutel>/sluiten/", school.school_sluiten, name="school_sluiten"),
    path("scholen/<slug:sleutel>/opgaan/", school.school_opgaan, name="school_opgaan"),
    path("scholen/<slug:sleutel>/heropenen/", school.school_heropenen, name="school_heropenen"),
    path(
        "scholen/<slug:sleutel>/vestigingen/nieuw/",
        vestiging.vestiging_nieuw,
        name="vestiging_nieuw",
    ),
    path(
        "scholen/<slug:sleutel>/vestigingen/<slug:brin6>/",
        vestiging.vestiging_wijzigen,
        name="vestiging_wijzigen",
    ),
    path(
        "scholen/<slug:sleutel>/vestigingen/<slug:brin6>/sluiten/",
        vestiging.vestiging_sluiten,
        name="vestiging_sluiten",
    ),
    path(
        "scholen/<slug:sleutel>/vestigingen/<slug:brin6>/heropenen/",
        vestiging.vestiging_heropenen,
        name="vestiging_heropenen",
    ),
]
