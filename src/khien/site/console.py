"""What the command line says: Vietnamese first, English beside it."""

import sys


class Stopped(Exception):  # noqa: N818  (said as it is)
    """Khiên cannot go on; the sentence says why and what to do, in both languages."""

    def __init__(self, vietnamese: str, english: str) -> None:
        super().__init__(both(vietnamese, english))


def both(vietnamese: str, english: str) -> str:
    return f"{vietnamese} · {english}"


def say(vietnamese: str, english: str) -> None:
    line(both(vietnamese, english))


def line(text: str = "") -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def complain(text: str) -> None:
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()
