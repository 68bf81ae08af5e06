"""Addresses for everybody, under /chung-nhan/."""

from django.urls import path

from khien.certificates.views import check, machines

app_name = "check"
urlpatterns = [
    path("", check.check, name="check"),
    path("khoa.json", machines.keys, name="keys"),
    path("khoa/<str:thumbprint>.json", machines.key, name="key"),
    path("noi-cap/<uuid:institution_id>/", machines.issuer, name="issuer"),
    path("noi-cap/<uuid:institution_id>/thu-hoi.json", machines.revoked, name="revoked"),
    path("<str:number>/", check.certificate, name="certificate"),
    path("<str:number>/huy-hieu.jwt", check.badge, name="badge"),
]
