"""Invented schools, care facilities and people: plausible, and nobody's."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from khien.directory.models import InstitutionType

_SCHOOL_WORDS = (
    "Hoa Ban", "Sao Mai", "Bình Minh", "Măng Non", "Cánh Diều", "Nắng Mới", "Tre Ngà", "Suối Trong",
    "Đồi Thông", "Rừng Xanh", "Mây Trắng", "Chim Én", "Lúa Vàng", "Hạt Mầm", "Trăng Rằm", "Hoa Gạo",
    "Núi Xanh", "Đồng Xanh", "Ánh Dương", "Hướng Dương", "Thảo Nguyên", "Sông Thơm", "Bến Gió",
    "Hoa Sim", "Quê Hương", "Ban Mai", "Cầu Vồng", "Hoa Mận", "Lá Cọ", "Đồi Chè",
)  # fmt: skip
_FAMILY = (
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Bùi", "Đinh", "Quách", "Hà", "Xa", "Lường", "Vũ",
    "Đặng", "Đỗ", "Bạch",
)  # fmt: skip
_MIDDLE = ("Thị", "Văn", "Thanh", "Minh", "Thu", "Quang", "Ngọc", "Hải", "Mỹ", "Đức")
_GIVEN = (
    "An", "Bình", "Chi", "Dung", "Giang", "Hà", "Hiền", "Hòa", "Hương", "Khánh", "Lan", "Linh",
    "Long", "Mai", "Minh", "Nam", "Nga", "Phương", "Quân", "Sơn", "Tâm", "Thảo", "Trang", "Tuấn",
    "Vân", "Yến",
)  # fmt: skip

_PREFIX = {
    InstitutionType.NURSERY: "Trường Mầm non",
    InstitutionType.PRIMARY: "Trường Tiểu học",
    InstitutionType.LOWER_SECONDARY: "Trường THCS",
    InstitutionType.PRIMARY_AND_LOWER_SECONDARY: "Trường TH&THCS",
    InstitutionType.UPPER_SECONDARY: "Trường THPT",
    InstitutionType.MULTI_LEVEL: "Trường liên cấp",
    InstitutionType.ETHNIC_BOARDING: "Trường PTDT nội trú",
    InstitutionType.CONTINUING: "Trung tâm GDTX",
    InstitutionType.CARE_FACILITY: "Cơ sở chăm sóc trẻ em",
}
_A_COMMUNE = {  # how many a commune has; a fraction is the chance of one more
    InstitutionType.NURSERY: 4.0,
    InstitutionType.PRIMARY: 4.0,
    InstitutionType.LOWER_SECONDARY: 3.0,
    InstitutionType.PRIMARY_AND_LOWER_SECONDARY: 0.8,
    InstitutionType.UPPER_SECONDARY: 0.9,
    InstitutionType.MULTI_LEVEL: 0.1,
    InstitutionType.ETHNIC_BOARDING: 0.1,
    InstitutionType.CONTINUING: 0.2,
    InstitutionType.CARE_FACILITY: 0.5,
}


@dataclass(frozen=True)
class Invented:
    name: str
    type: InstitutionType


def institutions(random: Random) -> Iterator[Invented]:
    """About thirteen for one commune, no two of the same name."""
    words = iter(random.sample(_SCHOOL_WORDS, len(_SCHOOL_WORDS)))
    for kind, expected in _A_COMMUNE.items():
        more = random.random() < expected % 1
        for _ in range(int(expected) + more):
            yield Invented(f"{_PREFIX[kind]} {next(words)}", kind)


def person(random: Random) -> str:
    return f"{random.choice(_FAMILY)} {random.choice(_MIDDLE)} {random.choice(_GIVEN)}"
