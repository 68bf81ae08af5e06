"""The public front; the public API (khien.portal.api) is mounted beside it by the site."""

from django.urls import path

from khien.portal.views import blocked, follow_up, list_file, lists, pages, report

app_name = "portal"

urlpatterns = [
    path("", pages.home, name="home"),
    path("bao-tin/", pages.doors, name="doors"),
    path("bao-tin/da-nhan/", report.received, name="received"),
    path("bao-tin/xong/", pages.finished, name="finished"),
    path("bao-tin/<slug:address>/", report.report, name="report"),
    path("tra-cuu/", follow_up.follow_up, name="follow_up"),
    path("tra-cuu/tin/", follow_up.status, name="status"),
    path("bi-chan/", blocked.blocked, name="blocked"),
    path("bi-chan/da-gui/", blocked.blocked_sent, name="blocked_sent"),
    path("danh-sach-chan/", lists.lists, name="lists"),
    path("danh-sach-chan/<slug:slug>/<str:form>", list_file.list_file, name="list_file"),
    path("hoc/", pages.learn, name="learn"),
    path("gioi-thieu/", pages.about, name="about"),
]
