from django.apps import AppConfig


class SupportConfig(AppConfig):
    name = "khien.support"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the rooms below, and the page of a case, what each part of this room has to say."""
        from khien.support import (  # noqa: PLC0415  (models come first)
            access,
            clock_subjects,
            measures,
            recovery,
            sections,
            visits,
            work,
        )

        for part in (access, clock_subjects, measures, recovery, sections, visits, work):
            part.publish()
