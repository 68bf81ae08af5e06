"""Mẫu 01, 02, 03, 04 and 06 of Nghị định 56/2017, filled from a case.

Each gives sections of (label, answer in words); what is not known is left open on the paper.
"""

from collections.abc import Mapping, Sequence
from uuid import UUID

from khien.documents.composing import Section, compose, sections
from khien.documents.content import Block, Content, Signer, grid, heading, items
from khien.documents.models import DocumentType
from khien.intake.models import Channel
from khien.intake.queries.incident import first_heard
from khien.people.models import User
from khien.support.documents import words
from khien.support.models import (
    Assessment,
    Case,
    EmergencyKind,
    EmergencyMeasure,
    Grade,
    Plan,
    Review,
    Service,
    ServiceKind,
)

Places = Mapping[UUID, str]  # names of organisations
_FILED = ("Chủ tịch UBND (để báo cáo);", "Lưu: VT, hồ sơ.")


def _form(kind: DocumentType, *blocks: Block, by: User | None) -> Content:
    signer = Signer("", words.OFFICER, by.full_name if by else "")
    return compose(kind, *blocks, signers=[signer], recipients=_FILED)


def mau_01(kind: DocumentType, case: Case, *, places: Places) -> Content:
    """Báo cáo tiếp nhận thông tin."""
    asked = case.requests.select_related("report").first()
    through = words.said(Channel(asked.report.channel)) if asked else ""
    parts: list[Section] = [
        (
            "Nguồn nhận thông tin",
            [
                ("Thông qua", through),
                ("Thời gian nhận thông tin", words.clock(first_heard(case.incident))),
                ("Nơi nhận thông tin", places.get(case.commune_id, "")),
            ],
        ),
        (
            "Thông tin về trẻ em",
            [
                *words.who(case),
                ("Nơi trẻ em ở", _home(case, places)),
                ("Cha, mẹ, người chăm sóc trẻ em", words.of_child(case, "carers")),
                ("Sự việc xảy ra", words.of_story(case, "what_happened")),
                ("Tình trạng hiện tại của trẻ em", words.of_story(case, "state_of_child")),
                ("Hậu quả có thể xảy ra nếu trẻ em không được hỗ trợ, can thiệp", ""),
                ("Việc đã làm", words.of_story(case, "done_so_far")),
            ],
        ),
    ]
    return _form(kind, *sections(parts), by=case.officer)


def _home(case: Case, places: Places) -> str:
    commune = places.get(case.residence_id, "") if case.residence_id else ""
    return ", ".join(part for part in (words.of_child(case, "address"), commune) if part)


def mau_02(
    kind: DocumentType,
    case: Case,
    assessment: Assessment,
    *,
    measures: Sequence[EmergencyMeasure],
) -> Content:
    """Báo cáo đánh giá nguy cơ ban đầu."""
    needed = "có" if assessment.emergency_needed else "không"
    parts: list[Section] = [
        ("Thông tin về trẻ em", words.who(case)),
        (
            "Tình trạng của trẻ em",
            [
                ("Thời gian đánh giá", words.clock(assessment.at)),
                ("Trẻ em thấy thế nào", words.wellbeing(assessment.wellbeing)),
                ("Mong muốn của trẻ em", words.note(assessment.notes, "childs_wish")),
                ("Nhận xét của người đánh giá", words.note(assessment.notes, "observations")),
            ],
        ),
        (
            "Kết luận",
            [
                ("Cần biện pháp can thiệp khẩn cấp", needed),
                ("Biện pháp bảo đảm an toàn đã áp dụng", _measures(measures)),
            ],
        ),
    ]
    made = sections(parts)
    return _form(
        kind,
        *made[:4],
        heading("Mức độ nguy cơ"),
        words.grades(assessment),
        *made[4:],
        by=assessment.by,
    )


def _measures(measures: Sequence[EmergencyMeasure]) -> str:
    told = [
        f"{words.said(EmergencyKind(measure.kind))} ({words.clock(measure.decided_at)})"
        for measure in measures
    ]
    return "; ".join(told) or "không"


