"""Letters with which a violation goes to another body, and with which that body answers.

Official documents are in Vietnamese whatever language their maker reads: their words stand here as
they are printed, not in the catalogue. Children are not named: the receiver asks for them.
"""

from collections.abc import Sequence
from datetime import date

from django.utils import translation

from khien.directory.queries import name_of
from khien.documents.composing import compose, sections
from khien.documents.content import Content, Signer, paragraph
from khien.documents.models import DocumentType
from khien.enforcement.models import Branch, Proceeding, TraceKind, Violation
from khien.enforcement.queries.course import steps_taken
from khien.enforcement.rules.states import Step
from khien.enforcement.rules.violation import receives
from khien.enforcement.wording import act_in_words
from khien.law.rules import may_print
from khien.people.models import User

HOLDER_KIND = "violation"
_OUT = {Branch.CRIMINAL: "crime-report", Branch.TRANSFERRED: "violation-transfer"}
BACK = "violation-answer"
_ANSWERS = {
    Step.ACCEPT: "đã tiếp nhận, thụ lý hồ sơ",
    Step.PROSECUTE: "đã khởi tố vụ án",
    Step.JUDGE: "vụ án đã được xét xử",
    Step.CONCLUDE: "đã xử lý xong",
    Step.DECLINE: "không tiếp nhận, trả lại hồ sơ để xử lý theo thẩm quyền",
    Step.DISCONTINUE: "không xử lý tiếp, trả lại hồ sơ để xử lý theo thẩm quyền",
}
_SENT_BACK = {Step.DECLINE, Step.DISCONTINUE}
_KEPT = ("Như trên;", "Lưu: VT, hồ sơ.")


def possible(violation: Violation, user: User) -> list[tuple[str, Proceeding]]:
    """Code of the letter and the step it tells of, as far as this person's office writes it."""
    theirs = receives(violation, user)
    found = []
    for row in steps_taken(violation):
        if row.step == Step.REFER and not theirs:
            found.append((_OUT[Branch(row.branch)], row))
        elif theirs and row.step in _ANSWERS and row.branch in _OUT:
            found.append((BACK, row))
    return found


def referral(kind: DocumentType, violation: Violation, row: Proceeding, *, on: date) -> Content:
    office, said = name_of(violation.office_id, on), row.said or {}
    to = name_of(row.receiver_id, on) if row.receiver_id else str(said.get("outside", ""))
    opening = paragraph(
        f"{office} chuyển đến {to} hồ sơ vi phạm số {violation.number} để xem xét, xử lý theo "
        "thẩm quyền:"
    )
    parts = [
        ("Hành vi", _act(violation, str(said.get("words", "")))),
        ("Người bị cho là vi phạm", _respondent(violation)),
        ("Điều luật viện dẫn", _cited(violation)),
    ]
    closing = (
        paragraph("Chứng cứ kèm theo được bàn giao theo biên bản giao nhận."),
        paragraph(
            f"Đề nghị {to} thông báo việc tiếp nhận, số thụ lý và kết quả xử lý cho {office}."
        ),
    )
    return compose(
        kind,
        opening,
        *sections([part for part in parts if part[1]]),
        *closing,
        to=(to,),
        signers=[Signer("", "Thủ trưởng đơn vị", "")],
        recipients=_KEPT,
    )


def answer(kind: DocumentType, violation: Violation, row: Proceeding, *, on: date) -> Content:
    """From the body it was sent to, to the office that handles it."""
    here = violation.receiver_id or row.receiver_id
    office = name_of(here, on) if here else ""
    to, said = name_of(violation.office_id, on), row.said or {}
    number = [("Số", row.number)] if row.number else []
    label = "Lý do" if row.step in _SENT_BACK else "Nội dung"
    words = [(label, str(said["words"]))] if said.get("words") else []
    day = f"{row.on:%d/%m/%Y}" if row.on else ""
    facts = [("Ngày", day), *number, *words]
    return compose(
        kind,
        paragraph(
            f"Về hồ sơ vi phạm số {violation.number} do {to} chuyển đến, {office} trả lời: "
            f"{_ANSWERS[Step(row.step)]}."
        ),
        *sections([("Kết quả", facts)]),
        to=(to,),
        signers=[Signer("", "Thủ trưởng đơn vị", "")],
        recipients=_KEPT,
    )


def _act(violation: Violation, summary: str) -> Sequence[tuple[str, str]]:
    with translation.override("vi"):
        act = act_in_words(violation.act)
    rows = [
        ("Hành vi", act),
        ("Ngày xảy ra", f"{violation.act_on:%d/%m/%Y}"),
        ("Nội dung", violation.account or ""),
    ]
    return [*rows, ("Tóm tắt", summary)] if summary else rows


def _respondent(violation: Violation) -> Sequence[tuple[str, str]]:
    person = violation.respondent
    with translation.override("vi"):
        kind, age = str(person.get_kind_display()), str(person.get_age_group_display())
        marks = [
            (str(TraceKind(item.kind).label).capitalize(), item.value or "")
            for item in person.identifiers.all()
            if item.withdrawn_at is None and item.kind != TraceKind.NAME
        ]
    name = (person.identity or {}).get("name", "")
    return [("Loại", kind), ("Tên", name), ("Nhóm tuổi", age), *marks]


def _cited(violation: Violation) -> Sequence[tuple[str, str]]:
    """Only what was read in a public source is printed as law."""
    return [
        (provision.citation, provision.heading)
        for provision in violation.provisions.all()
        if may_print(provision.certainty) and may_print(provision.document.certainty)
    ]
