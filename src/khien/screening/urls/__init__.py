"""Addresses of the room; each subject has its file."""

from django.urls import URLPattern, URLResolver, include, path

app_name = "screening"
urlpatterns: list[URLPattern | URLResolver] = [
    path("danh-sach/", include("khien.screening.urls.lists")),
]
