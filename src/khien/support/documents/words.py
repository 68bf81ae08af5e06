"""Facts of a case as a form words them. An unknown fact is empty: a line to be filled by hand."""

from datetime import date, datetime

from django.db.models import Choices
from django.utils import translation

from khien.core.calendars import HANOI
from khien.support.models import Case, Sex

OFFICER = "Người làm công tác bảo vệ trẻ em"
_WELLBEING = {1: "rất tệ", 2: "tệ", 3: "tạm được", 4: "khá", 5: "tốt"}


def said(value: Choices) -> str:
    """A choice in Vietnamese, whatever language the page is read in."""
    with translation.override("vi"):
        return str(value.label)


def day(moment: date | datetime) -> str:
    if isinstance(moment, datetime):
        moment = moment.astimezone(HANOI).date()
    return f"{moment:%d/%m/%Y}"


def clock(moment: datetime) -> str:
    local = moment.astimezone(HANOI)
    return f"{local:%H} giờ {local:%M} phút, ngày {local:%d/%m/%Y}"


def of_child(case: Case, key: str) -> str:
    return str((case.child or {}).get(key) or "")


def born_or_age(case: Case) -> str:
    known = of_child(case, "born")
    if case.age is None:
        return known
    age = f"{case.age} tuổi" + (" (ước lượng)" if case.age_is_estimate else "")
    return f"{known} ({age})" if known else age


def sex(case: Case) -> str:
    return "không biết" if case.sex == Sex.UNKNOWN else said(Sex(case.sex))


def who(case: Case) -> list[tuple[str, str]]:
    """No more than tells which child is meant."""
    return [
        ("Họ và tên trẻ em", of_child(case, "name")),
        ("Ngày tháng năm sinh hoặc tuổi", born_or_age(case)),
        ("Giới tính", sex(case)),
    ]


def named(case: Case) -> str:
    """For a sentence: "trẻ em Nguyễn Thị Mẫu, sinh 2012"."""
    name = of_child(case, "name") or "chưa rõ họ tên"
    born = of_child(case, "born")
    told = f", sinh ngày {born}" if "/" in born else f", sinh năm {born}" if born else ""
    return f"trẻ em {name}{told} (hồ sơ số {case.number})"


def wellbeing(value: int | None) -> str:
    return f"{value}/5 ({_WELLBEING[value]})" if value else ""
