from django.apps import AppConfig


class FieldConfig(AppConfig):
    name = "khien.field"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the rooms below what waits for a person."""
        from khien.field import handing_over, work  # noqa: PLC0415  (models come first)

        work.publish()
        handing_over.publish()
