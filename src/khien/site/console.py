"""What the command line says: Vietnamese first, English beside it."""

import sys


class Stopped(Exception):  # noqa: N818  (said as it is)
    """Khiên cannot go on; the sentence says why and what to do, in both languages."""

    def __init__(self, vietnamese: str, english: str) -> None:
        super().__init__(both(vietnamese, english))


class Misused(Stopped):
    """A command was not typed as it must be."""


def both(vietnamese: str, english: str) -> str:
    return f"{vietnamese} · {english}"


def in_english(refusal: Exception) -> str:
    """A sentence that was said in Vietnamese already: its words are those of the catalogue."""
    from django.utils.translation import gettext as in_the_catalogue
    from django.utils.translation import override

    with override("en"):
        return in_the_catalogue(str(refusal))


def say(vietnamese: str, english: str) -> None:
    line(both(vietnamese, english))


def line(text: str = "") -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def complain(text: str) -> None:
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()
