from django.apps import AppConfig


class CapacityConfig(AppConfig):
    name = "khien.capacity"
    default_auto_field = "django.db.models.BigAutoField"
