"""What somebody who goes has open, who may take it over, and who went without handing over."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet
from django.http import Http404

from khien.core.permissions import Permission
from khien.people.models import Duty, User
from khien.support.models import AssignedAction, Case, CaseState, Service
from khien.support.queries.cases import visible_to
from khien.support.queries.colleagues import colleagues, roles_with
from khien.support.queries.handover import actions_of, cases_of

_DECIDING = (Permission.CASE_APPROVE, Permission.CASE_OVERSEE)
_ABLE = (Permission.CASE_WORK, Permission.CASE_APPROVE)


@dataclass(frozen=True)
class Work:
    """`cases` carry their planned `services_open`."""

    cases: list[Case]
    actions: list[AssignedAction]

    @property
    def communes(self) -> set[UUID]:
        return {case.commune_id for case in self.cases} | {
            action.case.commune_id for action in self.actions
        }

    @property
    def commune_of(self) -> dict[UUID, UUID]:
        return {case.pk: case.commune_id for case in self.cases} | {
            action.pk: action.case.commune_id for action in self.actions
        }


def _hands_over(by: User, giver: User) -> QuerySet[Case]:
    """Cases whose work `by` may give away: one's own, or those of the communes one decides for."""
    cases = visible_to(by)
    if by.pk == giver.pk:
        return cases
    scopes = [by.scope(permission) for permission in _DECIDING]
    if any(scope.everywhere for scope in scopes):
        return cases
    return cases.filter(commune_id__in={c for scope in scopes for c in scope.communes})


def work_of(giver: User, *, by: User, on: date) -> Work:
    mine = _hands_over(by, giver)
    planned = Prefetch("services", Service.objects.filter(given_on=None), "services_open")
    cases = cases_of(giver, on=on).filter(pk__in=mine.values("pk")).prefetch_related(planned)
    actions = actions_of(giver, on=on).filter(case__in=mine.values("pk")).select_related("case")
    return Work(list(cases.order_by("number")), list(actions.order_by("due_on", "id")))


def person_for(by: User, person_id: UUID, *, now: datetime) -> User:
    """Oneself, or somebody of the communes one decides for; 404 for anybody else."""
    if by.pk == person_id and by.may(Permission.CASE_WORK):
        return by
    found = people_near(by, now=now).filter(pk=person_id).first()
    if found is None:
        raise Http404
    return found


def people_near(by: User, *, now: datetime) -> QuerySet[User]:
    """Who works in the communes that `by` decides for, and whoever has open cases there."""
    scopes = [by.scope(permission) for permission in _DECIDING]
    held = Duty.objects.in_force(now).filter(role__in=roles_with([Permission.CASE_WORK]))
    cases = Case.objects.exclude(state=CaseState.CLOSED).filter(officer=OuterRef("pk"))
    if not any(scope.everywhere for scope in scopes):
        communes = {c for scope in scopes for c in scope.communes}
        held = held.filter(territory__in=communes)
        cases = cases.filter(commune__in=communes)
    found = User.objects.filter(Q(pk__in=held.values("user")) | Exists(cases))
    return found.order_by("folded_name", "pk")


def able_to_take(work: Work, takers: Mapping[UUID, UUID], *, now: datetime) -> set[UUID]:
    """Takers who may work on every piece they were given."""
    commune_of = work.commune_of
    able = {
        commune: set(colleagues(commune, now=now, permissions=_ABLE).values_list("pk", flat=True))
        for commune in work.communes
    }
    unable = {
        taker
        for key, taker in takers.items()
        if key not in commune_of or taker not in able[commune_of[key]]
    }
    return set(takers.values()) - unable


def may_take(work: Work, giver: User, *, now: datetime) -> list[User]:
    found = {
        user.pk: user
        for commune in sorted(work.communes)
        for user in colleagues(commune, now=now, permissions=_ABLE)
    }
    return [user for user in found.values() if user.pk != giver.pk]


def gone_without_handover(by: User, *, now: datetime) -> list[tuple[User, int]]:
    """Officers who no longer work where they have open cases, and how many; most first."""
    held = Duty.objects.in_force(now).filter(
        role__in=roles_with([Permission.CASE_WORK]),
        user=OuterRef("officer"),
        user__is_active=True,
        territory=OuterRef("commune"),
    )
    scope = by.scope(Permission.CASE_APPROVE)
    left = visible_to(by).exclude(state=CaseState.CLOSED).exclude(officer=None)
    if not scope.everywhere:
        left = left.filter(commune__in=scope.communes)
    left = left.exclude(Exists(held))
    counts = dict(left.order_by().values_list("officer").annotate(n=Count("pk")))
    people = User.objects.in_bulk(counts)
    return sorted(((people[key], n) for key, n in counts.items()), key=lambda pair: -pair[1])
