from django.apps import AppConfig


class SupportConfig(AppConfig):
    name = "khien.support"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the rooms below: a figure, waiting work, who sees exhibits, part of an incident."""
        from khien.support import access, measures, sections, visits, work  # noqa: PLC0415  (models first)

        measures.publish()
        work.publish()
        access.publish()
        sections.publish()
        visits.publish()
