"""Content of sample incidents: some gone, some refused or met silence, one that came back."""

from datetime import datetime, timedelta
from random import Random

from khien.core.calendars import today
from khien.intake.models import Incident
from khien.law.queries import provisions_in_force
from khien.people.models import User
from khien.takedown.actions import checks, content, requests
from khien.takedown.actions.content import NewContent
from khien.takedown.actions.requests import NewRequest
from khien.takedown.documents.words import MATTER
from khien.takedown.models import Addressee, Ask, ContentItem, Found
from khien.takedown.queries import incidents_of, offices_of
from khien.takedown.rules.places import read

_PLACES = (
    "https://www.tiktok.com/@tai.khoan.mau/video/{n:09}",
    "https://www.facebook.com/groups/nhom-mau-{n}",
    "https://zalo.me/g/nhom-mau-{n}",
    "https://t.me/kenh-mau-{n}",
    "https://www.youtube.com/watch?v=mau{n:08}",
)
_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)
_MOST = 24


def follow_content(police: User, random: Random, *, now: datetime) -> int:
    """The newest incidents of the police's office first."""
    found = incidents_of(police).filter(opened_at__lt=now - 2 * _HOUR)
    rows = [row for row in found.order_by("-opened_at")[: 2 * _MOST] if _matters(row)][:_MOST]
    for number, incident in enumerate(rows):
        item = _registered(incident, number, police, now=incident.opened_at + _HOUR)
        if item is not None:
            _asked(item, random, police, now=incident.opened_at + _HOUR, end=now)
    return len(rows)


def _matters(incident: Incident) -> bool:
    return any(kind in MATTER for kind in incident.kinds)


def _registered(
    incident: Incident, number: int, police: User, *, now: datetime
) -> ContentItem | None:
    office = offices_of(police, today(now)).first()
    if office is None:
        return None
    new = NewContent(
        places=(read(_PLACES[number % len(_PLACES)].format(n=number + 1)),),
        harm=next(kind for kind in MATTER if kind in incident.kinds),
        about="Bài đăng mẫu nhắm vào một trẻ em.",
        seen_at=incident.opened_at,
    )
    return content.register(incident, new, office=office.pk, by=police, now=now)[0]


def _asked(
    item: ContentItem, random: Random, police: User, *, now: datetime, end: datetime
) -> None:
    provision = provisions_in_force(today(now)).filter(kind="protection").first()
    if provision is None or item.platform is None:
        return
    new = NewRequest(item.platform, Ask.REMOVE, provision, "Nội dung gây hại cho trẻ em.")
    request = requests.draft(item, new, by=police, now=now)
    if random.random() < 0.1:
        return
    requests.send(request, at=now, way=_way(item.platform), by=police, now=now)
    request.refresh_from_db()
    answered = now + _HOUR * random.choice([3, 7, 12, 20, 30, 50])
    if answered >= end:
        return
    if random.random() < 0.15 and answered > now + _DAY:
        requests.give_up_waiting(request, by=police, now=answered)
    elif random.random() < 0.15:
        said = "Nơi nhận cho rằng nội dung không vi phạm."
        requests.refuse(request, at=answered, answer=said, by=police, now=answered)
    else:
        requests.remove(request, at=answered, by=police, now=answered)
        _looked_at(item, random, police, now=answered, end=end)


def _looked_at(
    item: ContentItem, random: Random, police: User, *, now: datetime, end: datetime
) -> None:
    for days in (1, 7, 30):
        if now + days * _DAY < end:
            back = random.random() < 0.08
            found = Found.THERE if back else Found.GONE
            checks.check(item, found=found, by=police, now=now + days * _DAY)
            if back:
                return


def _way(addressee: Addressee) -> str:
    known = addressee.channels.first()
    return known.written if known else "trục liên thông văn bản"
