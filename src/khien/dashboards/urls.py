from django.urls import path

from khien.dashboards import views, views_beside

app_name = "dashboards"
urlpatterns = [
    path("", views.dashboard, name="dashboard"),
    path("chi-so/", views_beside.beside, name="beside"),
    path("chi-so/<slug:code>/", views_beside.beside_rows, name="beside_rows"),
    path("<uuid:objective_id>/", views.trace, name="trace"),
]
