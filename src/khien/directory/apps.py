from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "khien.directory"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the page of setting up what is still missing here."""
        from khien.directory import setting_up  # noqa: PLC0415  (models come first)

        setting_up.publish()