def mau_03(kind: DocumentType, case: Case, *, assessment: Assessment | None) -> Content:
    """Báo cáo thu thập thông tin, đánh giá nguy cơ cụ thể; the newest grading, if there is one."""
    parts: list[Section] = [
        (
            "Thông tin về trẻ em",
            [
                *words.who(case),
                ("Dân tộc", words.of_child(case, "ethnicity")),
                ("Trường, lớp", words.of_child(case, "school")),
                ("Cha, mẹ, người chăm sóc trẻ em", words.of_child(case, "carers")),
            ],
        ),
        (
            "Tình hình cụ thể",
            [
                ("Sự việc xảy ra", words.of_story(case, "what_happened")),
                ("Tình trạng thể chất, tâm lý của trẻ em", words.of_story(case, "state_of_child")),
                ("Môi trường chăm sóc trẻ em", ""),
                ("Mong muốn của trẻ em", _wish(assessment)),
            ],
        ),
        (
            "Kết luận",
            [("Trẻ em cần được hỗ trợ, can thiệp", ""), ("Đề xuất của người đánh giá", "")],
        ),
    ]
    made = sections(parts)
    by = assessment.by if assessment else case.officer
    return _form(
        kind, *made[:4], heading("Mức độ nguy cơ"), words.grades(assessment), *made[4:], by=by
    )


def _wish(assessment: Assessment | None) -> str:
    return words.note(assessment.notes, "childs_wish") if assessment else ""


def mau_04(
    kind: DocumentType, case: Case, plan: Plan, *, services: Sequence[Service], places: Places
) -> Content:
    """Kế hoạch hỗ trợ, can thiệp."""
    goals = [line.strip() for line in str(plan.goals or "").splitlines() if line.strip()]
    blocks = (
        *sections([("Thông tin về trẻ em", words.who(case))]),
        heading("II. Mục tiêu"),
        items(*goals),
        heading("III. Hoạt động hỗ trợ, can thiệp"),
        _services(services, places),
    )
    return _form(kind, *blocks, by=plan.submitted_by)


def _services(services: Sequence[Service], places: Places) -> Block:
    """Three empty rows where none was planned yet, to be filled in by hand."""
    rows = [
        [
            words.said(ServiceKind(service.kind)),
            str(service.description or ""),
            _provider(service, places),
            words.day(service.planned_for),
        ]
        for service in services
    ]
    return grid(["Dịch vụ", "Nội dung", "Nơi cung cấp", "Thời gian"], rows or [[""] * 4] * 3)


def _provider(service: Service, places: Places) -> str:
    if service.provider_id:
        return places.get(service.provider_id, "")
    return str(service.provider_name or "")


def mau_06(
    kind: DocumentType, case: Case, review: Review, *, services: Sequence[Service]
) -> Content:
    """Báo cáo rà soát, đánh giá."""
    given = [
        f"{words.said(ServiceKind(service.kind))} ({words.day(service.given_on)})"
        for service in services
        if service.given_on
    ]
    stable = "đã ổn định" if review.stable else "chưa ổn định"
    parts: list[Section] = [
        ("Thông tin về trẻ em", words.who(case)),
        (
            "Kết quả thực hiện kế hoạch",
            [
                ("Thời gian rà soát", words.clock(review.at)),
                ("Dịch vụ đã cung cấp", "; ".join(given) or "chưa có"),
                ("Nguy cơ còn lại", words.said(Grade(review.remaining_risk))),
                ("Cuộc sống của trẻ em", stable),
                ("Trẻ em thấy thế nào", words.wellbeing(review.wellbeing)),
                ("Ghi chép", words.note(review.notes, "observations")),
            ],
        ),
        ("Đề xuất", [("Kết thúc, tiếp tục hoặc lập kế hoạch mới", "")]),
    ]
    return _form(kind, *sections(parts), by=review.by)
