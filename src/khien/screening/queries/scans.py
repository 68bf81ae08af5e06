"""Scans a person may see: their own and those of the offices they work for."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from khien.core.permissions import Permission
from khien.people.models import User
from khien.screening.models import Scan, ScanState, UnreadableItem

_TO_DO = (ScanState.WAITING, ScanState.RUNNING)


def office_of(user: User) -> UUID | None:
    """For which a scan of theirs is; with several, always the same."""
    return min(user.scope(Permission.SCREENING_WORK).organisations, default=None)


def visible_to(user: User) -> QuerySet[Scan]:
    if not user.may(Permission.SCREENING_WORK):
        return Scan.objects.none()
    offices = user.scope(Permission.SCREENING_WORK).organisations
    return Scan.objects.filter(Q(office__in=offices) | Q(asked_by=user))


def get_for(user: User, scan_id: UUID) -> Scan:
    """404 for a stranger, as for a scan that does not exist."""
    return get_object_or_404(visible_to(user).select_related("asked_by"), pk=scan_id)


def listing(user: User) -> QuerySet[Scan]:
    return visible_to(user).select_related("asked_by").order_by("-asked_at", "-number")


def going_on(user: User) -> QuerySet[Scan]:
    return visible_to(user).filter(state__in=_TO_DO).order_by("asked_at", "number")


def next_to_do() -> Scan | None:
    """Of everybody: the one that waits longest, begun or not."""
    return Scan.objects.filter(state__in=_TO_DO).order_by("asked_at", "number").first()


def any_to_do() -> bool:
    return Scan.objects.filter(state__in=_TO_DO).exists()


def kept_paths() -> set[str]:
    return set(Scan.objects.filter(state__in=_TO_DO).values_list("source_path", flat=True))


def unreadable(scan: Scan) -> QuerySet[UnreadableItem]:
    return scan.unreadable_items.order_by("id")
