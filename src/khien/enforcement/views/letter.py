"""Letters of a violation that was sent elsewhere: the one that goes out, the one that answers."""

from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.documents.queries import types_by_code
from khien.documents.views.make import About, Offer, making
from khien.enforcement import letters, queries
from khien.enforcement.letters import HOLDER_KIND
from khien.enforcement.models import Violation
from khien.enforcement.rules.states import Step
from khien.enforcement.rules.violation import receives
from khien.enforcement.wording_steps import past
from khien.people.access import person
from khien.people.models import User


@staff(Permission.VIOLATION_WORK)
def letter(request: HttpRequest, violation_id: UUID) -> HttpResponse:
    user = person(request)
    found = queries.whole(user, violation_id)
    office = found.receiver_id if receives(found, user) else found.office_id
    back = reverse("enforcement:violation", args=[found.pk])
    return making(
        request,
        About(found.pk, HOLDER_KIND, office or found.office_id, back),
        _offers(found, user),
        template="enforcement/letter.html",
        shown={"violation": found},
    )


def _offers(found: Violation, user: User) -> list[Offer]:
    kinds, on = types_by_code(), today(timezone.now())
    offers = []
    for code, row in letters.possible(found, user):
        kind = kinds[code]
        build = letters.referral if row.step == Step.REFER else letters.answer
        day = f" ({row.on:%d/%m/%Y})" if row.on else ""
        label = f"{kind.name} – {past(row.branch, row.step)}{day}"
        offers.append(Offer(row.pk.hex, label, kind, partial(build, kind, found, row, on=on)))
    return offers
