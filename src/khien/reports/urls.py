"""Addresses under /lam-viec/bao-cao/."""

from django.urls import path

from khien.reports.views import errata, owed, period, regimes, report, reports, sign

app_name = "reports"
_REPORT = "tong-hop/<uuid:report_id>/"
urlpatterns = [
    path("", owed.owed, name="owed"),
    path("ky/<uuid:period_id>/", period.period, name="period"),
    path("ky/<uuid:period_id>/viet/", period.write, name="write"),
    path("ban/<uuid:report_id>/gui/", period.hand_in, name="hand_in"),
    path("ban/<uuid:report_id>/duyet/", period.decide, name="decide"),
    path("che-do/", regimes.regimes, name="regimes"),
    path("che-do/moi/", regimes.new, name="new_regime"),
    path("che-do/<uuid:regime_id>/thoi/", regimes.end, name="end_regime"),
    path("tong-hop/", reports.reports, name="reports"),
    path("tong-hop/moi/", reports.begin, name="begin"),
    path(_REPORT, report.report, name="report"),
    path(f"{_REPORT}dem-lai/", report.count_anew, name="count_anew"),
    path(f"{_REPORT}viet/", report.narrative, name="narrative"),
    path(f"{_REPORT}bo/", report.drop, name="drop"),
    path(f"{_REPORT}dong/<int:position>/", report.line, name="line"),
    path(f"{_REPORT}tai-ve/<slug:kind>/", report.download, name="download"),
    path(f"{_REPORT}ky/", sign.sign, name="sign"),
    path(f"{_REPORT}dinh-chinh/", errata.errata, name="errata"),
    path(f"{_REPORT}dinh-chinh/<uuid:document_id>/ky/", errata.sign, name="sign_errata"),
    path(
        f"{_REPORT}dinh-chinh/<uuid:document_id>/tai-ve/<slug:kind>/",
        errata.download,
        name="download_errata",
    ),
]
