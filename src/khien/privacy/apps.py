from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "khien.privacy"
    default_auto_field = "django.db.models.BigAutoField"
