"""The files of a session or a programme as they stand: what was destroyed proves nothing more."""

from uuid import UUID

from khien.evidence.models import Exhibit
from khien.evidence.queries import for_holder
from khien.learning.models import Session


def kept_exhibits(holder: UUID) -> list[Exhibit]:
    return [exhibit for exhibit in for_holder(holder) if exhibit.path]


def has_evidence(session: Session) -> bool:
    """A file, or the number of a plan or decision: what a session needs to be verified."""
    return bool(session.document or kept_exhibits(session.id))
