"""Mẫu 04 and 06 of Nghị định 56/2017: the plan, and what came of it."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from khien.documents.composing import Section, sections
from khien.documents.content import Block, Content, grid, heading, items
from khien.documents.models import DocumentType
from khien.support.documents import words
from khien.support.documents.filled import Filled, paper, reader
from khien.support.models import Case, Grade, Plan, Progress, Review, Service, ServiceKind

Places = Mapping[UUID, str]  # names of organisations


def mau_04(
    kind: DocumentType,
    case: Case,
    plan: Plan,
    *,
    services: Sequence[Service],
    places: Places,
) -> Content:
    """Kế hoạch hỗ trợ, can thiệp."""
    goals = [line.strip() for line in str(plan.goals or "").splitlines() if line.strip()]
    filled = Filled(reader(case).plan(plan))
    filled.skip("goals")
    about = (
        "Thông tin về trẻ em",
        [
            *words.who(case),
            ("Tình trạng và nhu cầu của trẻ em", filled.say("situation")),
            ("Ý kiến của trẻ em về kế hoạch", filled.say("childs_view")),
        ],
    )
    carried_out = (
        "Tổ chức thực hiện",
        [
            ("Nguồn lực, kinh phí", filled.say("resources")),
            ("Người điều phối", filled.say("who_coordinates")),
            ("Dự kiến rà soát", filled.say("review_on")),
        ],
    )
    made = sections([about, ("Mục tiêu", []), ("Hoạt động", []), carried_out, *filled.rest()])
    blocks = (
        *made[:2],
        heading("II. Mục tiêu"),
        items(*goals),
        heading("III. Hoạt động hỗ trợ, can thiệp"),
        _services(services, places),
        *made[6:],
    )
    return paper(kind, *blocks, by=plan.submitted_by)


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
    kind: DocumentType,
    case: Case,
    review: Review,
    *,
    services: Sequence[Service],
) -> Content:
    """Báo cáo rà soát, đánh giá."""
    filled = Filled(reader(case).review(review))
    filled.skip("stable", "wellbeing", "conclusion")
    result = [
        ("Thời gian rà soát", words.clock(review.at)),
        ("Dịch vụ đã cung cấp", _given(services)),
        ("Mục tiêu của kế hoạch", _goals(review)),
        ("Nguy cơ còn lại", words.said(Grade(review.remaining_risk))),
        ("Cuộc sống của trẻ em", "đã ổn định" if review.stable else "chưa ổn định"),
        ("Trẻ em thấy thế nào", words.wellbeing(review.wellbeing)),
        ("Mong muốn của trẻ em", filled.say("childs_wish")),
        ("Ghi chép", filled.say("notes")),
    ]
    grades = filled.grades()
    proposed = [("Kết thúc, tiếp tục hoặc lập kế hoạch mới", filled.say("next"))]
    parts: list[Section] = [
        ("Thông tin về trẻ em", words.who(case)),
        ("Kết quả thực hiện kế hoạch", result),
        ("Đề xuất", proposed),
        *filled.rest(),
    ]
    made = sections(parts)
    return paper(kind, *made[:4], heading("Mức độ nguy cơ"), grades, *made[4:], by=review.by)


def _given(services: Sequence[Service]) -> str:
    given = [
        f"{words.said(ServiceKind(service.kind))} ({words.day(service.given_on)})"
        for service in services
        if service.given_on
    ]
    return "; ".join(given) or "chưa có"


def _goals(review: Review) -> str:
    rows = review.goal_reviews.select_related("goal").order_by("goal__position")
    return "; ".join(f"{row.goal.words}: {words.said(Progress(row.progress))}" for row in rows)
