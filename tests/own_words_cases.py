"""Words of a province: invented ones, with a sentence they must catch and one they must spare."""

from datetime import date

from fixtures_incident import NOW
from khien.core.ids import new_id
from khien.screening.actions import words
from khien.screening.rules.words import Said

CAUGHT = "hôm nay bạn gọi tớ là zubuzu trước cả lớp"
SPARED = "con gấu bông tên là zubuzu của em"
FILLED = {
    "kind": "insult",
    "patterns": "zubuzu\n(đồ|thứ) zubuzu",
    "unless": "gấu bông",
    "fold": "on",
    "strength": "strong",
    "caught": CAUGHT,
    "spared": SPARED,
    "why": "Trẻ lớp 7 dùng từ tháng 11.",
    "starts_on": "",
}


def said(**changes):
    usual = {
        "kind": "insult",
        "strength": "strong",
        "patterns": ("zubuzu",),
        "unless": ("gấu bông",),
        "caught": CAUGHT,
        "spared": SPARED,
        "why": "Trẻ lớp 7 dùng.",
    }
    return Said(**usual | changes)


def added(by, *, now=NOW, **changes):
    return words.add(new_id(), said(**changes), by=by, now=now)


def numbered(by, number):
    """Words that differ from others only in a syllable nobody uses."""
    name = f"zubu{chr(97 + number // 26)}{chr(97 + number % 26)}x"
    return added(
        by,
        patterns=(name,),
        unless=(),
        caught=f"bạn gọi tớ là {name}",
        spared="bạn gọi tớ đi học",
        starts_on=date(2026, 12, 1),
    )
