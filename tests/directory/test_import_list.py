"""Lists of schools: what cannot be read says why, and every row has its fate."""

import os
import unicodedata
import zipfile
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from khien.core import ledger
from khien.core.actors import SYSTEM
from khien.core.refusal import Refused
from khien.directory import actions, jobs, queries
from khien.directory.importer.sheets import clean, read_sheets
from khien.directory.importer.types import institution_type
from khien.directory.models import ImportDraft, InstitutionType, Organisation
from school_lists import GOOD, HEADING, csv, xlsx

NOW = datetime(2026, 9, 10, 3, tzinfo=UTC)
DAY = date(2026, 9, 10)


def check(data, first_day=DAY):
    return actions.check_list(
        data, file_name="danh-sach.xlsx", first_day=first_day, by=SYSTEM, now=NOW
    )


def outcomes(draft):
    return [(row["line"], row["outcome"]) for row in draft.rows]


def why(draft, position=0):
    return draft.rows[position]["why"]


def one(heading, row):
    return check(xlsx(heading, row))


@pytest.mark.usefixtures("province_with_communes")
class TestFiles:
    @pytest.mark.parametrize(
        ("data", "sentence"),
        [
            (b"", "không có dòng nào"),
            (b"PK\x03\x04 not a workbook", "bị hỏng"),
            (b"\xd0\xcf\x11\xe0" + b"x" * 100, "Excel đời cũ"),
            (b"\x89PNG\r\n\x1a\n\x00\x00\x00", "không phải là bảng tính"),
            (b"x" * 5_000_001, "lớn hơn 5 MB"),
            ("không có tiêu đề\nnào cả".encode(), "Không tìm thấy dòng tiêu đề"),
            (csv(HEADING), "Dưới dòng tiêu đề không có dòng nào"),
            (csv(HEADING, GOOD, encoding="utf-16-be"), "không phải là bảng tính"),
        ],
        ids=["empty", "broken zip", "old excel", "picture", "too big", "prose", "heading", "bom"],
    )
    def test_what_cannot_be_read_says_why(self, data, sentence):
        with pytest.raises(Refused, match=sentence):
            check(data)
        assert not ImportDraft.objects.exists()

    def test_ten_megabytes_of_junk(self):
        with pytest.raises(Refused, match="lớn hơn 5 MB"):
            check(os.urandom(10_000_000))

    def test_a_small_file_that_claims_the_last_cell(self):
        data = self.patched(xlsx(HEADING, GOOD), b'r="A2"', b'r="XFD1048576"')
        with pytest.raises(Refused, match="quá xa"):
            check(data)

    def test_a_small_file_that_unpacks_to_much(self):
        out = BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
            book.writestr("xl/worksheets/sheet1.xml", b" " * 70_000_000)
        with pytest.raises(Refused, match="quá lớn"):
            check(out.getvalue())

    def test_a_workbook_without_its_parts(self):
        out = BytesIO()
        with zipfile.ZipFile(out, "w") as book:
            book.writestr("anything.txt", "no workbook")
        with pytest.raises(Refused, match="bị hỏng"):
            check(out.getvalue())

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
    @pytest.mark.parametrize("delimiter", [",", ";", "\t"])
    def test_csv_in_the_usual_encodings(self, encoding, delimiter):
        draft = check(csv(HEADING, GOOD, encoding=encoding, delimiter=delimiter))
        assert outcomes(draft) == [(2, "created")]

    def test_csv_in_an_old_encoding_is_read_with_a_warning(self):
        # Windows-1258 writes a tone as a mark of its own, after the vowel
        data = "Name,Commune code\nTrươ\u0300ng THCS Suô\u0301i,98001".encode("cp1258")
        draft = check(data)
        assert outcomes(draft) == [(2, "created")]
        assert draft.rows[0]["name"] == "Trường THCS Suối"
        assert "Windows cũ" in draft.notes[0]

    def test_a_heading_in_the_wrong_encoding_is_refused(self):
        with pytest.raises(Refused, match="sai dấu"):
            check(csv(HEADING, GOOD).decode().encode("utf-16-le").replace(b"\0", b""))

    def test_formula_cells_are_told(self):
        draft = check(xlsx(HEADING, [*GOOD[:5], "=1+1"]))
        assert "1 ô công thức" in draft.notes[0]

    def test_ten_thousand_rows(self):
        rows = [[f"Trường Tiểu học số {n}", "", f"T{n}", "98001", "", ""] for n in range(10_000)]
        draft = check(xlsx(HEADING, *rows))
        actions.confirm_draft(draft, by=SYSTEM, now=NOW)
        with connection.cursor() as cursor:  # as the database does a moment later by itself
            cursor.execute("ANALYZE directory_organisationversion, directory_institutionprofile")
        assert queries.institutions(DAY).count() == 10_000 + 4

    @staticmethod
    def patched(data, old, new):
        out = BytesIO()
        with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
            for member in source.infolist():
                target.writestr(member.filename, source.read(member).replace(old, new))
        return out.getvalue()


