"""Which documents can be made from a case now; each is filled when it is chosen."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from uuid import UUID

from django.utils.translation import gettext as _

from khien.core.refusal import Refused
from khien.directory.models import Function
from khien.directory.queries import names_of, responsible
from khien.documents.content import Content
from khien.documents.models import DocumentType
from khien.documents.queries import types_by_code
from khien.documents.views.make import Offer
from khien.support.documents import decisions, mau, words
from khien.support.models import Case, EmergencyKind

Build = Callable[[DocumentType], Content]


@dataclass(frozen=True)
class Office:
    id: UUID
    name: str


def office_of(case: Case, on: date) -> Office:
    """The people's committee of the case's commune."""
    found = responsible(Function.COMMUNE_COMMITTEE, case.commune_id, on)
    if found is None:
        raise Refused(_("Chưa có Ủy ban nhân dân nào được giao cho xã, phường này trong danh bạ."))
    return Office(found.pk, found.name)


def offers(case: Case, office: Office, on: date) -> list[Offer]:
    """In the order of the procedure, the newest of each first; of types that were loaded."""
    kinds = types_by_code()
    return [
        Offer(f"{number}", _label(kinds[code], when), kinds[code], partial(build, kinds[code]))
        for number, (code, when, build) in enumerate(_possible(case, office, on))
        if code in kinds
    ]


def _label(kind: DocumentType, when: str) -> str:
    name = f"{kind.form}. {kind.name}" if kind.form else kind.name
    return f"{name} ({when})" if when else name


def _possible(case: Case, office: Office, on: date) -> Iterator[tuple[str, str, Build]]:
    """Code, the day of what it is made from, and how."""
    services, measures = list(case.services.all()), list(case.emergency_measures.all())
    providers = {service.provider_id for service in services if service.provider_id}
    places = names_of({case.commune_id, case.residence_id or case.commune_id} | providers, on)
    assessments = sorted(case.assessments.all(), key=lambda row: row.at, reverse=True)
    yield "mau-01", "", lambda kind: mau.mau_01(kind, case, places=places)
    for row in assessments:
        yield (
            "mau-02",
            words.day(row.at),
            partial(mau.mau_02, case=case, assessment=row, measures=measures),
        )
    if assessments:
        yield "mau-03", "", partial(mau.mau_03, case=case, assessment=assessments[0])
    for measure in sorted(measures, key=lambda row: row.decided_at, reverse=True):
        apart = measure.kind == EmergencyKind.SEPARATION
        yield (
            "separation-decision" if apart else "emergency-decision",
            words.day(measure.decided_at),
            partial(
                decisions.separation if apart else decisions.emergency,
                case=case,
                measure=measure,
                office=office.name,
            ),
        )
    for plan in sorted(case.plans.all(), key=lambda row: row.submitted_at, reverse=True):
        day = words.day(plan.submitted_at)
        yield (
            "mau-04",
            day,
            partial(mau.mau_04, case=case, plan=plan, services=services, places=places),
        )
        yield "mau-05", day, partial(decisions.mau_05, case=case, plan=plan, office=office.name)
    for review in sorted(case.reviews.all(), key=lambda row: row.at, reverse=True):
        yield (
            "mau-06",
            words.day(review.at),
            partial(mau.mau_06, case=case, review=review, services=services),
        )
