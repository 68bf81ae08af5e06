from django.apps import AppConfig


class SupportConfig(AppConfig):
    name = "khien.support"
    default_auto_field = "django.db.models.BigAutoField"