@pytest.mark.usefixtures("province_with_communes")
class TestHeadings:
    def test_english(self):
        draft = one(["School name", "Commune code", "Type"], ["Suối Ngọc A", "98001", "primary"])
        assert outcomes(draft) == [(2, "created")]

    def test_without_marks_in_capitals_after_a_title_and_blank_lines(self):
        draft = check(
            xlsx(
                ["DANH SÁCH TRƯỜNG NĂM HỌC 2026-2027"],
                [],
                ["STT", "TEN TRUONG", "XA/PHUONG"],
                [],
                [1, "Trường Tiểu học Hai", "Xã Bến Hòa"],
                [],
            )
        )
        assert outcomes(draft) == [(5, "created")]

    def test_in_decomposed_letters(self):
        heading = [unicodedata.normalize("NFD", title) for title in HEADING]
        row = [unicodedata.normalize("NFD", cell) for cell in GOOD]
        draft = one(heading, row)
        assert draft.rows[0]["name"] == GOOD[0]

    def test_over_two_lines_with_merged_cells(self):
        draft = check(
            xlsx(
                ["TT", "Tên trường", "Địa bàn", None],
                [None, None, "Mã xã", "Tên xã"],
                [1, "Trường Tiểu học Ba", "98003", "Bến Hòa"],
                merged=["B1:B2", "C1:D1"],
            )
        )
        assert outcomes(draft) == [(3, "created")]

    def test_on_the_second_sheet(self):
        draft = check(xlsx(["Hướng dẫn"], sheets={"Danh sách": [HEADING, GOOD]}))
        assert outcomes(draft) == [(2, "created")]

    def test_columns_that_are_not_read_are_told(self):
        draft = one([*HEADING, "Hiệu trưởng"], [*GOOD, "Nguyễn Văn A"])
        assert "Hiệu trưởng" in draft.notes[-1]


REFUSED_ROWS = [
    ({"name": ""}, "Thiếu tên"),
    ({"name": "=HYPERLINK(1)"}, "như một công thức"),
    ({"name": "T" * 201}, "dài hơn 200"),
    ({"name": "<script>x</script>"}, "ký tự lạ “<”"),
    ({"name": "Tr­êng TiÓu häc ¸"}, "ký tự lạ"),
    ({"name": "Школа"}, "ký tự lạ"),
    ({"name": "123"}, "không có chữ nào"),
    ({"commune_code": "", "commune": ""}, "Thiếu xã, phường"),
    ({"commune_code": "00001"}, "mang mã 00001"),
    ({"commune_code": "", "commune": "Xã Không Có"}, "Không có xã, phường “Xã Không Có”"),
    ({"commune": "Xã Đồi Thông"}, "là Phường Suối Ngọc, không phải Xã Đồi Thông"),
    ({"province": "Tỉnh Núi Gió"}, "Dòng này thuộc Tỉnh Núi Gió"),
    ({"name": "Trường Suối Ngọc", "type": "khác"}, "Không rõ loại hình"),
    ({"code": "x" * 41}, "không hợp lệ"),
    ({"latitude": "hai mươi", "longitude": "105"}, "phải là hai số"),
    ({"latitude": "105.3", "longitude": "20.8"}, "không nằm trong Việt Nam"),
    ({"latitude": "nan", "longitude": "105"}, "không nằm trong Việt Nam"),
    ({"address": "x" * 501}, "dài hơn 500"),
]


