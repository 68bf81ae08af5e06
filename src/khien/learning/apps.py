from django.apps import AppConfig


class LearningConfig(AppConfig):
    name = "khien.learning"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the rooms below what this one has: a figure, waiting work, who sees its evidence."""
        from khien.core.reporting_periods import publish_school_calendar  # noqa: PLC0415  (the same)
        from khien.learning import access, handing_over, measures, work  # noqa: PLC0415  (models come first)
        from khien.learning.queries.calendar import calendar_of  # noqa: PLC0415  (the same)

        publish_school_calendar(calendar_of)
        measures.publish()
        work.publish()
        handing_over.publish()
        access.publish()
