"""Rows of a case from which a document can be made, each with how."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from uuid import UUID

from khien.directory.queries import names_of
from khien.documents.content import Content
from khien.documents.models import DocumentType
from khien.support.documents import assessing, decisions, planning, registering, together, words
from khien.support.models import (
    Case,
    Decision,
    EmergencyKind,
    MeetingKind,
    Plan,
    SpecificAssessment,
)
from khien.support.rules.referral import READABLE

Build = Callable[[DocumentType], Content]
Places = dict[UUID, str]


@dataclass(frozen=True)
class Possible:
    """`row`: what it is made from; `when`: its day or its number, in words."""

    code: str
    row: UUID
    when: str
    build: Build


def possible(case: Case, *, office: str, on: date) -> Iterator[Possible]:
    providers = {service.provider_id for service in case.services.all() if service.provider_id}
    places = names_of({case.commune_id, case.residence_id or case.commune_id} | providers, on)
    yield Possible("mau-01", case.pk, "", partial(registering.mau_01, case=case, places=places))
    yield from _assessments(case)
    yield from _meetings(case)
    yield from _measures(case, office)
    yield from _plans(case, office, places)
    yield from _reviews(case)
    yield from _referrals(case, office, on)


def _assessments(case: Case) -> Iterator[Possible]:
    measures = list(case.emergency_measures.all())
    for first in sorted(case.assessments.all(), key=lambda row: row.at, reverse=True):
        yield Possible(
            "mau-02",
            first.pk,
            words.day(first.at),
            partial(assessing.mau_02, case=case, row=first, measures=measures),
        )
    rows = case.specific_assessments.all()
    for specific in sorted(rows, key=lambda row: row.submitted_at, reverse=True):
        yield Possible(
            "mau-03",
            specific.pk,
            _when(specific),
            partial(assessing.mau_03, case=case, row=specific),
        )


def _when(row: SpecificAssessment | Plan) -> str:
    """Two of one day are told apart by which of them came back."""
    day = words.day(row.submitted_at)
    back = row.decision == Decision.SENT_BACK
    return f"{day}, {row.get_decision_display()}" if back else day


def _meetings(case: Case) -> Iterator[Possible]:
    for row in case.meetings.select_related("recorded_by").order_by("-held_on", "-recorded_at"):
        build = partial(together.minutes, case=case, meeting=row)
        code = "needs-meeting" if row.kind == MeetingKind.NEEDS else "case-conference"
        yield Possible(code, row.pk, words.day(row.held_on), build)


def _measures(case: Case, office: str) -> Iterator[Possible]:
    measures = case.emergency_measures.all()
    for row in sorted(measures, key=lambda row: row.decided_at, reverse=True):
        apart = row.kind == EmergencyKind.SEPARATION
        code = "separation-decision" if apart else "emergency-decision"
        build = decisions.separation if apart else decisions.emergency
        when = words.day(row.decided_at)
        yield Possible(code, row.pk, when, partial(build, case=case, measure=row, office=office))


def _plans(case: Case, office: str, places: Places) -> Iterator[Possible]:
    services = list(case.services.all())
    for plan in sorted(case.plans.all(), key=lambda row: row.submitted_at, reverse=True):
        day = _when(plan)
        yield Possible(
            "mau-04",
            plan.pk,
            day,
            partial(planning.mau_04, case=case, plan=plan, services=services, places=places),
        )
        if plan.decision != Decision.SENT_BACK:
            build = partial(decisions.mau_05, case=case, plan=plan, office=office)
            yield Possible("mau-05", plan.pk, day, build)


def _reviews(case: Case) -> Iterator[Possible]:
    services = list(case.services.all())
    for review in sorted(case.reviews.all(), key=lambda row: row.at, reverse=True):
        yield Possible(
            "mau-06",
            review.pk,
            words.day(review.at),
            partial(planning.mau_06, case=case, review=review, services=services),
        )


def _referrals(case: Case, office: str, on: date) -> Iterator[Possible]:
    """Once sent; not any more once its receiver may not read it."""
    rows = case.referrals.filter(state__in=READABLE).select_related("written_by")
    for row in rows.order_by("-number"):
        build = partial(together.referral_letter, referral=row, office=office, on=on)
        yield Possible("referral", row.pk, str(row.number), build)
