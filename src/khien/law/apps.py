from django.apps import AppConfig


class LawConfig(AppConfig):
    name = "khien.law"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the rooms below what waits here, and what is counted."""
        from khien.law import measures, public_items, work  # noqa: PLC0415  (models come first)

        for part in (measures, public_items, work):
            part.publish()
