from django.apps import AppConfig


class LearningConfig(AppConfig):
    name = "khien.learning"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the rooms below what this one has: a figure, waiting work, who sees its evidence."""
        from khien.learning import access, measures, work  # noqa: PLC0415  (models come first)

        measures.publish()
        work.publish()
        access.publish()
