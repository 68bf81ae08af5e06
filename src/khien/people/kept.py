"""What somebody had typed when their session ended, carried over the next sign-in.

Sealed, in the browser's own session row, for an hour, and opened for the same person alone. Files
are not carried: only their names, so that the person knows what to choose again.
"""

from base64 import b64decode, b64encode
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from django.http import HttpRequest

from khien.core.seal import SealBroken, seal, unseal
from khien.people.models import User

LASTS = timedelta(hours=1)
_KEY = "kept"
_WORK = "/lam-viec/"
_BEFORE = "was_"  # as core.conflict marks what a form showed
_CONTEXT = "people.kept"
_LONGEST = 200_000  # characters in all: a session row is no store


@dataclass(frozen=True)
class Kept:
    """`path`: where it was being sent. `fields`: name and value of each, as sent."""

    person: str
    at: str
    path: str
    fields: list[tuple[str, str]]
    files: list[str]

    @property
    def words(self) -> list[str]:
        """What was written, each once, without what was merely chosen or stood there before."""
        before = {value for name, value in self.fields if name.startswith(_BEFORE)}
        words = (value for _, value in self.fields if len(value.split()) > 1)
        return [value for value in dict.fromkeys(words) if value not in before]


def typed(request: HttpRequest, user: User, *, now: datetime) -> Kept | None:
    """None where nothing was being sent, or too much; never from a page that takes passwords."""
    if request.method != "POST" or not request.path.startswith(_WORK):
        return None
    fields = [
        (name, str(value))
        for name, values in request.POST.lists()
        if name != "csrfmiddlewaretoken"
        for value in values
    ]
    if sum(len(value) for _, value in fields) > _LONGEST:
        return None
    files = [str(file.name) for _, some in request.FILES.lists() for file in some]
    return Kept(str(user.pk), now.isoformat(), request.get_full_path(), fields, files)


def keep(request: HttpRequest, kept: Kept) -> None:
    request.session[_KEY] = b64encode(seal(asdict(kept), context=_CONTEXT)).decode()


def kept_for(request: HttpRequest, user: User, *, now: datetime) -> Kept | None:
    try:
        found = Kept(**unseal(b64decode(request.session.get(_KEY, "")), context=_CONTEXT))
    except (SealBroken, ValueError):
        return None
    fresh = now - datetime.fromisoformat(found.at) <= LASTS
    return found if fresh and found.person == str(user.pk) else None
