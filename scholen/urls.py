"""The pages about schools themselves; names are those of view and template."""

from django.urls import path

from scholen.views import mensen, uitnodiging

app_name = "scholen"
urlpatterns = [
    path("<slug:sleutel>/mensen/", mensen.school_mensen, name="school_mensen"),
    path(
        "<slug:sleutel>/mensen/uitnodigen/",
        uitnodiging.school_uitnodigen,
        name="school_uitnodigen",
    ),
]
