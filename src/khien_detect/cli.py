"""The command line `khien-detect`: a group of commands for each part of the library."""

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module

GROUPS = {
    "text": ("khien_detect.text.commands", "train, evaluate and use text models"),
    "images": ("khien_detect.images.commands", "hash pictures, build and search an index"),
    "links": ("khien_detect.links.commands", "build lists for resolvers, check addresses"),
    "scan": ("khien_detect.scan.commands", "scan files, folders and tables"),
}


class Trouble(Exception):  # noqa: N818  (the house names exceptions by what happened)
    """What stands in the way, as a sentence for whoever typed the command."""


def main(typed: Sequence[str] | None = None) -> int:
    """A group's module is imported only when it is called for."""
    words = list(sys.argv[1:] if typed is None else typed)
    if not words or words[0] not in GROUPS:
        return _show(words)
    parser = argparse.ArgumentParser(f"khien-detect {words[0]}", description=GROUPS[words[0]][1])
    import_module(GROUPS[words[0]][0]).add(parser)
    asked = parser.parse_args(words[1:])
    try:
        return int(asked.run(asked) or 0)
    except (Trouble, OSError) as trouble:
        sys.stderr.write(f"khien-detect: {trouble}\n")
        return 1
    except KeyboardInterrupt:
        return 130


def _show(words: list[str]) -> int:
    out = sys.stdout if words[:1] in ([], ["help"], ["-h"], ["--help"]) else sys.stderr
    width = max(map(len, GROUPS))
    lines = [f"  khien-detect {name:<{width}}  {about}" for name, (_, about) in GROUPS.items()]
    out.write("\n".join([*lines, "", "khien-detect GROUP --help lists its commands.", ""]))
    return 0 if out is sys.stdout else 2