@pytest.mark.usefixtures("province_with_communes")
class TestRows:
    BASE = {
        "name": "Trường Tiểu học Bốn",
        "type": "tiểu học",
        "code": "98001400",
        "commune_code": "98001",
        "commune": "",
        "province": "",
        "address": "",
        "latitude": "",
        "longitude": "",
    }
    TITLES = [
        "Tên trường", "Loại hình", "Mã trường", "Mã xã", "Xã/Phường", "Tỉnh", "Địa chỉ",
        "Vĩ độ", "Kinh độ",
    ]  # fmt: skip

    @pytest.mark.parametrize(("change", "sentence"), REFUSED_ROWS)
    def test_a_row_that_is_refused_says_why(self, change, sentence):
        draft = check(csv(self.TITLES, list((self.BASE | change).values()), delimiter=";"))
        assert outcomes(draft) == [(2, "refused")]
        assert sentence in why(draft)

    def test_a_number_that_lost_its_leading_zeros_and_gained_a_fraction(self):
        draft = check(xlsx(HEADING, [*GOOD[:2], 98001500.0, 98001.0, "", ""]))
        assert outcomes(draft) == [(2, "created")]
        assert draft.rows[0]["entry"]["code"] == "98001500"

    @pytest.mark.parametrize("commune", ["xa ben hoa", "Bến Hoà", "BẾN HÒA", "Xã Bến Hòa"])
    def test_a_commune_is_known_by_name_with_or_without_marks(self, commune):
        draft = one(["Tên", "Xã"], ["Trường Tiểu học Năm", commune])
        assert outcomes(draft) == [(2, "created")]

    def test_two_rows_of_one_school(self):
        draft = check(xlsx(HEADING, GOOD, GOOD, [GOOD[0].upper(), "", "", "98001", "", ""]))
        assert [row["outcome"] for row in draft.rows] == ["created", "refused", "refused"]
        assert "dòng 2" in why(draft, 1)

    def test_a_school_that_is_there_is_unchanged(self):
        draft = one(HEADING, ["Trường Tiểu học Suối Ngọc", "", "98001001", "98001", "", ""])
        assert outcomes(draft) == [(2, "unchanged")]

    def test_a_school_is_known_by_name_and_place_without_its_code(self):
        draft = one(HEADING, ["truong tieu hoc suoi ngoc", "", "", "98001", "", "Tổ 1"])
        assert outcomes(draft) == [(2, "updated")]
        assert "liên hệ" in why(draft)

    def test_a_code_that_belongs_to_another(self):
        draft = one(HEADING, ["Trường Tiểu học Khác", "", "98001001", "98002", "", ""])
        assert "đang là của Trường Tiểu học Suối Ngọc" in why(draft)

    def test_a_known_school_with_another_code(self):
        draft = one(HEADING, ["Trường Tiểu học Suối Ngọc", "", "98001999", "98001", "", ""])
        assert "đã có với mã 98001001" in why(draft)

    def test_one_school_by_code_and_again_by_name(self):
        draft = check(
            xlsx(
                HEADING,
                ["Trường Tiểu học Suối Ngọc Mới", "", "98001001", "98001", "", ""],
                ["Trường Tiểu học Suối Ngọc", "", "", "98001", "", ""],
            )
        )
        assert [row["outcome"] for row in draft.rows] == ["updated", "refused"]


