"""Build what the banks know anew where much has changed; the worker calls it."""

from typing import Any

from django.core.management.base import BaseCommand

from khien.screening.known import addresses, pictures


class Command(BaseCommand):
    help = "Build the index of hashes and compile the lists of addresses where they changed."

    def handle(self, *_: Any, **__: Any) -> None:
        pictures.tidy()
        addresses.refresh()
