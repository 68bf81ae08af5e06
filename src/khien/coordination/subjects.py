"""What a difficulty or a thread is about: which rows a person may choose, and what they are called.

Every row is asked of the room it lives in, so that what is kept from a person stays so here.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from khien.coordination.models import COLUMNS, SubjectKind
from khien.coordination.queries import difficulties
from khien.coordination.queries.offices import works_for
from khien.coordination.queries.tasks import tasks_of
from khien.core.calendars import today
from khien.core.refusal import Refused
from khien.directory.models import Kind
from khien.directory.queries import existing
from khien.intake.queries.scope import incidents_for
from khien.learning.queries.institutions import for_person
from khien.people.models import User
from khien.steering.models import Objective, Task
from khien.steering.queries import plan_of
from khien.steering.queries.assignments import READING

_MOST = 200


@dataclass(frozen=True)
class Subject:
    kind: SubjectKind
    id: UUID

    @property
    def column(self) -> dict[str, UUID]:
        return {f"{self.kind.value}_id": self.id}

    @property
    def key(self) -> str:
        return f"{self.kind.value}:{self.id}"


@dataclass(frozen=True)
class Named:
    """`url`: empty for whoever may not open it."""

    kind: SubjectKind
    text: str
    url: str = ""

    @property
    def kind_words(self) -> str:
        return str(self.kind.label)


def read(key: str) -> Subject | None:
    """As an address carries it, "task:…"; None for anything else."""
    kind, _colon, pk = key.partition(":")
    try:
        return Subject(SubjectKind(kind), UUID(pk))
    except ValueError:
        return None


def of(row: Any) -> Subject | None:
    """Of a difficulty or a thread."""
    for column in COLUMNS:
        pk = getattr(row, f"{column}_id", None)
        if pk is not None:
            return Subject(SubjectKind(column), pk)
    return None


Tell = Callable[[User, set[UUID], datetime], dict[UUID, Named]]


def _tasks(user: User, ids: set[UUID], _now: datetime) -> dict[UUID, Named]:
    reads = any(user.may(permission) for permission in READING)
    return {
        row.pk: Named(
            SubjectKind.TASK,
            row.title,
            reverse("steering:task", args=[row.pk]) if reads else "",
        )
        for row in Task.objects.filter(pk__in=ids)
    }


def _objectives(_user: User, ids: set[UUID], _now: datetime) -> dict[UUID, Named]:
    rows = Objective.objects.filter(pk__in=ids)
    return {row.pk: Named(SubjectKind.OBJECTIVE, row.title) for row in rows}


def _institutions(user: User, ids: set[UUID], now: datetime) -> dict[UUID, Named]:
    rows = existing(today(now)).filter(pk__in=ids)
    opened = for_person(user, on=today(now)).filter(pk__in=ids).values_list("pk", flat=True)
    links = {pk: reverse("learning:institution", args=[pk]) for pk in opened}
    return {row.pk: Named(SubjectKind.INSTITUTION, row.name, links.get(row.pk, "")) for row in rows}


def _incidents(user: User, ids: set[UUID], _now: datetime) -> dict[UUID, Named]:
    """Its number alone, and only for those who may see it."""
    rows = incidents_for(user).filter(pk__in=ids).values_list("pk", "number")
    return {
        pk: Named(
            SubjectKind.INCIDENT,
            _("sự việc %(number)s") % {"number": number},
            reverse("intake:incident", args=[pk]),
        )
        for pk, number in rows
    }


def _difficulties(user: User, ids: set[UUID], now: datetime) -> dict[UUID, Named]:
    rows = difficulties.visible_to(user, now).filter(pk__in=ids).values_list("pk", "title")
    return {
        pk: Named(SubjectKind.DIFFICULTY, title, reverse("coordination:difficulty", args=[pk]))
        for pk, title in rows
    }


_TELL: dict[SubjectKind, Tell] = {
    SubjectKind.TASK: _tasks,
    SubjectKind.OBJECTIVE: _objectives,
    SubjectKind.INSTITUTION: _institutions,
    SubjectKind.INCIDENT: _incidents,
    SubjectKind.DIFFICULTY: _difficulties,
}


def named(user: User, rows: Iterable[Any], now: datetime) -> dict[UUID, Named]:
    """Row → what it is about; one question for each kind there is."""
    wanted: dict[SubjectKind, dict[UUID, list[UUID]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        subject = of(row)
        if subject is not None:
            wanted[subject.kind][subject.id].append(row.pk)
    found: dict[UUID, Named] = {}
    for kind, about in wanted.items():
        for pk, told in _TELL[kind](user, set(about), now).items():
            found |= dict.fromkeys(about[pk], told)
    return found


def check_may_be_about(user: User, subject: Subject | None, now: datetime) -> None:
    """Raises Refused where the person may not see it, as where it does not exist."""
    if subject is not None and subject.id not in _TELL[subject.kind](user, {subject.id}, now):
        raise Refused(_("Không tìm thấy việc này trong phần bạn được xem."), field="about")


def offered(user: User, now: datetime, *, asked: Subject | None) -> list[tuple[str, str]]:
    """What the person may choose, the one that the address asks for first."""
    found: list[tuple[str, str]] = [("", _("công việc nói chung"))]
    if asked is not None:
        told = _TELL[asked.kind](user, {asked.id}, now).get(asked.id)
        found += [(asked.key, f"{told.kind_words}: {told.text}")] if told else []
    for subject, text in (*_own_tasks(user, now), *_own_places(user, now), *_of_plan(now)):
        if subject != asked:
            found.append((subject.key, f"{subject.kind.label}: {text}"))
    return found


def _own_tasks(user: User, now: datetime) -> list[tuple[Subject, str]]:
    rows = tasks_of(works_for(user, now), today(now)).order_by("title")[:_MOST]
    return [(Subject(SubjectKind.TASK, row.pk), row.title) for row in rows]


def _own_places(user: User, now: datetime) -> list[tuple[Subject, str]]:
    kinds = (Kind.SCHOOL, Kind.CARE_FACILITY)
    rows = existing(today(now)).filter(pk__in=works_for(user, now), kind__in=kinds)
    return [(Subject(SubjectKind.INSTITUTION, row.pk), row.name) for row in rows]


def _of_plan(now: datetime) -> list[tuple[Subject, str]]:
    plan = plan_of(today(now))
    rows = plan.objectives.values_list("pk", "title") if plan else []
    return [(Subject(SubjectKind.OBJECTIVE, pk), title) for pk, title in rows]
