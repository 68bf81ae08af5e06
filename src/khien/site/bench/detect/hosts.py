"""Looking hosts up in a million names, against a plain Python set walked up to parent domains."""

import random
from pathlib import Path
from tempfile import TemporaryDirectory

from khien.site.bench.detect.racing import alone, in_turns, megabytes
from khien.site.bench.measuring import Figure
from khien_detect import links
from khien_detect.links.compiling import compile_lists
from khien_detect.links.sources import open_list

_NAMES = 1_000_000
_ASKED = 200_000
_AT_ONCE = 1_000


def measure() -> list[Figure]:
    with TemporaryDirectory() as folder:
        source, compiled = Path(folder, "names.txt"), Path(folder, "names.links")
        source.write_text("\n".join(_names()) + "\n")
        compiled.write_bytes(compile_lists([open_list(source)]))
        ours, theirs = _race(source, compiled)
        asked = _asked(source.read_text().split())
        small, large = alone(_size_of_ours, compiled, asked), alone(_size_of_a_set, source)
    ratio = theirs / ours
    return [
        Figure(
            "hosts looked up in a million names / a plain set",
            f"{ratio:.1f} × ({_ASKED / ours:,.0f}/s, {_ASKED / theirs:,.0f}/s)",
            "≥ 3 ×",
            ratio >= 3,
        ),
        Figure(
            "memory of the screen that answers",
            f"1/{large / small:.1f} ({small:.0f} MB, {large:.0f} MB)",
            "≤ 1/4",
            large / small >= 4,
        ),
    ]


def _names() -> list[str]:
    chance = random.Random(3)  # noqa: S311  (names to look up, no secret)
    letters = "abcdefghijklmnopqrstuvwxyz0123456789"
    return [
        "".join(chance.choices(letters, k=chance.randint(6, 16))) + chance.choice((".com", ".net"))
        for _ in range(_NAMES)
    ]


def _asked(names: list[str]) -> list[str]:
    chance = random.Random(4)  # noqa: S311  (the same)
    some = chance.sample(names, _ASKED)
    return [
        f"www.{name}" if place % 10 < 3 else f"not-{name[::-1]}.vn"
        for place, name in enumerate(some)
    ]


def _race(source: Path, compiled: Path) -> list[float]:
    names = source.read_text().split()
    asked, known = _asked(names), set(names)
    screen = links.Screen.open([compiled])
    wanted = [_in_set(known, host) for host in asked]
    if screen.check_many(asked).tolist() != wanted:
        raise RuntimeError("the set and the screen do not agree")
    return in_turns(
        lambda: screen.check_many(asked), lambda: [_in_set(known, host) for host in asked]
    )


def _in_set(known: set[str], host: str) -> bool:
    while host:
        if host in known:
            return True
        host = host.partition(".")[2]
    return False


def _size_of_ours(compiled: Path, asked: list[str]) -> float:
    """Of a screen opened from its compiled table, after it answered for all hosts asked for."""
    few = compiled.with_name("few.links")
    few.write_bytes(compile_lists([]))
    links.Screen.open([few]).check_many(asked[:1])
    before = megabytes()
    screen = links.Screen.open([compiled])
    for start in range(0, len(asked), _AT_ONCE):
        screen.check_many(asked[start : start + _AT_ONCE])
    return megabytes() - before


def _size_of_a_set(source: Path) -> float:
    """Read line by line: nothing but the set stays."""
    before = megabytes()
    with source.open() as lines:
        known = {line.rstrip() for line in lines}
    return megabytes() - before if known else 0.0
