"""What a signed report says, as one hash; what differs from it; what it differs from."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.utils.translation import gettext_lazy as _

from khien.core.numbers import percentage
from khien.core.refusal import Refused
from khien.reports.models import ConsolidatedReport, ReportLine, ReportState

COUNTS = ("numerator", "denominator", "settled_numerator", "settled_denominator")
# All that makes a number what it is: changed after signing, the hash is another.
_OF_LINE = (
    "position",
    "subject",
    "code",
    "title",
    "unit",
    "place",
    "state",
    *COUNTS,
    "exact",
    "low",
    "high",
    "reported",
    "reporters",
    "version",
    "numerator_rule",
    "denominator_rule",
    "inputs",
)
_OF_REPORT = ("title", "cadence", "narrative")
_DAYS = ("start", "end", "as_valid", "geography")
Key = tuple[str, str, str]


def digest(report: ConsolidatedReport, lines: Iterable[ReportLine]) -> bytes:
    said = {
        **{name: getattr(report, name) for name in _OF_REPORT},
        **{name: getattr(report, name).isoformat() for name in _DAYS},
        "as_known": report.as_known.isoformat(),
        "lines": [
            {
                **{name: getattr(line, name) for name in _OF_LINE},
                "territory": str(line.territory_id) if line.territory_id else None,
                "target": str(line.target) if line.target is not None else None,
                "period": [line.period_start.isoformat(), line.period_end.isoformat()],
            }
            for line in sorted(lines, key=lambda line: line.position)
        ],
    }
    written = json.dumps(said, ensure_ascii=False, sort_keys=True, default=str)
    return sha256(written.encode()).digest()


def key_of(line: ReportLine) -> Key:
    """What a line is about, the same in every report: the whole province has no place."""
    return line.subject, line.code, str(line.territory_id or line.place)


def counts_of(line: ReportLine) -> dict[str, Any]:
    return {"state": line.state, **{name: getattr(line, name) for name in COUNTS}}


@dataclass(frozen=True)
class Difference:
    """`before` None: the other report has no such line."""

    line: ReportLine
    before: ReportLine | None

    @property
    def numerator(self) -> int | None:
        return self._by("numerator")

    @property
    def denominator(self) -> int | None:
        return self._by("denominator")

    @property
    def points(self) -> float | None:
        """Percentage points of the strict figure."""
        now, before = percent_of(self.line), percent_of(self.before) if self.before else None
        return None if now is None or before is None else now - before

    @property
    def points_words(self) -> str:
        """With its sign: +1,5."""
        if self.points is None:
            return ""
        return ("+" if self.points > 0 else "") + percentage(self.points).removesuffix(" %")

    def _by(self, name: str) -> int | None:
        now, before = getattr(self.line, name), getattr(self.before, name, None)
        return None if now is None or before is None else now - before


def percent_of(line: ReportLine | None) -> float | None:
    if line is None or line.numerator is None or not line.denominator:
        return None
    return 100 * line.numerator / line.denominator


def compared(lines: Iterable[ReportLine], others: Iterable[ReportLine]) -> list[Difference]:
    """Each line beside that of the same thing and place in the other report."""
    known: Mapping[Key, ReportLine] = {key_of(line): line for line in others}
    return [Difference(line, known.get(key_of(line))) for line in lines]


def changed(
    frozen: Iterable[ReportLine],
    counted: Iterable[ReportLine],
    noted: Mapping[Any, dict[str, Any]],
) -> list[tuple[ReportLine, dict[str, Any]]]:
    """Signed lines that would read otherwise today, with what they would read. `noted`: by line,
    what the last erratum already says of it.
    """
    today = {key_of(line): counts_of(line) for line in counted}
    found = []
    for line in frozen:
        now = today.get(key_of(line))
        if now is not None and now != noted.get(line.pk, counts_of(line)):
            found.append((line, now))
    return found


def check_draft(report: ConsolidatedReport) -> None:
    if report.state == ReportState.SIGNED:
        raise Refused(_("Báo cáo đã ký nên không sửa được. Số thay đổi thì lập đính chính."))
    if report.state == ReportState.DROPPED:
        raise Refused(_("Dự thảo này đã bỏ."))


def check_can_sign(report: ConsolidatedReport, *, wrote: bool, complete: bool) -> None:
    check_draft(report)
    if wrote:
        raise Refused(_("Bạn soạn báo cáo này: người khác phải ký."))
    if not complete:
        raise Refused(_("Còn mục chưa viết. Hãy để người soạn viết đủ rồi ký."))


def check_signed(report: ConsolidatedReport) -> None:
    if report.state != ReportState.SIGNED:
        raise Refused(_("Chỉ báo cáo đã ký mới có đính chính."))
