"""Below /lam-viec/suc-khoe/bao-cao/."""

from django.urls import path

from khien.site.security_report import views

urlpatterns = [
    path("", views.reports, name="security_reports"),
    path("han/<slug:code>/", views.report_date, name="security_date"),
    path("<uuid:report_id>/", views.report, name="security_report"),
    path("<uuid:report_id>/ban-hanh/", views.report_issue, name="security_report_issue"),
    path("<uuid:report_id>/<slug:kind>/", views.report_file, name="security_report_file"),
]
