from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "khien.people"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the page of setting up what is still missing here."""
        from khien.people import setting_up  # noqa: PLC0415  (models come first)

        setting_up.publish()
