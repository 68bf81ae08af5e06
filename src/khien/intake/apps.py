from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "khien.intake"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the rooms below what this one has: work, deadlines, who sees a report's files."""
        from khien.evidence.access import register_look  # noqa: PLC0415  (models come first)
        from khien.intake import access, clock_subjects, work  # noqa: PLC0415  (models come first)
        from khien.intake.actions import exposure  # noqa: PLC0415  (models come first)

        access.publish()
        work.publish()
        clock_subjects.publish()
        register_look(exposure.note_look)
