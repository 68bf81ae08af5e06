from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "khien.portal"
    default_auto_field = "django.db.models.BigAutoField"
