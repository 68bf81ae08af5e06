"""Look through what was handed in, scan after scan; the worker calls it."""

from typing import Any

from django.core.management.base import BaseCommand

from khien.screening import child
from khien.screening.scanning import waiting


class Command(BaseCommand):
    help = "Look through every scan that waits, from where it stands."

    def handle(self, *_: Any, **__: Any) -> None:
        child.settle_in()
        waiting.run()
