from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "khien.intake"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the rooms below what this one has: waiting work, and who sees a report's files."""
        from khien.intake import access, holdings, work  # noqa: PLC0415  (models come first)

        access.publish()
        holdings.publish()
        work.publish()
