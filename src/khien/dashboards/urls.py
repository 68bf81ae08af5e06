from django.urls import path

from khien.dashboards.views import (
    agency,
    beside,
    chart,
    commune,
    exchange,
    explain,
    leader,
    rows,
    targets,
)

app_name = "dashboards"
urlpatterns = [
    path("", leader.dashboard, name="dashboard"),
    path("chi-so/", beside.beside, name="beside"),
    path("chi-so/<slug:code>/", rows.beside_rows, name="beside_rows"),
    path("con-so/<slug:code>/", explain.explain, name="explain"),
    path("xa/<uuid:commune_id>/", commune.commune, name="commune"),
    path("co-quan/", agency.agencies, name="agencies"),
    path("co-quan/<uuid:office_id>/", agency.agency, name="agency"),
    path("chi-tieu/", targets.targets, name="targets"),
    path("trao-doi/<slug:kind>/", exchange.exchange, name="exchange"),
    path("bieu-do/<slug:key>.svg", chart.chart, name="chart"),
    path("<uuid:objective_id>/", rows.trace, name="trace"),
]
