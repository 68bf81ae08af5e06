"""Helps rooms tell what somebody leaves: pieces grouped by place, and who may take them there.

What the room of people itself ends: other ways in, open links, emergency reading.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from hashlib import sha256
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from khien.core.calendars import today
from khien.core.handing_over import Ending, Group, Leaving, register_ending
from khien.core.permissions import Permission
from khien.directory import queries as directory
from khien.people.models import EmergencyAccess, ProviderIdentity, Recovery, ReminderWay, User
from khien.people.on_duty import OnDuty, on_duty

Found = Iterable[tuple[UUID, str, UUID | None]]


def grouped(
    found: Found,
    permission: Permission,
    leaving: Leaving,
    away: Mapping[UUID, set[UUID]] | None = None,
) -> list[Group]:
    """`found`: a piece's key, what it is called, its commune or office. Takers: whoever holds the
    permission for that place, else for everywhere, and is not kept `away` from the piece.
    """
    pieces = list(found)
    if not pieces:
        return []
    duty = on_duty(leaving.now)
    able = _able(duty, permission, leaving.user)
    together: dict[tuple[UUID | None, frozenset[UUID]], list[tuple[UUID, str]]] = defaultdict(list)
    for key, number, place in pieces:
        people = able.get(place) or able.get(None, set())
        free = duty.free_of(people, (away or {}).get(key, set()))
        together[place, free].append((key, number))
    names = directory.names_of({place for place, _free in together if place}, today(leaving.now))
    people = {each for _place, free in together for each in free}
    called = {user.pk: str(user) for user in User.objects.filter(pk__in=people)}
    return [
        Group(
            f"{place or ''}:{_code(free)}",
            names.get(place, "") if place else _("toàn tỉnh"),
            frozenset(key for key, _number in rows),
            tuple(number for _key, number in rows),
            tuple(sorted(((each, called[each]) for each in free), key=lambda one: one[1])),
        )
        for (place, free), rows in together.items()
    ]


def _code(free: frozenset[UUID]) -> str:
    return sha256("".join(sorted(map(str, free))).encode()).hexdigest()[:8]


def _able(duty: OnDuty, permission: Permission, leaver: User) -> dict[UUID | None, set[UUID]]:
    by_place: dict[UUID | None, set[UUID]] = defaultdict(set)
    for places in (duty.by_commune(permission), duty.by_office(permission)):
        for place, people in places.items():
            by_place[place] |= people - {leaver.pk}
    by_place[None] = duty.everywhere(permission) - {leaver.pk}
    return by_place


def _ways_in(leaving: Leaving) -> int:
    user, now = leaving.user, leaving.now
    open_links: int = user.invitations.filter(used_at=None, expires_at__gt=now).count()
    reading = EmergencyAccess.objects.filter(person=user, until_at__gt=now).count()
    named = ProviderIdentity.objects.filter(user=user).count()
    return open_links + reading + named + ReminderWay.objects.filter(user=user).count()


def _end_ways_in(leaving: Leaving) -> int:
    count, user, now = _ways_in(leaving), leaving.user, leaving.now
    user.invitations.filter(used_at=None, expires_at__gt=now).update(expires_at=now)
    EmergencyAccess.objects.filter(person=user, began_at__lt=now, until_at__gt=now).update(
        until_at=now
    )
    ProviderIdentity.objects.filter(user=user).delete()
    ReminderWay.objects.filter(user=user).delete()
    Recovery.objects.filter(user=user, confirmed_at=None, ended_at=None).update(ended_at=now)
    return count


def publish() -> None:
    register_ending(
        Ending(
            "people.ways",
            gettext_lazy("Liên kết mời, lối vào khác, nơi nhận lời nhắc"),
            (
                "people.Invitation.user",
                "people.EmergencyAccess.person",
                "people.ProviderIdentity.user",
                "people.ReminderWay.user",
                "people.Recovery.user",
            ),
            _ways_in,
            _end_ways_in,
        )
    )
