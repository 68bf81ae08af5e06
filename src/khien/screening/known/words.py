"""The detector of texts with the province's own words, as they were a few seconds ago.

Own words stand in the database; files in the folder `screening/words` of KHIEN_HOME are read beside
them. What cannot be read is left out and told: a slip of the pen there stops no look.
"""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING

from django.utils import timezone

from khien.core.calendars import today
from khien.screening.known.banks import folder
from khien.screening.models import OwnWords

if TYPE_CHECKING:
    from khien_detect.text import Detector
    from khien_detect.text.rules import Rule

logger = logging.getLogger(__name__)
_FRESH = 5.0  # seconds
_NAME = "tinh"


@dataclass(frozen=True)
class _Stamp:
    """What was read: each file with its time and size, the rules as they stand."""

    files: tuple[tuple[str, int, int], ...]
    rules: tuple[tuple[object, ...], ...]


@dataclass(frozen=True)
class Open:
    """`trouble`: the sentence for whoever wrote the files, where they were left out."""

    stamp: _Stamp
    detector: "Detector"
    trouble: str


_lock = Lock()
_open: Open | None = None
_seen_at = 0.0


def detector() -> "Detector":
    return opened().detector


def opened() -> Open:
    global _open, _seen_at  # noqa: PLW0603  (one a process, swapped whole)
    with _lock:
        if _open is None or monotonic() - _seen_at > _FRESH:
            stamp = _Stamp(_files(), _rows())
            if _open is None or _open.stamp != stamp:
                _open = _opened(stamp)
            _seen_at = monotonic()
        return _open


def forget() -> None:
    """The next look asks anew whether words have changed."""
    global _seen_at  # noqa: PLW0603  (as above)
    with _lock:
        _seen_at = -_FRESH


def files_folder() -> Path:
    return folder() / "words"


def file_names() -> list[str]:
    return [name for name, _changed, _size in _files()]


def number_of(rule: str) -> int | None:
    """Of the words a rule of this name was made of."""
    begin, _mark, number = rule.partition("#")
    return int(number) if begin == _NAME and number.isdecimal() else None


def _files() -> tuple[tuple[str, int, int], ...]:
    found = ((path.name, path.stat()) for path in sorted(files_folder().glob("*")))
    return tuple((name, told.st_mtime_ns, told.st_size) for name, told in found)


def _rows() -> tuple[tuple[object, ...], ...]:
    in_use = OwnWords.objects.filter(withdrawn_at=None, starts_on__lte=today(timezone.now()))
    names = ("number", "kind", "strength", "patterns", "unless", "fold")
    return tuple(
        (number, kind, strength, tuple(patterns), tuple(unless), fold)
        for number, kind, strength, patterns, unless, fold in in_use.order_by("number").values_list(
            *names
        )
    )


def _opened(stamp: _Stamp) -> Open:
    from khien_detect import text  # noqa: PLC0415  (takes 160 MB: only where something is looked at)
    from khien_detect.text.lexicon import read  # noqa: PLC0415  (the same)
    from khien_detect.text.model import Model  # noqa: PLC0415  (the same)

    rules = [rule_of(*row) for row in stamp.rules]  # type: ignore[arg-type]  # as `_rows` gave them
    version = sha256(repr(stamp.rules).encode()).hexdigest()[:8]
    paths = [files_folder()] if stamp.files else []
    trouble = ""
    for lexicons, own in ((paths, rules), ([], rules), ([], [])):
        try:
            lexicon = read(lexicons)
            if own:
                lexicon.add(own, name=_NAME, version=version)
            return Open(stamp, text.Detector(lexicon, Model.open(None)), trouble)
        except (ValueError, OSError) as wrong:
            logger.exception("words of the province could not be read")
            trouble = trouble or str(wrong)
    raise RuntimeError(trouble)


def rule_of(  # noqa: PLR0917  (a row as it is stored)
    number: int,
    kind: str,
    strength: str,
    patterns: Iterable[str],
    unless: Iterable[str],
    fold: bool,  # noqa: FBT001  (the same)
) -> "Rule":
    from khien_detect.finding import Kind  # noqa: PLC0415  (as above)
    from khien_detect.text.rules import STRENGTHS, Rule  # noqa: PLC0415  (as above)

    return Rule(
        name=f"{_NAME}#{number}",
        source=f"{_NAME}#{number}@1",
        weights={Kind(kind): STRENGTHS[strength]},
        patterns=tuple(patterns),
        unless=tuple(unless),
        fold=fold,
    )
