"""What can be looked at on a page, and for how long one press shows it. Pure."""

from datetime import datetime, timedelta

from khien.evidence.models import Exhibit, ExhibitKind
from khien.evidence.rules import PICTURES

PLAYED = frozenset({ExhibitKind.MP4, ExhibitKind.MP3, ExhibitKind.OGG, ExhibitKind.WAV})
_PICTURE = timedelta(minutes=1)
_FILM = timedelta(minutes=10)


def is_shown(exhibit: Exhibit) -> bool:
    """Anything else leaves as a file alone."""
    return exhibit.kind in PICTURES | PLAYED


def lasts(exhibit: Exhibit) -> timedelta:
    return _FILM if exhibit.kind in PLAYED else _PICTURE


def minutes(exhibit: Exhibit) -> int:
    """What one look takes of the day of who looks."""
    return lasts(exhibit) // timedelta(minutes=1)


def is_open(exhibit: Exhibit, looked_at: datetime, now: datetime) -> bool:
    return looked_at <= now < looked_at + lasts(exhibit)
