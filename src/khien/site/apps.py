from importlib import import_module

from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "khien.site"
    label = "khien_site"

    def ready(self) -> None:
        """The installation looks after itself: troubles on lists of work, jobs, counts."""
        from khien.site.watching import tally, work

        import_module("khien.site.watching.jobs")  # known to the queue from then on
        tally.publish()
        work.publish()
