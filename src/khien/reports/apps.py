from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "khien.reports"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the rooms below what each part of this room has to say."""
        from khien.reports import clock_subjects, documents, work  # noqa: PLC0415  (models first)

        for part in (documents, clock_subjects, work):
            part.publish()
