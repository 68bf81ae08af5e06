"""What is next for a file handed in for a bank; the worker calls it."""

from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from khien.screening import child
from khien.screening.actions.bank_files import go_on


class Command(BaseCommand):
    help = "Look through a file handed in for a bank, or take over what was confirmed of it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=UUID)

    def handle(self, *_: Any, **options: Any) -> None:
        child.settle_in()
        go_on(options["file"], now=timezone.now)
