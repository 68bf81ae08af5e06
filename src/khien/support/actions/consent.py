"""Consent given, withdrawn, and who must be asked: never assumed, never ticked beforehand."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from khien.core import ledger
from khien.core.calendars import today
from khien.core.ids import new_id
from khien.core.models import Certainty
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.people.models import User
from khien.support import events
from khien.support.actions.referral import stop_what_lost_its_ground
from khien.support.actions.steps import begin
from khien.support.models import Carer, Case, Consent, ConsentPolicy, Giver, Manner, Purpose
from khien.support.queries.consent import policy_on
from khien.support.rules.consent import (
    check_can_consent,
    check_can_withdraw,
    check_policy,
    standing,
)
from khien.support.rules.states import Step


@dataclass(frozen=True)
class Yes:
    purpose: Purpose
    giver: Giver
    manner: Manner
    given_on: date
    carer: Carer | None = None
    details: str = ""


@transaction.atomic
def give_consent(case: Case, *, yes: Yes, by: User, now: datetime) -> Consent:
    case = begin(case.pk, Step.RECORD, by=by, seen=None)
    carer = yes.carer if yes.giver == Giver.REPRESENTATIVE else None
    check_can_consent(
        policy_on(yes.purpose, today(now)),
        giver=yes.giver,
        carer=carer,
        age=case.age,
        given_on=yes.given_on,
        already=standing(case.consents.select_related("carer")),
        now=now,
    )
    consent = Consent.objects.create(
        case=case,
        purpose=yes.purpose,
        giver=yes.giver,
        carer=carer,
        manner=yes.manner,
        given_on=yes.given_on,
        details=yes.details,
        recorded_at=now,
        recorded_by=by,
    )
    told = events.ConsentGiven(case.pk, consent.pk, str(yes.purpose), str(yes.giver))
    ledger.record(told, by=by, now=now)
    return consent


@transaction.atomic
def withdraw_consent(consent: Consent, *, words: str, by: User, now: datetime) -> int:
    """Holds at once, also in mid-referral; gives how many referrals it stopped."""
    case = begin(consent.case_id, Step.RECORD, by=by, seen=None)
    consent = Consent.objects.select_for_update(of=("self",)).get(pk=consent.pk)
    check_can_withdraw(consent)
    _withdraw(consent, words=words, by=by, now=now)
    return stop_what_lost_its_ground(case, by=by, now=now)


@transaction.atomic
def withdraw_as_asked(
    case_id: UUID, consents: Collection[UUID], *, words: str, by: User, now: datetime
) -> int:
    """As a child or carer asked whoever answers for their data, also once the case is closed.

    Those withdrawn meanwhile are passed over; gives how many referrals it stopped.
    """
    case = Case.objects.select_for_update().get(pk=case_id)
    standing_still = case.consents.select_for_update(of=("self",)).filter(withdrawn_at=None)
    for consent in standing_still.filter(pk__in=consents):
        _withdraw(consent, words=words, by=by, now=now)
    return stop_what_lost_its_ground(case, by=by, now=now)


def _withdraw(consent: Consent, *, words: str, by: User, now: datetime) -> None:
    consent.withdrawn_at, consent.withdrawn_by = now, by
    consent.withdrawn_words = words
    consent.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_words"])
    told = events.ConsentWithdrawn(consent.case_id, consent.pk, consent.purpose)
    ledger.record(told, by=by, now=now)


@transaction.atomic
def change_policy(
    *,
    purpose: Purpose,
    child_from_age: int,
    needs_child: bool,
    needs_representative: bool,
    valid_from: date,
    law: str,
    by: User,
    now: datetime,
) -> ConsentPolicy:
    """A new version; what an administrator types is never printed as law."""
    if not by.may(Permission.SETTINGS_MANAGE):
        raise Refused(_("Bạn không được giao việc này."))
    rows = ConsentPolicy.objects.filter(purpose=purpose).order_by("-valid_from")
    latest = rows.values_list("valid_from", flat=True).first()
    check_policy(purpose=purpose, starts=valid_from, latest=latest, on=today(now))
    policy = ConsentPolicy.objects.create(
        purpose=purpose,
        child_from_age=child_from_age,
        needs_child=needs_child,
        needs_representative=needs_representative,
        law=law,
        certainty=Certainty.UNKNOWN,
        valid_from=valid_from,
    )
    told = events.ConsentPolicyChanged(new_id(), str(purpose), valid_from.isoformat())
    ledger.record(told, by=by, now=now)
    return policy
