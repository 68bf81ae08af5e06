"""Mẫu 02 and 03 of Nghị định 56/2017: the first and the specific assessment of the risk."""

from collections.abc import Sequence

from khien.documents.composing import Section, sections
from khien.documents.content import Content, heading
from khien.documents.models import DocumentType
from khien.support.documents import words
from khien.support.documents.filled import Filled, paper, reader
from khien.support.models import (
    Assessment,
    Case,
    EmergencyKind,
    EmergencyMeasure,
    SpecificAssessment,
)
from khien.support.rules.telephones import without


def mau_02(
    kind: DocumentType,
    case: Case,
    row: Assessment,
    *,
    measures: Sequence[EmergencyMeasure],
) -> Content:
    """Báo cáo đánh giá nguy cơ ban đầu."""
    filled = Filled(reader(case).assessment(row))
    filled.skip("wellbeing")
    state: list[Section] = [
        ("Thông tin về trẻ em", words.who(case)),
        (
            "Tình trạng của trẻ em",
            [
                ("Thời gian đánh giá", words.clock(row.at)),
                ("Trẻ em thấy thế nào", words.wellbeing(row.wellbeing)),
                ("Mong muốn của trẻ em", filled.say("childs_wish")),
                ("Nhận xét của người đánh giá", filled.say("observations")),
            ],
        ),
    ]
    grid = filled.grades()
    end: Section = (
        "Kết luận",
        [
            *_conclusion(filled),
            ("Cần biện pháp can thiệp khẩn cấp", filled.say("emergency_needed")),
            ("Biện pháp bảo đảm an toàn đã áp dụng", _measures(measures)),
            *_declined(row),
        ],
    )
    made = sections([*state, end, *filled.rest()])
    return paper(kind, *made[:4], heading("Mức độ nguy cơ"), grid, *made[4:], by=row.by)


def _conclusion(filled: Filled) -> list[tuple[str, str]]:
    reason = filled.say("conclusion_reason")
    why = [("Lý do kết luận khác với bảng", reason)] if reason else []
    return [("Kết luận về nguy cơ", filled.say("conclusion")), *why]


def _declined(row: Assessment) -> list[tuple[str, str]]:
    if row.declined_at is None:
        return []
    said = f"không cần biện pháp khẩn cấp ({words.clock(row.declined_at)})"
    return [("Quyết định của Chủ tịch", said)]


def _measures(measures: Sequence[EmergencyMeasure]) -> str:
    told = [
        f"{words.said(EmergencyKind(measure.kind))} ({words.clock(measure.decided_at)})"
        for measure in measures
    ]
    return "; ".join(told) or "không"


def mau_03(kind: DocumentType, case: Case, row: SpecificAssessment) -> Content:
    """Báo cáo thu thập thông tin, đánh giá nguy cơ cụ thể."""
    filled = Filled(reader(case).specific(row))
    state: list[Section] = [
        (
            "Thông tin về trẻ em",
            [
                *words.who(case),
                ("Dân tộc", words.of_child(case, "ethnicity")),
                ("Trường, lớp", words.of_child(case, "school")),
                ("Cha, mẹ, người chăm sóc trẻ em", without(words.of_child(case, "carers"))),
            ],
        ),
        (
            "Tình hình cụ thể",
            [
                ("Thu thập thông tin từ", filled.say("who_was_met")),
                ("Cách xác minh", filled.say("how_verified")),
                ("Sự việc đã xác minh", filled.say("facts_found")),
                ("Tình trạng thể chất của trẻ em", filled.say("physical")),
                ("Tình trạng tâm lý, tình cảm của trẻ em", filled.say("psychological")),
                ("Môi trường chăm sóc trẻ em", filled.say("family")),
                ("Trường học, cộng đồng", filled.say("community")),
                ("Mong muốn của trẻ em", filled.say("childs_wish")),
            ],
        ),
    ]
    grid = filled.grades()
    needs = [part for part in (filled.say("needs"), filled.say("needs_words")) if part]
    end: Section = (
        "Kết luận",
        [*_conclusion(filled), ("Trẻ em cần được hỗ trợ, can thiệp", "; ".join(needs))],
    )
    made = sections([*state, end, *filled.rest()])
    return paper(kind, *made[:4], heading("Mức độ nguy cơ"), grid, *made[4:], by=row.submitted_by)
