"""Who was there at a session, class by class, and what does not fit."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from khien.directory.models import EnrolmentSnapshot
from khien.learning.models import AttendanceSheet, SchoolClass, SchoolYear, Session
from khien.learning.queries.calendar import school_year
from khien.learning.rules.attendance import questions, reach_questions
from khien.learning.rules.standing import Place, by_place, standing


@dataclass(frozen=True)
class Attended:
    """Of one class or grade: the sheets that stand, several where devices disagree."""

    place: Place
    listed: SchoolClass | None
    versions: list[AttendanceSheet]
    questions: list[str]

    @property
    def sheet(self) -> AttendanceSheet:
        return self.versions[0]

    @property
    def name(self) -> str:
        return place_name(self.place)

    @property
    def query(self) -> str:
        """Leads to the same class on the page of attendance."""
        return f"lop={self.listed.pk}" if self.listed else "dem=1"

    @property
    def conflict(self) -> bool:
        return len(self.versions) > 1


def place_name(place: Place) -> str:
    """Of a class its name, of a whole grade its number; all of them where there are no grades."""
    grade, class_name = place
    if class_name:
        return class_name
    return _("Khối %(grade)s") % {"grade": grade} if grade else _("Tất cả")


def classes_of(institution: UUID, year: SchoolYear) -> list[SchoolClass]:
    rows = SchoolClass.objects.filter(institution=institution, year=year)
    return list(rows.order_by("grade", "name"))


def heads(sessions: Iterable[UUID]) -> dict[UUID, int]:
    """What the sheets of each come to; of a class on which devices differ the first that came."""
    first = (
        AttendanceSheet.objects.filter(session__in=sessions, replaced_by=None)
        .order_by("session", "grade", "class_name", "sent_at", "id")
        .distinct("session", "grade", "class_name")
    )
    found: dict[UUID, int] = defaultdict(int)
    counts = ("present_girls", "present_boys", "present_unknown")
    for session, *present in first.values_list("session", *counts):
        found[session] += sum(present)
    return found


def attended(session: Session) -> list[Attended]:
    """In the order of grades and classes; three queries."""
    year = school_year(session.held_on)
    listed = {c.name: c for c in classes_of(session.institution_id, year)} if year else {}
    rows = AttendanceSheet.objects.filter(session=session).select_related("sent_by")
    found = []
    for place, sheets in by_place(rows).items():
        versions = standing(sheets)
        for each in versions:
            each.session = session
        of_class = listed.get(place[1])
        asked = [] if versions[0].note else questions(versions[0], of_class)
        found.append(Attended(place, of_class, versions, asked))
    return sorted(found, key=lambda each: (each.place[0] or 0, each.place[1]))


def present(attended: Iterable[Attended]) -> int:
    return sum(each.sheet.present for each in attended)


def enrolment_questions(session: Session, found: Iterable[Attended]) -> list[str]:
    """Where the sheets of a grade come to more than the school itself said it teaches."""
    year = school_year(session.held_on)
    rows = EnrolmentSnapshot.objects.filter(
        organisation=session.institution_id, school_year=year.code if year else ""
    ).order_by("counted_on")
    enrolled = {row.grade: row.total for row in rows if row.grade}
    return reach_questions([each.sheet for each in found], enrolled)


def standing_ids(session: Session, class_name: str) -> list[UUID]:
    """What a new sheet of this class, or of people without a class, is written instead of."""
    rows = AttendanceSheet.objects.filter(session=session, class_name=class_name)
    return [row.id for row in standing(rows)]
