from django.apps import AppConfig


class ScreeningConfig(AppConfig):
    name = "khien.screening"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the rooms below what waits for a person here."""
        from khien.screening import work  # noqa: PLC0415  (models first)

        work.publish()
