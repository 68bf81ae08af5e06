"""The decision that fines somebody, as an official paper; it goes to whoever did it.

So what the officer wrote of the act stays in the file: it could tell of the child or the reporter.
Where a term or a provision was not read in a public source, its place is left to be filled in.
"""

from datetime import date, datetime

from django.utils import translation

from khien.core import clocks
from khien.core.calendars import today
from khien.core.models import ClockUnit
from khien.directory.queries import name_of
from khien.documents.composing import compose
from khien.documents.content import Block, Content, Signer, articles, grounds, middle
from khien.documents.models import DocumentType
from khien.enforcement.models import Proceeding, Violation
from khien.enforcement.queries.course import FIRST_TERM, steps_taken
from khien.enforcement.rules.money import dong_in_words
from khien.enforcement.rules.said import Said
from khien.enforcement.rules.states import EXECUTION, Step
from khien.enforcement.wording import act_in_words
from khien.law.rules import in_dong, may_print

CODE = "sanction-decision"
BLANK = "……………"
_IN_FORCE = (
    "Quyết định này có hiệu lực kể từ ngày ký và được giao cho người bị xử phạt để thi hành."
)
_UNITS = {ClockUnit.HOURS: "giờ", ClockUnit.DAYS: "ngày", ClockUnit.WORKING_DAYS: "ngày làm việc"}


def decision(kind: DocumentType, violation: Violation, said: Said, *, now: datetime) -> Content:
    office = name_of(violation.office_id, today(now))
    with translation.override("vi"):
        lines = (_punished(violation), _fine(said), _remedy(said), *_terms(now), _IN_FORCE)
    return compose(
        kind,
        *_grounds(violation),
        middle("QUYẾT ĐỊNH:"),
        articles(*lines),
        issuer=f"Thủ trưởng {office}",
        signers=[Signer("", "Thủ trưởng đơn vị", "")],
        recipients=(f"Như Điều {len(lines)};", "Lưu: VT, hồ sơ."),
    )


def _punished(violation: Violation) -> str:
    return (
        f"Xử phạt vi phạm hành chính đối với {_who(violation)}. Hành vi: "
        f"{act_in_words(violation.act)}, xảy ra ngày {_day(violation.act_on)}, theo biên bản nêu "
        f"trên; quy định tại {_cited(violation)}."
    )


def _remedy(said: Said) -> str:
    return f"Biện pháp khắc phục hậu quả: {said.remedy.strip().rstrip('.') or 'không'}."


def _terms(now: datetime) -> tuple[str, str]:
    carried_out, appealed = _term(EXECUTION, now), _term(FIRST_TERM, now)
    execution = (
        f"Người bị xử phạt phải thi hành Quyết định này trong thời hạn {carried_out} kể từ ngày "
        "nhận được. Quá thời hạn đó mà không tự nguyện thi hành thì bị cưỡng chế theo quy định "
        "của pháp luật."
    )
    appeal = (
        "Người bị xử phạt có quyền khiếu nại hoặc khởi kiện hành chính đối với Quyết định này "
        f"theo quy định của pháp luật. Thời hạn khiếu nại: {appealed} kể từ ngày nhận được Quyết "
        "định."
    )
    return execution, appeal


def _day(on: date) -> str:
    return f"{on:%d/%m/%Y}"


def _who(violation: Violation) -> str:
    person = violation.respondent
    name = (person.identity or {}).get("name", "")
    return f"{name} ({person.get_kind_display()})"


def _fine(said: Said) -> str:
    if not said.fine_vnd:
        return "Hình thức xử phạt: cảnh cáo."
    words = dong_in_words(said.fine_vnd)
    return f"Hình thức xử phạt: phạt tiền. Mức phạt: {in_dong(said.fine_vnd)} (bằng chữ: {words})."


def _printable(violation: Violation) -> list[str]:
    """Only what was read in a public source is printed as law."""
    return [
        provision.citation
        for provision in violation.provisions.select_related("document").order_by("position")
        if may_print(provision.certainty) and may_print(provision.document.certainty)
    ]


def _cited(violation: Violation) -> str:
    return "; ".join(_printable(violation)) or BLANK


def _grounds(violation: Violation) -> tuple[Block, ...]:
    lines = [f"Căn cứ {citation};" for citation in _printable(violation)]
    record = next((row for row in steps_taken(violation) if row.step == Step.RECORD), None)
    return (grounds(*lines, *([_recorded(record)] if record else [])),)


def _recorded(row: Proceeding) -> str:
    on = f" lập ngày {_day(row.on)}" if row.on else ""
    return f"Căn cứ Biên bản vi phạm hành chính số {row.number}{on};"


def _term(code: str, now: datetime) -> str:
    rule = clocks.rule_on(code, now=now)
    amount = str(rule.amount) if may_print(rule.certainty) else BLANK
    return f"{amount} {_UNITS[ClockUnit(rule.unit)]}"
