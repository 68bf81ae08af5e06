from django.apps import AppConfig


class DashboardsConfig(AppConfig):
    name = "khien.dashboards"
    default_auto_field = "django.db.models.BigAutoField"
