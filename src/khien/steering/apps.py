from django.apps import AppConfig


class SteeringConfig(AppConfig):
    name = "khien.steering"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the rooms below what this one has: deadlines, waiting work, who sees its files."""
        from khien.steering import (  # noqa: PLC0415  (models come first)
            access,
            bulk,
            clock_subjects,
            law_citations,
            measures,
            public_items,
            work,
        )

        for part in (access, bulk, clock_subjects, law_citations, measures, public_items, work):
            part.publish()
