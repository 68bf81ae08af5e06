"""One school under two spellings is noticed, in the file and in the directory."""

from datetime import UTC, date, datetime

import pytest

from khien.core.actors import SYSTEM
from khien.directory import actions
from khien.directory.importer.communes import bare
from khien.directory.importer.spelling import spelled
from school_lists import HEADING, xlsx

NOW = datetime(2026, 9, 10, 3, tzinfo=UTC)


def outcomes(*rows):
    draft = actions.check_list(
        xlsx(HEADING, *rows),
        file_name="danh-sach.xlsx",
        first_day=date(2026, 9, 10),
        by=SYSTEM,
        now=NOW,
    )
    return [(row["outcome"], row["why"]) for row in draft.rows]


def row(name, code=""):
    return [name, "tiểu học", code, "98001", "", ""]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("TH Suối Ngọc", "Trường Tiểu học Suối Ngọc"),
        ("TH&THCS Suối Ngọc", "Tiểu học và Trung học cơ sở Suối Ngọc"),
        ("Trường Tiểu học Hoà Lạc", "TH Hòa Lạc"),
        ("Trường Tiểu học Mỹ Lý", "TH Mĩ Lí"),
    ],
)
def test_spellings_of_one_name(one, other):
    assert spelled(one) == spelled(other)


def test_names_of_two_schools_stay_two():
    assert spelled("TH Suối Ngọc 1") != spelled("TH Suối Ngọc 2")
    assert spelled("TH Suối Ngọc") != spelled("THCS Suối Ngọc")


@pytest.mark.parametrize("other", ["Phường 4", "phường 04", "PHƯỜNG IV"])
def test_a_ward_that_only_counts_is_one_ward_however_it_is_counted(other):
    assert bare("Phường IV") == bare(other) != bare("Phường VI")
    assert bare("Xã Vị Xuyên") == "vi xuyen"


@pytest.mark.usefixtures("province_with_communes")
class TestList:
    def test_another_spelling_of_a_known_school_is_refused_with_its_name(self):
        ((outcome, why),) = outcomes(row("TH Suối Ngọc"))
        assert outcome == "refused"
        assert "Trường Tiểu học Suối Ngọc đã có ở xã này, viết cách khác" in why

    def test_codes_tell_two_schools_apart(self):
        assert outcomes(row("TH Suối Ngọc", "98001777"))[0][0] == "created"
        both = outcomes(row("TH Hoa Ban", "98001771"), row("Trường Tiểu học Hoa Ban", "98001772"))
        assert [outcome for outcome, _ in both] == ["created", "created"]

    def test_two_spellings_in_one_file(self):
        first, second = outcomes(row("TH Hoa Ban"), row("Trường Tiểu học Hoa Ban", "98001772"))
        assert (first[0], second[0]) == ("created", "refused")
        assert "cùng trường với dòng 2, viết cách khác" in second[1]
