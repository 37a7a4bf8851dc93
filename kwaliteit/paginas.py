"""The pages about kaders; names are those of view and template."""

from django.urls import URLPattern, URLResolver

app_name = "kwaliteit"
urlpatterns: list[URLPattern | URLResolver] = []
