from django.apps import AppConfig


class CurriculumConfig(AppConfig):
    name = "khien.curriculum"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """What waits in lessons is told to the list of every person."""
        from khien.curriculum import (  # noqa: PLC0415  (models come first)
            handing_over,
            public_items,
            work,
        )

        work.publish()
        public_items.publish()
        handing_over.publish()
