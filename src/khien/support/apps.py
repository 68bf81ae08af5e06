from django.apps import AppConfig


class SupportConfig(AppConfig):
    name = "khien.support"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from khien.support import measures  # noqa: F401, PLC0415  (registers objective 2)
