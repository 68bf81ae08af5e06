from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "khien.portal"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the desk below everything a reporter reads, for callers without a screen; hear
        what of public items changes.
        """
        from khien.core import public_items  # noqa: PLC0415  (models come first)
        from khien.intake import extensions  # noqa: PLC0415  (models come first)
        from khien.portal import (  # noqa: PLC0415  (models come first)
            jobs,
            public_pages,
            public_places,
            queries,
        )

        extensions.register_caller_steps(queries.steps)
        public_pages.publish()
        public_places.publish()
        public_items.listen(jobs.index_soon)
