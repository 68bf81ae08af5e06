from django.apps import AppConfig


class EnforcementConfig(AppConfig):
    name = "khien.enforcement"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the rooms below: a figure, waiting work, who sees exhibits, part of an incident."""
        from khien.enforcement import (  # noqa: PLC0415  (models first)
            access,
            holdings,
            measures,
            sections,
            work,
        )

        measures.publish()
        work.publish()
        access.publish()
        sections.publish()
        holdings.publish()
