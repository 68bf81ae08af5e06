"""Contacts as the tests of the desk make them."""

from uuid import UUID, uuid4

from intake_cases import NOW
from khien.intake.actions import contact as actions
from khien.intake.models import Contact
from khien.intake.rules.contact import ContactFacts

TYPED = {
    "notes": "Cháu kể bị nhắn tin mỗi tối.",
    "kind": "counselling",
    "caller_is": "child",
    "about": "child",
    "way": "call",
    "language": "vi",
    "child_name": "Bùi Thị Hồng Nhung",
    "child_age": "11",
    "place": "suoi ngoc",
    "caller_phone": "0912 345 678",
}


def typed(page: UUID | None = None, **said: str) -> dict[str, str]:
    return TYPED | {"page": str(page or uuid4()), "seen": "0"} | said


def contact_by(user, *, now=NOW, ended=False, **facts) -> Contact:
    """A contact kept a moment ago."""
    key = uuid4()
    told = ContactFacts(**{"kind": "counselling"} | facts)
    page = actions.Page(key)
    kept = actions.save(key, told, page=page, by=user, now=now, and_end=ended)
    kept.refresh_from_db()
    return kept
