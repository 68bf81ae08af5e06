from django.apps import AppConfig


class SupportConfig(AppConfig):
    name = "khien.support"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the rooms below, and the page of a case, what each part of this room has to say."""
        from khien.support import (  # noqa: PLC0415  (models come first)
            access,
            around,
            clock_subjects,
            clock_subjects_referrals,
            clock_subjects_transfers,
            handing_over,
            hindrances,
            holdings,
            left_alone,
            measures,
            outcomes,
            recovery,
            sections,
            visits,
            work,
            work_around,
            work_sixteen,
        )
        from khien.support.documents import door, page  # noqa: PLC0415  (the same)

        for part in (measures, clock_subjects, work, access, sections, holdings):
            part.publish()
        for part in (
            handing_over,
            hindrances,
            clock_subjects_referrals,
            clock_subjects_transfers,
            around,
            work_around,
            work_sixteen,
            visits,
            recovery,
            door,
            page,
            left_alone,
            outcomes,
        ):
            part.publish()
