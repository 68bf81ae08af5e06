"""The public front; the public API (khien.portal.api) is mounted beside it by the site."""

from django.urls import path

from khien.portal.views import follow_up, pages, report

app_name = "portal"

urlpatterns = [
    path("", pages.home, name="home"),
    path("bao-tin/", pages.doors, name="doors"),
    path("bao-tin/da-nhan/", report.received, name="received"),
    path("bao-tin/xong/", pages.finished, name="finished"),
    path("bao-tin/<slug:address>/", report.report, name="report"),
    path("tra-cuu/", follow_up.follow_up, name="follow_up"),
    path("tra-cuu/tin/", follow_up.status, name="status"),
    path("hoc/", pages.learn, name="learn"),
    path("gioi-thieu/", pages.about, name="about"),
]
