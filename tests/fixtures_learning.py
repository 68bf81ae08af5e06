"""One fixed morning and the sessions that the tests of education speak of."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from khien.learning.models import Audience, Form, Session, State
from khien.learning.rules import Details

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)
KEY = "01993a00-0000-7000-8000-00000000abcd"


def details(**changes):
    said = {
        "held_on": TODAY - timedelta(days=3),
        "minutes": 45,
        "form": Form.CLASS_HOUR,
        "strands": ("S9", "S7"),
        "audience": Audience.LEARNERS,
        "title": "Bàn tay năm ngón",
        "grades": (3, 4),
        "headcount": 62,
        "document": "12/KH-TH",
    }
    return Details(**said | changes)


def plain_session(number=1, **changes):
    """A row that was never saved, for pure rules."""
    said = {
        "held_on": date(2026, 10, 1),
        "minutes": 45,
        "grades": [],
        "state": State.VERIFIED,
        "headcount": 10,
    }
    return Session(id=UUID(f"01993a00-0000-7000-8000-{number:012}"), **said | changes)
