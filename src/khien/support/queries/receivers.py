"""Referrals as their receivers see them, and which bodies answer by themselves."""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from khien.core.permissions import Permission
from khien.intake.queries.scope import not_kept_from
from khien.people.models import Duty, User
from khien.people.roles import ROLES
from khien.support.models import Referral
from khien.support.rules.referral import ARRIVED

_RECEIVING = [
    role for role, card in ROLES.items() if Permission.REFERRAL_RECEIVE in card.permissions
]


def uses_khien(organisation: UUID | None, *, now: datetime) -> bool:
    """Somebody there may answer a referral today."""
    if organisation is None:
        return False
    held = Duty.objects.in_force(now).filter(role__in=_RECEIVING, user__is_active=True)
    return bool(held.filter(organisation=organisation).exists())


def is_receiver(referral: Referral, user: User) -> bool:
    return referral.organisation_id in user.scope(Permission.REFERRAL_RECEIVE).organisations


def arrived_for(user: User) -> QuerySet[Referral]:
    """Sent to one's own office, newest first; never of a case one is kept away from."""
    mine = user.scope(Permission.REFERRAL_RECEIVE).organisations
    rows = Referral.objects.filter(organisation__in=mine, state__in=ARRIVED)
    return rows.filter(not_kept_from(user, "case__incident", "case")).order_by("-number")


def arrived(user: User, referral_id: UUID) -> Referral:
    return get_object_or_404(arrived_for(user).select_related("case"), pk=referral_id)
