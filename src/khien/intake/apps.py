from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "khien.intake"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the rooms below what each part of this room has to say."""
        from khien.evidence.access import register_look  # noqa: PLC0415  (models come first)
        from khien.intake import (  # noqa: PLC0415  (the same)
            access,
            clock_subjects,
            holdings,
            work,
        )
        from khien.intake.actions import exposure  # noqa: PLC0415  (the same)

        for part in (access, holdings, work, clock_subjects):
            part.publish()
        register_look(exposure.note_look)