class TestConfirming:
    def test_writes_what_was_shown(self, province_with_communes):
        draft = check(
            xlsx(
                HEADING,
                GOOD,
                ["Trường Tiểu học Suối Ngọc", "liên cấp", "98001001", "98002", "", "Thôn 2"],
                ["", "", "", "98002", "", ""],
            )
        )
        assert Organisation.objects.filter(versions__name=GOOD[0]).count() == 0
        actions.confirm_draft(draft, by=SYSTEM, now=NOW)
        made = queries.resolve("moet", "98001500", DAY)
        assert made.name == GOOD[0]
        assert queries.resolve("moet", "98001500", DAY - timedelta(days=1)) is None
        moved = queries.institutions(DAY).get(pk=province_with_communes.schools[0].pk)
        assert moved.commune_id == province_with_communes.communes[1].pk
        assert moved.institution_type == InstitutionType.MULTI_LEVEL

    def test_the_day_before_stays_as_it_was(self, province_with_communes):
        school = province_with_communes.schools[0]
        draft = one(HEADING, ["Trường Tiểu học Đổi Tên", "", "98001001", "98001", "", ""])
        actions.confirm_draft(draft, by=SYSTEM, now=NOW)
        assert queries.name_of(school.pk, DAY) == "Trường Tiểu học Đổi Tên"
        assert queries.name_of(school.pk, DAY - timedelta(days=1)) == "Trường Tiểu học Suối Ngọc"

    def test_hours_are_read_and_an_empty_cell_leaves_them(self, province_with_communes):
        named = ["Trường Tiểu học Suối Ngọc", "", "98001001", "98001", "", ""]
        for cell in ("Cả tuần", ""):
            draft = one([*HEADING, "Giờ làm việc"], [*named, cell])
            actions.confirm_draft(draft, by=SYSTEM, now=NOW)
        school = queries.existing(DAY).get(pk=province_with_communes.schools[0].pk)
        assert school.hours == "Cả tuần"

    def test_twice_on_one_day_amends(self, province_with_communes):
        school = province_with_communes.schools[0]
        for name in ("Trường Tiểu học Một", "Trường Tiểu học Hai"):
            draft = one(HEADING, [name, "", "98001001", "98001", "", ""])
            actions.confirm_draft(draft, by=SYSTEM, now=NOW)
        assert queries.name_of(school.pk, DAY) == "Trường Tiểu học Hai"
        assert school.versions.count() == 2

    def test_the_same_list_again_changes_nothing(self, province_with_communes):
        draft = one(HEADING, GOOD)
        actions.confirm_draft(draft, by=SYSTEM, now=NOW)
        again = one(HEADING, GOOD)
        assert outcomes(again) == [(2, "unchanged")]

    def test_a_directory_that_changed_meanwhile_is_not_overwritten(self, province_with_communes):
        first, second = one(HEADING, GOOD), one(HEADING, GOOD)
        actions.confirm_draft(first, by=SYSTEM, now=NOW)
        with pytest.raises(Refused, match="đã thay đổi từ lúc kiểm tra"):
            actions.confirm_draft(second, by=SYSTEM, now=NOW)
        actions.check_draft_again(second, now=NOW)
        assert outcomes(second) == [(2, "unchanged")]

    def test_only_once(self, province_with_communes):
        draft = one(HEADING, GOOD)
        actions.confirm_draft(draft, by=SYSTEM, now=NOW)
        with pytest.raises(Refused, match="đã được nhập"):
            actions.confirm_draft(draft, by=SYSTEM, now=NOW)

    def test_the_ledger_tells_the_counts(self, province_with_communes):
        draft = one(HEADING, GOOD)
        actions.confirm_draft(draft, by=SYSTEM, now=NOW)
        assert [entry.verb for entry in ledger.history(draft.pk)] == ["ListChecked", "ListImported"]

    def test_drafts_go_after_a_week(self, province_with_communes):
        draft = one(HEADING, GOOD)
        actions.delete_old_drafts(now=NOW + timedelta(days=6))
        assert ImportDraft.objects.filter(pk=draft.pk).exists()
        actions.delete_old_drafts(now=NOW + timedelta(days=8))
        assert not ImportDraft.objects.filter(pk=draft.pk).exists()

    def test_drafts_go_by_themselves(self, province_with_communes):
        draft = one(HEADING, GOOD)
        jobs.delete_old_drafts(int((NOW + timedelta(days=8)).timestamp()))
        assert not ImportDraft.objects.filter(pk=draft.pk).exists()

    def test_a_code_that_a_closed_school_still_holds_on_that_day(self, province_with_communes):
        school = province_with_communes.schools[0]
        for row in (school.versions.get(), school.identifiers.get()):
            row.valid = (row.valid.lower, date(2026, 9, 1))
            row.save()
        draft = check(
            xlsx(HEADING, ["Trường Tiểu học Tám", "", "98001001", "98002", "", ""]),
            first_day=date(2026, 8, 1),
        )
        assert "đã được dùng cho Trường Tiểu học Suối Ngọc" in why(draft)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trường TH&THCS Suối Ngọc", InstitutionType.PRIMARY_AND_LOWER_SECONDARY),
        ("Tiểu học và Trung học cơ sở", InstitutionType.PRIMARY_AND_LOWER_SECONDARY),
        ("THCS&THPT Bến Hòa", InstitutionType.MULTI_LEVEL),
        ("PTDTNT THCS&THPT Đồi Thông", InstitutionType.ETHNIC_BOARDING),
        ("PTDTBT Tiểu học Đồi Thông", InstitutionType.PRIMARY),
        ("Trường Mầm non Hoa Sen", InstitutionType.NURSERY),
        ("Trung tâm GDNN-GDTX", InstitutionType.CONTINUING),
        ("Trung tâm Bảo trợ xã hội", InstitutionType.CARE_FACILITY),
        ("Trường THPT chuyên", InstitutionType.UPPER_SECONDARY),
        ("Công ty", None),
        *((str(t.label), t) for t in InstitutionType),
    ],
)
def test_the_type_is_read_from_words(text, expected):
    assert institution_type(text) == expected


@given(st.text())
def test_cleaned_text_is_one_visible_line(text):
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert "\n" not in cleaned
    assert "\u202e" not in cleaned


@given(st.binary(max_size=2_000))
def test_any_bytes_are_read_or_refused(data):
    with suppress(Refused):
        assert read_sheets(data)
