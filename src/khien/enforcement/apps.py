from django.apps import AppConfig


class EnforcementConfig(AppConfig):
    name = "khien.enforcement"
    default_auto_field = "django.db.models.BigAutoField"
