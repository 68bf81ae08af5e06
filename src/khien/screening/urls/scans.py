"""Addresses of scans, hits and feedback, under /lam-viec/ra-quet/."""

from django.urls import path

from khien.screening.views import feedback, hits, home, scans

_SCAN, _HIT = "luot/<uuid:scan_id>/", "phat-hien/<uuid:hit_id>/"

urlpatterns = [
    path("", home.home, name="home"),
    path("luot/", scans.scans, name="scans"),
    path("luot/moi/", scans.scan_new, name="scan_new"),
    path(_SCAN, scans.scan, name="scan"),
    path(_SCAN + "tien-do/", scans.scan_progress, name="scan_progress"),
    path(_SCAN + "dung/", scans.scan_cancel, name="scan_cancel"),
    path("phat-hien/", hits.hits, name="hits"),
    path(_HIT, hits.hit, name="hit"),
    path(_HIT + "lap-tin/", hits.hit_report, name="hit_report"),
    path(_HIT + "bo-qua/", hits.hit_dismiss, name="hit_dismiss"),
    path(_HIT + "nhan-xet/", hits.hit_judge, name="hit_judge"),
    path("nhan-xet/", feedback.feedback, name="feedback"),
    path("nhan-xet/tai-ve/", feedback.feedback_export, name="feedback_export"),
]
