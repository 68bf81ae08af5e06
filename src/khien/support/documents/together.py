"""Minutes of a recorded meeting, and the letter of a referral that was sent: as they are stored."""

from datetime import date
from uuid import UUID

from khien.core import clocks
from khien.core.calendars import today
from khien.directory.queries import name_of
from khien.documents.content import Content
from khien.documents.models import DocumentType
from khien.support.documents import letters, words
from khien.support.models import Case, Ground, Meeting, Purpose, Referral
from khien.support.need import without_numbers
from khien.support.queries.people import contact_warning_in_words, receivers_warning
from khien.support.rules.telephones import without
from khien.support.wording import said_in_words


def minutes(kind: DocumentType, case: Case, meeting: Meeting) -> Content:
    told = without_numbers(meeting.minutes)
    tasks = meeting.assigned_actions.select_related("assignee").order_by("due_on")
    discussed = told.get("discussed", "")
    return letters.minutes(
        kind,
        when=f"ngày {words.day(meeting.held_on)}",
        place=told.get("place", ""),
        presided_by="",
        written_by=meeting.recorded_by.full_name,
        present=[_name_and_office(line) for line in told.get("took_part", "").splitlines() if line],
        about=words.who(case),
        opinions=[("Nội dung đã bàn", discussed)] if discussed else [],
        decided=told.get("decided", ""),
        agreed=[
            (
                str(task.what or ""),
                task.assignee.full_name if task.assignee else str(task.outside or ""),
                task.due_on,
            )
            for task in tasks
        ],
    )


def _name_and_office(line: str) -> tuple[str, str]:
    """A line such as “Bà Mẫu, Hội Phụ nữ” has both."""
    name, _, office = line.partition(",")
    return name.strip(), office.strip()


def referral_letter(kind: DocumentType, referral: Referral, *, office: str, on: date) -> Content:
    """Only what was fixed when it was sent: what changed in the case since stays at home."""
    content = referral.content or {}
    background = content.get("background", "")
    to = name_of(referral.organisation_id, on) if referral.organisation_id else referral.outside
    about = [(label.capitalize(), said) for label, said in said_in_words(referral)]
    avoid = without(contact_warning_in_words(receivers_warning(referral)))
    return letters.referral_letter(
        kind,
        to=str(to or ""),
        office=office,
        about=[*about, *([("Cần biết thêm", background)] if background else [])],
        need=content.get("need", ""),
        avoid=avoid,
        wanted=words.said(Purpose(referral.purpose)),
        basis=_basis(referral),
        answer_by=_answer_by(referral.pk),
        contact=referral.written_by.full_name,
    )


def _basis(referral: Referral) -> str:
    """The ground alone: why an override was decided is not the receiver's to know."""
    ground = words.said(Ground(referral.ground)) if referral.ground else ""
    return f"{ground} ({referral.legal_basis})" if referral.legal_basis else ground


def _answer_by(referral: UUID) -> date | None:
    dues = [c.due_at for c in clocks.of(referral) if c.rule.code == "referral_answer"]
    return today(max(dues)) if dues else None
