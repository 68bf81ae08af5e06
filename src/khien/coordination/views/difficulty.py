"""One difficulty: what is the matter, where it went, what was answered."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from khien.coordination import subjects
from khien.coordination.models import (
    Difficulty,
    DifficultyState,
    GuidanceVersion,
    Referral,
    Resolution,
)
from khien.coordination.queries import difficulties as queries
from khien.coordination.queries import threads
from khien.coordination.queries.offices import leads, works_for
from khien.coordination.rules.difficulties import DIFFICULTY, DifficultyStep
from khien.core import clocks
from khien.core.access import staff
from khien.core.models import RunningClock
from khien.core.permissions import Permission
from khien.directory.queries.latest import latest_names
from khien.people.access import person
from khien.people.models import User

_ANSWERED = {DifficultyState.ANSWERED, DifficultyState.SETTLED}


@dataclass(frozen=True)
class Link:
    """An office of the chain, by name, its deadline and what it decided."""

    referral: Referral
    office: str
    clock: RunningClock | None
    answer: Resolution | None


def may(difficulty: Difficulty, held: Referral | None, user: User, now: datetime) -> set[str]:
    """Steps that this person can take now."""
    mine = works_for(user, now)
    holds, raised = held is not None and held.office_id in mine, difficulty.office_id in mine
    sends_on = leads(user) or holds or (held is None and raised)
    open_to = {
        DifficultyStep.REFER: sends_on,
        DifficultyStep.ANSWER: holds and difficulty.raised_by_id != user.pk,
        DifficultyStep.HAND_BACK: holds,
        DifficultyStep.HELPED: raised,
        DifficultyStep.WITHDRAW: raised,
    }
    state = DifficultyState(difficulty.state)
    return {
        step.value for step, can in open_to.items() if can and state in DIFFICULTY[step].sources
    }


@require_safe
@staff(Permission.COORDINATION_WORK)
def difficulty(request: HttpRequest, difficulty_id: UUID) -> HttpResponse:
    user, now = person(request), timezone.now()
    found = queries.get_for(user, difficulty_id, now)
    links = queries.chain(found)
    held = next((link for link in links if link.ended_at is None), None)
    names = latest_names({found.office_id, *(link.office_id for link in links)})
    running = {clock.subject: clock for clock in clocks.of(link.pk for link in links)}
    context = {
        "difficulty": found,
        "office": names.get(found.office_id, ""),
        "about": subjects.named(user, [found], now).get(found.pk),
        "chain": [_link(link, names, running) for link in links],
        "may": may(found, held, user, now),
        "now": now,
        "threads": threads.about(user, now, difficulty=found),
        "guidances": GuidanceVersion.objects.filter(
            guidance__difficulty=found, withdrawn_at=None
        ).select_related("guidance"),
        "advises": user.may(Permission.GUIDANCE_PUBLISH) and found.state in _ANSWERED,
    }
    return render(request, "coordination/difficulty.html", context)


def _link(referral: Referral, names: dict[UUID, str], running: dict[UUID, RunningClock]) -> Link:
    answer = getattr(referral, "resolution", None)
    office = names.get(referral.office_id, "")
    return Link(referral, office, running.get(referral.pk), answer)
