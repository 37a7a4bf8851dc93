"""The pages for besturen, schools, people and the log; names are those of view and template."""

from django.urls import path

from scholen.views import (
    bestuur,
    herstel,
    inlogdienst,
    lijst,
    logboek,
    mensenblad,
    nakijken,
    personen,
    persoonsnaam,
    school,
    uitnodiging,
    vestiging,
)

app_name = "beheer"
urlpatterns = [
    path("logboek/", logboek.logboek, name="logboek"),
    path("logboek/logboek.xlsx", logboek.logboek_xlsx, name="logboek_xlsx"),
    path("inloggen/", inlogdienst.inloggen_kiezen, name="inloggen_kiezen"),
    path("inloggen/<slug:bestuur>/", inlogdienst.inloggen, name="inloggen"),
    path("inloggen/<slug:bestuur>/herstel/", herstel.herstel, name="herstel"),
    path(
        "inloggen/<slug:bestuur>/herstel/afronden/",
        herstel.herstel_afronden,
        name="herstel_afronden",
    ),
    path("inloggen/<slug:bestuur>/testen/", inlogdienst.inloggen_testen, name="inloggen_testen"),
    path("inloggen/<slug:bestuur>/uitstel/", inlogdienst.inloggen_uitstel, name="inloggen_uitstel"),
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
    path(
        "scholen/<slug:sleutel>/overzetten/", personen.school_overzetten, name="school_overzetten"
    ),
    path("besturen/", bestuur.besturen, name="besturen"),
    path("besturen/nieuw/", bestuur.bestuur_nieuw, name="bestuur_nieuw"),
    path("besturen/uitnodigen/", bestuur.installatie_uitnodigen, name="installatie_uitnodigen"),
    path("besturen/<slug:bestuur>/", bestuur.bestuur, name="bestuur"),
    path("besturen/<slug:bestuur>/wijzigen/", bestuur.bestuur_wijzigen, name="bestuur_wijzigen"),
    path(
        "besturen/<slug:bestuur>/uitnodigen/", bestuur.bestuur_uitnodigen, name="bestuur_uitnodigen"
    ),
    path("mensen/", personen.mensen, name="mensen"),
    path("mensen/uitnodigen/", uitnodiging.uitnodigen, name="uitnodigen"),
    path("mensen/laden/", mensenblad.mensen_laden, name="mensen_laden"),
    path("mensen/laden/voorbeeld/", mensenblad.mensen_voorbeeld, name="mensen_voorbeeld"),
    path("mensen/opnieuw/", uitnodiging.verlopen_opnieuw, name="verlopen_opnieuw"),
    path("mensen/nakijken/", nakijken.nakijken, name="nakijken"),
    path("mensen/nakijken/uitvoer/", nakijken.nakijken_uitvoer, name="nakijken_uitvoer"),
    path("mensen/<slug:persoon>/", personen.persoon, name="persoon"),
    path("mensen/<slug:persoon>/wijzigen/", persoonsnaam.persoon_wijzigen, name="persoon_wijzigen"),
    path("mensen/<slug:persoon>/rol/", personen.rol_nieuw, name="rol_nieuw"),
    path("rollen/<slug:aanstelling>/", personen.rol_wijzigen, name="rol_wijzigen"),
    path("rollen/<slug:aanstelling>/beeindigen/", personen.rol_beeindigen, name="rol_beeindigen"),
    path("uitnodigingen/<slug:uitnodiging>/", uitnodiging.uitnodiging, name="uitnodiging"),
    path(
        "uitnodigingen/<slug:uitnodiging>/opnieuw/",
        uitnodiging.uitnodiging_opnieuw,
        name="uitnodiging_opnieuw",
    ),
    path(
        "uitnodigingen/<slug:uitnodiging>/adres/",
        uitnodiging.uitnodiging_adres,
        name="uitnodiging_adres",
    ),
    path(
        "uitnodigingen/<slug:uitnodiging>/intrekken/",
        uitnodiging.uitnodiging_intrekken,
        name="uitnodiging_intrekken",
    ),
]
