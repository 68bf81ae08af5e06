from django.apps import AppConfig


class ScreeningConfig(AppConfig):
    name = "khien.screening"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the rooms below: waiting work, and what a machine suggests on a report."""
        from khien.screening import sections, work  # noqa: PLC0415  (models come first)

        sections.publish()
        work.publish()
