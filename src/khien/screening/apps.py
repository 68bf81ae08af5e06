from django.apps import AppConfig


class ScreeningConfig(AppConfig):
    name = "khien.screening"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the rooms below: waiting work, what a machine suggests on a report, and what is
        offered beside an exhibit.
        """
        from khien.screening import file_links, sections, work  # noqa: PLC0415  (models come first)

        file_links.publish()
        sections.publish()
        work.publish()
