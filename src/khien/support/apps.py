from django.apps import AppConfig


class SupportConfig(AppConfig):
    name = "khien.support"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the rooms below: figures, work, exhibits, parts of an incident, deadlines."""
        from khien.support import (  # noqa: PLC0415  (models come first)
            access,
            clock_subjects,
            measures,
            sections,
            visits,
            work,
        )

        measures.publish()
        work.publish()
        access.publish()
        sections.publish()
        clock_subjects.publish()
        visits.publish()
