from django.apps import AppConfig


class PublishingConfig(AppConfig):
    name = "khien.publishing"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """What waits in articles, and what of them everybody finds."""
        from khien.publishing import public_items, work  # noqa: PLC0415  (models come first)

        work.publish()
        public_items.publish()
