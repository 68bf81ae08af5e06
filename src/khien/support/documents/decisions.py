"""Decisions of the chair: on the plan (Mẫu 05), on an emergency measure, on a separation."""

from datetime import datetime

from khien.core import clocks
from khien.core.calendars import working_calendar
from khien.documents.composing import compose
from khien.documents.content import Block, Content, Signer, articles, middle, paragraph
from khien.documents.models import DocumentType
from khien.support.documents import words
from khien.support.models import Case, EmergencyKind, EmergencyMeasure, Plan

_CHAIR = Signer("", "Chủ tịch", "")
_IN_FORCE = "Quyết định này có hiệu lực kể từ ngày ký."
_WHO_CARRIES_OUT = (
    f"{words.OFFICER}, các cơ quan, tổ chức, cá nhân có liên quan chịu trách nhiệm thi hành "
    "Quyết định này."
)


def _decision(kind: DocumentType, *lines: str, office: str) -> Content:
    blocks: list[Block] = [
        paragraph(f"Theo đề nghị của {words.OFFICER.lower()}."),
        middle("QUYẾT ĐỊNH:"),
        articles(*lines, _IN_FORCE, _WHO_CARRIES_OUT),
    ]
    last = len(lines) + 2
    return compose(
        kind,
        *blocks,
        issuer=f"Chủ tịch {office}",
        signers=[_CHAIR],
        recipients=(f"Như Điều {last};", "Lưu: VT, hồ sơ."),
    )


def mau_05(kind: DocumentType, case: Case, plan: Plan, *, office: str) -> Content:
    """Its plan is the paper that goes with it: what happened to the child is not told again."""
    submitted = words.day(plan.submitted_at)
    return _decision(
        kind,
        f"Phê duyệt kế hoạch hỗ trợ, can thiệp đối với {words.named(case)}, trình ngày "
        f"{submitted}, kèm theo Quyết định này.",
        f"{words.OFFICER} phối hợp với các nơi cung cấp dịch vụ thực hiện kế hoạch, theo dõi và "
        "báo cáo Chủ tịch Ủy ban nhân dân kết quả thực hiện.",
        office=office,
    )


def emergency(kind: DocumentType, case: Case, measure: EmergencyMeasure, *, office: str) -> Content:
    return _decision(
        kind,
        f"Áp dụng biện pháp can thiệp khẩn cấp đối với {words.named(case)} từ "
        f"{words.clock(measure.decided_at)}: {words.said(EmergencyKind(measure.kind))}.",
        f"Nội dung thực hiện: {measure.description or ''}",
        office=office,
    )


def separation(
    kind: DocumentType, case: Case, measure: EmergencyMeasure, *, office: str
) -> Content:
    """The longest time is a dated rule (NĐ 56/2017), and the last day follows from it."""
    last = _last_day(measure.decided_at)
    return _decision(
        kind,
        f"Tạm thời cách ly {words.named(case)} khỏi môi trường hoặc người gây tổn hại, từ "
        f"{words.clock(measure.decided_at)} đến không quá ngày {words.day(last)}.",
        f"Nơi chăm sóc và nội dung thực hiện: {measure.description or ''}",
        office=office,
    )


def _last_day(decided: datetime) -> datetime:
    rule = clocks.rule_on("temporary_separation", now=decided)
    return clocks.due(decided, unit=rule.unit, amount=rule.amount, calendar=working_calendar())
