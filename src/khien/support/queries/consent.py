"""Which policy holds on a day, and whether a case's consents open the gate."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from khien.support.models import Case, Consent, ConsentPolicy, Ground, Purpose, Referral
from khien.support.rules.consent import Gate, gate, strict
from khien.support.rules.referral import WITH_RECEIVER


def policy_on(purpose: str, on: date) -> ConsentPolicy:
    return policies_on([purpose], on)[purpose]


def policies_on(purposes: Iterable[str], on: date) -> dict[str, ConsentPolicy]:
    """In one query; a purpose without a row of that day is held strictly."""
    wanted = list(purposes)
    rows = ConsentPolicy.objects.filter(purpose__in=wanted, valid_from__lte=on)
    newest = {row.purpose: row for row in rows.order_by("valid_from")}
    return {purpose: newest.get(purpose) or strict(purpose, on) for purpose in wanted}


def consents_of(case: Case) -> list[Consent]:
    rows = case.consents.select_related("carer", "recorded_by", "withdrawn_by")
    return list(rows.order_by("recorded_at"))


def gate_of(case: Case, purpose: str, *, on: date) -> Gate:
    return gate(policy_on(purpose, on), case.consents.select_related("carer"), age=case.age)


def gates_of(case: Case, consents: list[Consent], *, on: date) -> dict[str, Gate]:
    policies = policies_on(Purpose.values, on)
    return {purpose: gate(policies[purpose], consents, age=case.age) for purpose in policies}


@dataclass(frozen=True)
class Resting:
    """`moving`: referrals under way by consent for this purpose. `alone`: they stop as soon as this
    one consent is withdrawn, whatever others stand.
    """

    consent: Consent
    moving: list[Referral]
    alone: bool


def what_rests_on(case: Case, giver: str, *, on: date) -> list[Resting]:
    """Consents of that giver that nobody has withdrawn, and what goes on by each."""
    consents = consents_of(case)
    moving = list(
        case.referrals.filter(ground=Ground.CONSENT, state__in=WITH_RECEIVER).order_by("number")
    )
    policies = policies_on({each.purpose for each in consents}, on)
    found = []
    for each in consents:
        if each.giver == giver and each.withdrawn_at is None:
            others = [other for other in consents if other.pk != each.pk]
            alone = gate(policies[each.purpose], others, age=case.age).ground is None
            own = [row for row in moving if row.purpose == each.purpose]
            found.append(Resting(each, own, alone))
    return found
