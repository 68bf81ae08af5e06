from django.apps import AppConfig


class SteeringConfig(AppConfig):
    name = "khien.steering"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the rooms below what this one has: deadlines, waiting work, who sees its files."""
        from khien.steering import access, clock_subjects, work  # noqa: PLC0415  (models come first)

        access.publish()
        clock_subjects.publish()
        work.publish()
