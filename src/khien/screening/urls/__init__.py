"""Addresses of the room; each subject has its file."""

from django.urls import URLPattern, URLResolver, include, path

from khien.screening.urls import banks, lists, proposals, scans, words

app_name = "screening"
urlpatterns: list[URLPattern | URLResolver] = [
    *scans.urlpatterns,
    *banks.urlpatterns,
    *lists.urlpatterns,
    *proposals.urlpatterns,
    *words.urlpatterns,
    path("khoa/", include("khien.screening.urls.keys")),
]
