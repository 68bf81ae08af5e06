"""What the page of a paper carries to its sending: which attempt it is, sealed.

No cookie: on a phone that goes from hand to hand nothing is left once the page is closed.
"""

import base64
import binascii
from uuid import UUID

from khien.core.seal import SealBroken, seal, unseal

_PURPOSE = "quizzes.pass"


def make_pass(attempt_id: UUID) -> str:
    return base64.urlsafe_b64encode(seal(str(attempt_id), context=_PURPOSE)).decode("ascii")


def read_pass(text: str) -> UUID | None:
    try:
        return UUID(unseal(base64.urlsafe_b64decode(text.encode()), context=_PURPOSE))
    except (SealBroken, binascii.Error, ValueError):
        return None
