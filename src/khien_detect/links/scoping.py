"""Options of commands that choose which lists apply."""

import argparse
from datetime import date, datetime

from khien_detect.links.sources import Category, Scope


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--category",
        action="append",
        type=Category,
        choices=list(Category),
        help="only lists of this category; may be repeated",
    )
    parser.add_argument("--age", help="only lists for this age group, or for all")
    parser.add_argument(
        "--today",
        type=date.fromisoformat,
        metavar="YYYY-MM-DD",
        help="the day on which lists must not have expired (this machine's date)",
    )


def scope_of(asked: argparse.Namespace) -> Scope:
    chosen = frozenset(asked.category) if asked.category else None
    return Scope(asked.today or this_day(), chosen, asked.age)


def this_day() -> date:
    return datetime.now().astimezone().date()
