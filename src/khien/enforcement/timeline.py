"""What the page of a violation shows of the steps that were taken."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from khien.directory.queries.latest import latest_names
from khien.enforcement.models import Branch, Proceeding, Tried, Violation
from khien.enforcement.rules.states import Step
from khien.enforcement.wording_steps import past


@dataclass(frozen=True)
class Line:
    """`facts`: label and what was said."""

    row: Proceeding
    text: str
    facts: tuple[tuple[str, str], ...]


def lines(violation: Violation) -> list[Line]:
    """Newest last."""
    rows = list(violation.proceedings.all())
    names = latest_names({row.receiver_id for row in rows if row.receiver_id})
    return [_line(row, names.get(row.receiver_id, "") if row.receiver_id else "") for row in rows]


def _line(row: Proceeding, receiver: str) -> Line:
    said = row.said or {}
    branch = str(Branch(row.branch).label) if row.step == Step.VERIFY else ""
    facts = (
        (_("Hướng xử lý"), branch),
        (_("Cơ quan nhận"), receiver or said.get("outside", "")),
        (_("Đã tìm bằng cách"), _tried(said.get("tried", ()))),
        (pgettext("vi phạm", "Nội dung"), said.get("words", "")),
        (_("Biện pháp"), said.get("remedy", "")),
        (_("Trở ngại khách quan"), said.get("obstacle", "")),
    )
    return Line(row, past(row.branch, row.step), tuple(fact for fact in facts if fact[1]))


def _tried(codes: Iterable[str]) -> str:
    return "; ".join(str(Tried(code).label) for code in codes if code in Tried.values)
