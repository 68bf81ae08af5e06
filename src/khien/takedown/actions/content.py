"""Registering content that is to go, giving it up with a reason, taking it up again."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from khien.core import ledger
from khien.core.calendars import today
from khien.core.refusal import Refused
from khien.core.seal import blind
from khien.intake.models import HarmKind, Incident
from khien.people.models import User
from khien.takedown import events
from khien.takedown.actions.closing import drop_checks, withdraw_open
from khien.takedown.models import ContentItem, Grade, ItemState
from khien.takedown.queries.addressees import in_force
from khien.takedown.rules import places, states
from khien.takedown.rules.places import Place
from khien.takedown.rules.states import ItemStep
from khien.takedown.rules.takedown import (
    check_moment,
    check_open,
    check_version,
    check_words,
    check_works_here,
)


@dataclass(frozen=True)
class NewContent:
    """Several places of one thing; `digest` where there is one place alone."""

    places: tuple[Place, ...]
    harm: HarmKind
    about: str
    seen_at: datetime
    grade: Grade | str = ""
    digest: str = ""


@transaction.atomic
def register(
    incident: Incident, new: NewContent, *, office: UUID, by: User, now: datetime
) -> list[ContentItem]:
    """Those that the office did not have of this incident yet; raises Refused where it has all."""
    check_works_here(office, by=by)
    incident = Incident.objects.select_for_update(no_key=True).get(pk=incident.pk)
    check_open(incident)
    places.check_grade(new.harm, new.grade)
    check_moment(new.seen_at, now=now, least=None, field="seen_at")
    about = check_words(new.about, _("Ghi bằng lời đây là nội dung gì."), field="about")
    digest = places.check_digest(new.digest)
    if digest and len(new.places) > 1:
        raise Refused(_("Có mã băm thì mỗi lần chỉ ghi một nơi."), field="digest")
    owned = ContentItem.objects.filter(incident=incident, office=office)
    known = set(owned.values_list("token", flat=True))
    fresh = [place for place in new.places if token_of(place) not in known]
    if not fresh:
        raise Refused(_("Nội dung này đã có trong sổ của đơn vị."), field="places")
    addressees = list(in_force(today(now)))
    made = []
    for place in fresh:
        platform = places.owner(places.host_of(place), addressees)
        item = ContentItem.objects.create(
            incident=incident,
            office_id=office,
            commune_id=incident.commune_happened_id,
            platform=platform,
            place_kind=place.kind,
            place=place.value,
            token=token_of(place),
            harm=new.harm,
            grade=new.grade,
            about=about,
            digest=digest,
            seen_at=new.seen_at,
            registered_at=now,
            registered_by=by,
        )
        item.refresh_from_db(fields=["number"])
        code = platform.code if platform else ""
        event = events.ContentRegistered(item.pk, incident.pk, office, code)
        ledger.record(event, by=by, now=now)
        made.append(item)
    return made


def token_of(place: Place) -> int:
    return blind(f"content:{place.kind}", place.value)


def begin(item_id: UUID, *, by: User, seen: int | None) -> ContentItem:
    """The row, locked until the transaction ends: all that hangs on it moves under this lock."""
    item = ContentItem.objects.select_for_update(of=("self",)).get(pk=item_id)
    check_version(item.version, seen)
    check_works_here(item.office_id, by=by)
    return item


@transaction.atomic
def leave(item: ContentItem, *, why: str, by: User, now: datetime, seen: int | None = None) -> None:
    """Not followed any more: it breaks no rule after all, or nobody can be asked."""
    item = begin(item.pk, by=by, seen=seen)
    item.state = states.after(states.ITEM[ItemStep.LEAVE], ItemState(item.state))
    item.left_why = check_words(why, _("Ghi vì sao không theo tiếp."), field="why")
    item.closed_at = now
    item.version += 1
    item.save()
    withdraw_open(item, by=by, now=now)
    drop_checks(item, now=now)
    ledger.record(events.ContentLeft(item.pk), by=by, now=now)


@transaction.atomic
def take_up(item: ContentItem, *, by: User, now: datetime, seen: int | None = None) -> None:
    item = begin(item.pk, by=by, seen=seen)
    item.state = states.after(states.ITEM[ItemStep.TAKE_UP], ItemState(item.state))
    item.closed_at = None
    item.version += 1
    item.save()
    ledger.record(events.ContentTakenUpAgain(item.pk), by=by, now=now)
