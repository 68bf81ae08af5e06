"""Addresses under /lam-viec/ra-quet/khoa/."""

from django.urls import path

from khien.screening.views import keys

urlpatterns = [
    path("", keys.keys, name="keys"),
    path("moi/", keys.key_new, name="key_new"),
    path("<uuid:key_id>/", keys.key, name="key"),
    path("<uuid:key_id>/thu-hoi/", keys.key_revoke, name="key_revoke"),
]
