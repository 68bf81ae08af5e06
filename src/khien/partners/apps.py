from django.apps import AppConfig


class PartnersConfig(AppConfig):
    name = "khien.partners"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the rooms below what each part of this room has to say."""
        from khien.partners import (  # noqa: PLC0415  (models come first)
            access,
            measures,
            public_items,
            sections,
            work,
        )

        for part in (access, measures, public_items, sections, work):
            part.publish()
