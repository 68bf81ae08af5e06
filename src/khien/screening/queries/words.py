"""The province's own words, for whoever scans or keeps the banks."""

from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from khien.core.permissions import Permission
from khien.people.models import User
from khien.screening.models import OwnWords
from khien.screening.rules.words import WordsState


def visible_to(user: User) -> QuerySet[OwnWords]:
    may = user.may(Permission.SCREENING_WORK) or user.may(Permission.BANK_MANAGE)
    return OwnWords.objects.all() if may else OwnWords.objects.none()


def get_for(user: User, words_id: UUID) -> OwnWords:
    """404 for a stranger, as for words that do not exist."""
    found = visible_to(user).select_related("added_by", "withdrawn_by")
    return get_object_or_404(found, pk=words_id)


def listing(user: User, *, kind: str, state: str, on: date) -> QuerySet[OwnWords]:
    """The newest first."""
    rows = visible_to(user).select_related("added_by")
    if kind:
        rows = rows.filter(kind=kind)
    if state:
        rows = rows.filter(_in_state(WordsState(state), on=on))
    return rows.order_by("-number")


def _in_state(state: WordsState, *, on: date) -> Q:
    if state is WordsState.WITHDRAWN:
        return Q(withdrawn_at__isnull=False)
    begun = Q(starts_on__gt=on) if state is WordsState.FUTURE else Q(starts_on__lte=on)
    return begun & Q(withdrawn_at=None)


def by_rule(user: User, numbers: set[int]) -> dict[int, OwnWords]:
    return {each.number: each for each in visible_to(user).filter(number__in=numbers)}
