"""Look at reports as they came in; the worker calls it."""

from typing import Any

from django.core.management.base import BaseCommand

from khien.screening import child
from khien.screening.scanning import incoming


class Command(BaseCommand):
    help = "Look at the words, letters and pictures of reports that were not looked at yet."

    def handle(self, *_: Any, **__: Any) -> None:
        child.settle_in()
        incoming.run()
