from django.urls import path

from khien.steering import views

app_name = "steering"
urlpatterns = [
    path("", views.dashboard, name="dashboard"),
    path("<uuid:objective_id>/", views.trace, name="trace"),
]
