from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "khien.privacy"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the rooms below what waits here."""
        from khien.privacy import clock_subjects, file_links, work  # noqa: PLC0415  (models come first)

        clock_subjects.publish()
        work.publish()
        file_links.publish()
