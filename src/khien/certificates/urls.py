"""Addresses under /lam-viec/chung-nhan/."""

from django.urls import path

from khien.certificates.views import awards

app_name = "certificates"
urlpatterns = [
    path("", awards.awards, name="awards"),
    path("moi/", awards.award_new, name="award_new"),
    path("<uuid:award_id>/", awards.award, name="award"),
    path("<uuid:award_id>/giay.pdf", awards.papers, name="papers"),
    path("<uuid:award_id>/<uuid:certificate_id>/thu-hoi/", awards.withdraw, name="withdraw"),
]
