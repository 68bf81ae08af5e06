from django.apps import AppConfig


class EnforcementConfig(AppConfig):
    name = "khien.enforcement"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the rooms below what each part of this room has to say."""
        from khien.enforcement import (  # noqa: PLC0415  (models come first)
            access,
            clock_subjects,
            door,
            handled,
            holdings,
            law_citations,
            match_work,
            measures,
            outcomes,
            report_section,
            sections,
            work,
        )

        for part in (
            measures,
            work,
            access,
            holdings,
            sections,
            clock_subjects,
            match_work,
            report_section,
            door,
            outcomes,
            handled,
            law_citations,
        ):
            part.publish()
