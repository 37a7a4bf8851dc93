"""The site map of the dialogue; names are those of view and template."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
