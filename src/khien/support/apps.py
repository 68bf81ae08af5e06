from django.apps import AppConfig


class SupportConfig(AppConfig):
    name = "khien.support"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the rooms below: a figure, waiting work, who sees exhibits, part of an incident."""
        from khien.support import (  # noqa: PLC0415  (models first)
            access,
            around,
            measures,
            sections,
            visits,
            work,
            work_around,
        )

        for part in (measures, work, access, sections, around, work_around, visits):
            part.publish()
