from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "khien.people"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the page of setting up who is still missing, and whom it waits for."""
        from khien.people import (  # noqa: PLC0415  (models come first)
            bulk,
            handing_over,
            setting_up,
            work,
        )
        from khien.people.actions import ways  # noqa: PLC0415  (the same)

        setting_up.publish()
        handing_over.publish()
        work.publish()
        ways.publish()
        bulk.publish()
