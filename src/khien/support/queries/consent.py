"""Which policy holds on a day, and whether a case's consents open the gate."""

from collections.abc import Iterable
from datetime import date

from khien.support.models import Case, Consent, ConsentPolicy, Purpose
from khien.support.rules.consent import Gate, gate, strict


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
