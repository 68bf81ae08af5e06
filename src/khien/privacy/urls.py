from django.urls import path

from khien.privacy.views import holds, keeping

app_name = "privacy"
urlpatterns = [
    path("luu-giu/", keeping.keeping, name="keeping"),
    path("luu-giu/<slug:slug>/", keeping.term, name="term"),
    path("giu-lai/", holds.holds, name="holds"),
    path("giu-lai/<uuid:hold_id>/bo/", holds.release, name="release"),
]
