"""A number in the words of a report is one of its lines, or the writer is told."""

import pytest
from django.utils.translation import override

from khien.reports.models import ReportLine
from khien.reports.rules.typed import untraced

LINES = [
    ReportLine(
        numerator=1234,
        denominator=1957,
        settled_numerator=1234,
        settled_denominator=1500,
        reported=12,
        reporters=148,
    )
]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Đạt 1.234 trên 1.957 nơi, tức 63,1 %.", []),
        ("Đạt 63,1%, trong đó 82,3 % đã ngã ngũ; 12/148 xã báo cáo.", []),
        ("Theo Kế hoạch 169/KH-UBND ngày 23/9/2022, năm 2025, xem dòng 7.", []),
        ("Tập huấn 35 lớp cho 1.200 người, đạt 98 %.", ["35", "1.200", "98 %"]),
        ("35 lớp, lại 35 lớp", ["35"]),
        ("", []),
    ],
)
def test_what_no_line_says_is_named_once(text, told):
    with override("vi"):
        assert untraced([text], LINES) == told
