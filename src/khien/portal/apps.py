from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "khien.portal"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the desk below everything a reporter reads, for callers without a screen."""
        from khien.intake import extensions  # noqa: PLC0415  (models come first)
        from khien.portal import queries  # noqa: PLC0415  (models come first)

        extensions.register_caller_steps(queries.steps)
