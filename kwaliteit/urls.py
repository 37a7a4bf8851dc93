"""The site map; who is behind which door stands in the apps."""

from django.urls import include, path

handler429 = "scholen.views.te_vaak.te_vaak"  # allauth asks for it
urlpatterns = [
    path("", include("gesprekken.urls")),
    path("kwaliteit/", include("kwaliteit.paginas")),  # kaders
    path("scholen/", include("scholen.urls")),  # who works where
    path("beheer/", include("scholen.beheer")),  # besturen, schools, people, their log-in
    path("account/", include("scholen.paginas")),  # closes what we do not use of the next line
    path("account/", include("allauth.urls")),
]
