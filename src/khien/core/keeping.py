"""Finding rows whose time is over, and emptying them, whatever their model.

Only what is in the rows decides, so a run that was killed goes on where it stood: what is empty
is not found again.
"""

from collections.abc import Collection, Iterator
from datetime import date, datetime, time
from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import DateTimeField, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Greatest

from khien.core.calendars import HANOI
from khien.core.retention import (
    NEVER,
    Model,
    Path,
    emptied,
    emptying_of,
    ends,
    files,
    head,
    kept_for_a_time,
    relations_of,
    rows_of,
    rule_of,
    target_of,
)

BATCH = 2000
_NEVER = Value(NEVER, DateTimeField())
_FEBRUARY_28 = 28


def ended_before(day: date, *, keep_years: int) -> datetime:
    """Rows that ended before this moment are past their time on that day."""
    year = day.year - keep_years
    try:
        start = day.replace(year=year)
    except ValueError:  # 29 February
        start = day.replace(year=year, day=_FEBRUARY_28)
    return datetime.combine(start, time(), HANOI)


def ended(model: Model) -> Any:
    """The moment a row's time runs from; far away while it is open. For a query on `model`."""
    alternatives = [_last([_moment(model, path) for path in paths]) for paths in ends(model)]
    return Coalesce(*alternatives, _NEVER)


def _last(moments: list[Any]) -> Any:
    return Greatest(*moments) if len(moments) > 1 else moments[0]


def _moment(model: Model, path: Path) -> Any:
    """Nothing where there is no such row; far away where one of them is open."""
    if path.bare:
        return Coalesce(*(_of_holder(path, held) for held in files()), _NEVER)
    moment = Coalesce(F(path.full), _NEVER)
    if not path.many:
        return moment
    there = Q(**{f"{path.relation}__isnull": False})
    rows = rows_of(model).filter(there, pk=OuterRef("pk")).annotate(moment=moment)
    return Subquery(rows.order_by("-moment").values("moment")[:1])


def _of_holder(path: Path, holder: Model) -> Any:
    rows = rows_of(holder).filter(pk=OuterRef(path.full)).annotate(ended=ended(holder))
    return Subquery(rows.values("ended")[:1])


def past(model: Model, *, before: datetime, since: datetime | None = None) -> QuerySet[Any]:
    """Rows with something left to empty that ended before that moment, and not before `since`."""
    every = rows_of(model).filter(_something_left(model)).annotate(ended=ended(model))
    rows: QuerySet[Any] = every.filter(ended__lt=before)
    return rows if since is None else rows.filter(ended__gte=since)


def _something_left(model: Model) -> Q:
    if rule_of(model).remove:
        return Q()
    empty = emptied(model).items()
    left = (
        Q(**{f"{name}__isnull": False}) if nothing is None else ~Q(**{name: nothing})
        for name, nothing in empty
    )
    return reduce(or_, left)


def batches(
    model: Model, *, before: datetime, since: datetime | None = None, size: int = BATCH
) -> Iterator[list[UUID]]:
    """One walk through the table by its key, however many there are."""
    last: UUID | None = None
    while True:
        rows = past(model, before=before, since=since).order_by("pk")
        if last is not None:
            rows = rows.filter(pk__gt=last)
        found = list(rows.values_list("pk", flat=True)[:size])
        if found:
            yield found
        if len(found) < size:
            return
        last = found[-1]


def not_held(model: Model, keys: list[UUID], held: Collection[UUID]) -> list[UUID]:
    if not held:
        return keys
    ways = [Q(pk__in=held), *(Q(**{f"{way}__in": held}) for way in relations_of(model))]
    kept = rows_of(model).filter(reduce(or_, ways), pk__in=keys)
    return sorted(set(keys) - set(kept.values_list("pk", flat=True)))


def empty(model: Model, keys: list[UUID], *, before: datetime, now: datetime) -> int:
    """Within one transaction; rows that were opened again meanwhile are left as they are."""
    with transaction.atomic():
        rows = rows_of(model).filter(pk__in=keys).select_for_update(of=("self",))
        locked = list(rows.order_by("pk").values_list("pk", flat=True))
        still = list(past(model, before=before).filter(pk__in=locked).values_list("pk", flat=True))
        by_hand = emptying_of(model)
        if by_hand is not None:
            by_hand(still, now)
        chosen = rows_of(model).filter(pk__in=still)
        if rule_of(model).remove:
            chosen.delete()
        else:
            chosen.update(**emptied(model))
        return len(still)


def empty_file(top: Model, key: UUID) -> None:
    """Now, whatever its time: one row with a term of its own, and all that is kept with it."""
    for model in kept_for_a_time():
        if head(model) is top:
            rows = rows_of(model).filter(**{_way_to(model, top) or "pk": key})
            if rule_of(model).remove:
                rows.delete()
            else:
                rows.update(**emptied(model))


def _way_to(model: Model, top: Model) -> str:
    if model is top:
        return ""
    (path,) = rule_of(model).paths
    target = target_of(model, path)
    return "__".join(filter(None, (path, _way_to(target, top))))
