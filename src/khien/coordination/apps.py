from django.apps import AppConfig


class CoordinationConfig(AppConfig):
    name = "khien.coordination"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the rooms below what each part of this room has to say."""
        from khien.coordination import (  # noqa: PLC0415  (models come first)
            clock_subjects,
            documents,
            public_items,
            sections,
            work,
        )

        for part in (work, documents, public_items, sections, clock_subjects):
            part.publish()
