from django.apps import AppConfig


class EnforcementConfig(AppConfig):
    name = "khien.enforcement"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from khien.enforcement import measures  # noqa: F401, PLC0415  (registers objective 3)
