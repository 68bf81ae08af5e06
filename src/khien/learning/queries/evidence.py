"""The evidence of a session as it stands: what was destroyed proves nothing any more."""

from uuid import UUID

from khien.evidence.models import Exhibit
from khien.evidence.queries import for_holder


def kept_exhibits(session_id: UUID) -> list[Exhibit]:
    return [exhibit for exhibit in for_holder(session_id) if exhibit.path]
