"""The desk's own rows, edited by its lead: the category tree and the numbers."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from khien.core import ledger
from khien.core.actors import Actor
from khien.core.calendars import today
from khien.core.ids import new_id
from khien.core.refusal import Refused
from khien.intake.categories import SHIPPED
from khien.intake.models import ContactCategory, DeskRule
from khien.intake.queries.exposure import shipped_rule
from khien.people.models import User

_SINCE = date(2022, 1, 1)


@dataclass(frozen=True)
class CategoryAdded(ledger.Event):
    pass


@dataclass(frozen=True)
class CategoryEnded(ledger.Event):
    pass


@dataclass(frozen=True)
class DeskRuleSet(ledger.Event):
    """The subject is who set it."""

    valid_from: str


@transaction.atomic
def load_shipped() -> None:
    """Once: where the installation has any rows of its own, they stay as they are."""
    if not DeskRule.objects.exists():
        shipped_rule().save(force_insert=True)
    if ContactCategory.objects.exists():
        return
    for place, branch in enumerate(SHIPPED):
        above = _shipped(branch.name, disturbing=branch.disturbing, place=place, parent=None)
        for number, leaf in enumerate(branch.leaves):
            _shipped(leaf, disturbing=branch.disturbing, place=number, parent=above)


def _shipped(
    name: str, *, disturbing: bool, place: int, parent: ContactCategory | None
) -> ContactCategory:
    return ContactCategory.objects.create(
        name=name, disturbing=disturbing, place=place, parent=parent, valid_from=_SINCE
    )


@transaction.atomic
def add_category(
    *, name: str, parent: UUID | None, disturbing: bool, by: Actor, now: datetime
) -> ContactCategory:
    """From today on. Of the same name in the same branch there is one at a time."""
    day = today(now)
    same = ContactCategory.objects.filter(name=name, parent=parent, valid_to=None)
    if same.exists():
        raise Refused(_("Đã có mục này."), field="name")
    last = ContactCategory.objects.filter(parent=parent).count()
    made = ContactCategory.objects.create(
        id=new_id(),
        name=name,
        parent_id=parent,
        disturbing=disturbing,
        place=last,
        valid_from=day,
    )
    ledger.record(CategoryAdded(made.pk), by=by, now=now)
    return made


@transaction.atomic
def end_category(category: ContactCategory, *, by: Actor, now: datetime) -> None:
    """Not offered from today on; contacts that have it keep it. A branch takes its leaves along."""
    day = today(now)
    gone = [category, *category.branches.filter(valid_to=None)]
    for row in gone:
        if row.valid_to is None:
            row.valid_to = max(day, row.valid_from)
            row.save(update_fields=["valid_to"])
            ledger.record(CategoryEnded(row.pk), by=by, now=now)


@transaction.atomic
def set_rule(rule: DeskRule, *, by: User, now: datetime) -> None:
    """For today or later: what was counted stays counted as it was."""
    if rule.valid_from < today(now):
        raise Refused(_("Hãy chọn hôm nay hoặc một ngày sau."), field="valid_from")
    DeskRule.objects.filter(valid_from=rule.valid_from).delete()
    rule.save(force_insert=True)
    ledger.record(DeskRuleSet(by.pk, rule.valid_from.isoformat()), by=by, now=now)
