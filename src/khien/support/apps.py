from django.apps import AppConfig


class SupportConfig(AppConfig):
    name = "khien.support"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the rooms below: a figure, waiting work, who sees exhibits, part of an incident."""
        from khien.support import (  # noqa: PLC0415  (models first)
            access,
            holdings,
            left_alone,
            measures,
            sections,
            visits,
            work,
        )

        measures.publish()
        work.publish()
        left_alone.publish()
        access.publish()
        holdings.publish()
        sections.publish()
        visits.publish()
