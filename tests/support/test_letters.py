"""Minutes of a needs meeting and the letter of referral, from plain arguments."""

from datetime import date

import pytest

from fixtures_documents import HEADING, docx_text, pdf_text
from fixtures_incident import NOW
from khien.documents import actions
from khien.documents.content import cleaned, on_paper_of
from khien.documents.models import DocumentType
from khien.documents.rendering import Paper, as_docx, as_pdf
from khien.support.documents import words
from khien.support.documents.letters import minutes, referral_letter


@pytest.fixture
def kinds(db):
    actions.load_types()
    return {kind.code: kind for kind in DocumentType.objects.all()}


def both(content):
    paper = Paper(cleaned(on_paper_of(content, HEADING)), 3, NOW.date())
    return docx_text(as_docx(paper)), pdf_text(as_pdf(paper))


def test_minutes_say_who_met_what_was_said_and_who_does_what(kinds):
    content = minutes(
        kinds["needs-meeting"],
        when=words.clock(NOW),
        place="Trụ sở Ủy ban",
        presided_by="Trần Văn Chủ",
        written_by="Lê Thị Ghi",
        present=[("Trần Văn Chủ", "Chủ tịch"), ("Phạm Thị Giáo", "Trường tiểu học")],
        about=[("Họ và tên trẻ em", "Nguyễn Thị Mẫu")],
        opinions=[("Bà Giáo", "Em cần được đi học lại.")],
        decided="Em được tư vấn mỗi tuần.",
        agreed=[("Tư vấn tâm lý", "Phòng tư vấn", date(2026, 12, 1)), ("Thăm nhà", "Cán bộ", None)],
    )
    for text in both(content):
        for said in (
            "BIÊN BẢN",
            "Thời gian: 09 giờ 00 phút, ngày 23/11/2026.",
            "Phạm Thị Giáo",
            "Bà Giáo: Em cần được đi học lại.",
            "Đã thống nhất: Em được tư vấn mỗi tuần.",
            "01/12/2026",
            "NGƯỜI GHI BIÊN BẢN",
            "CHỦ TRÌ",
            "Lê Thị Ghi",
        ):
            assert said in text


def test_minutes_of_nothing_are_lines_to_fill_in(kinds):
    content = minutes(
        kinds["needs-meeting"],
        when="",
        place="",
        presided_by="",
        written_by="",
        present=[],
        about=[],
        opinions=[],
        decided="",
        agreed=[],
    )
    assert all("Ý kiến:" in text for text in both(content))


def test_a_letter_of_referral_says_only_what_it_is_given(kinds):
    content = referral_letter(
        kinds["referral"],
        to="Trung tâm Công tác xã hội tỉnh",
        office="Ủy ban nhân dân phường Suối Ngọc",
        about=[("Trẻ em", "nữ, 14 tuổi")],
        need="Được trị liệu tâm lý",
        avoid="cha dượng",
        wanted="Tư vấn tâm lý",
        basis="Trẻ em và mẹ đồng ý ngày 20/11/2026",
        answer_by=date(2026, 11, 30),
        contact="0912 000 000",
    )
    for text in both(content):
        assert "Kính gửi: Trung tâm Công tác xã hội tỉnh" in text
        assert "trả lời về việc tiếp nhận trước ngày 30/11/2026" in " ".join(text.split())
        assert "Không liên hệ, không báo tin cho: cha dượng" in " ".join(text.split())
        assert "TM. ỦY BAN NHÂN DÂN" in text
        assert "Nguyễn Thị Mẫu" not in text
