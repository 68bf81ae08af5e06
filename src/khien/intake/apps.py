from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "khien.intake"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the rooms below what each part of this room has to say."""
        from khien.intake import (  # noqa: PLC0415  (models come first)
            access,
            bulk,
            clock_subjects,
            handing_over,
            holdings,
            work,
        )
        from khien.intake.queries import exposure  # noqa: PLC0415  (the same)
        from khien.people.exposure import register_limits  # noqa: PLC0415  (the same)

        for part in (access, holdings, work, clock_subjects, bulk, handing_over):
            part.publish()
        register_limits(exposure.limits_on)
