from django.apps import AppConfig


class TakedownConfig(AppConfig):
    name = "khien.takedown"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the rooms below what each part of this room has to say."""
        from khien.takedown import (  # noqa: PLC0415  (models come first)
            clock_subjects,
            documents,
            handing_over,
            handled,
            law_citations,
            measures,
            sections,
            work,
        )

        for part in (
            measures,
            handled,
            work,
            documents,
            sections,
            clock_subjects,
            handing_over,
            law_citations,
        ):
            part.publish()
