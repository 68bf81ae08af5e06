"""What must be so before a case is closed, each condition told whether it is met.

No remaining risk and stability, both said in the newest review (Mẫu 06; Decree 56/2017, art. 30).
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from khien.core.refusal import Refused
from khien.support.models import Case, EmergencyMeasure, Grade, Review, Service

# Statutory clocks that say something is still owed to the child.
OWED = frozenset({"emergency_measure", "temporary_separation", "child_plan", "child_decision"})

Hindrance = Callable[[Case], list[str]]
_hindrances: list[Hindrance] = []


def register_hindrance(hindrance: Hindrance) -> None:
    """`hindrance(case)` gives a sentence for each thing that keeps the case open."""
    if hindrance not in _hindrances:
        _hindrances.append(hindrance)


def hindrances(case: Case) -> list[str]:
    return [sentence for told in _hindrances for sentence in told(case)]


@dataclass(frozen=True)
class Condition:
    """`text`: what must be; `missing`: what to say while it is not."""

    met: bool
    text: str | Promise
    missing: str | Promise


def conditions(
    *,
    services: Iterable[Service],
    reviews: Iterable[Review],
    open_measures: Sequence[EmergencyMeasure],
    owed: Sequence[str] = (),
    hindered: Sequence[str] = (),
) -> list[Condition]:
    """`owed`: names of the statutory clocks that run. `hindered`: what other parts wait for."""
    newest = max(reviews, key=lambda review: review.at, default=None)
    return [
        Condition(
            not open_measures,
            _("Không còn biện pháp khẩn cấp đang áp dụng."),
            _("Còn biện pháp khẩn cấp đang áp dụng: đề nghị Chủ tịch kết thúc biện pháp đó trước."),
        ),
        Condition(
            any(service.given_on for service in services),
            _("Trẻ đã được cung cấp ít nhất một dịch vụ."),
            _("Chưa có dịch vụ nào được cung cấp cho trẻ."),
        ),
        Condition(
            newest is not None,
            _("Đã rà soát, đánh giá lại (Mẫu 06)."),
            _("Cần rà soát, đánh giá lại (Mẫu 06) trước khi kết thúc."),
        ),
        Condition(
            newest is not None and newest.remaining_risk == Grade.LOW and bool(newest.stable),
            _("Lần rà soát mới nhất: nguy cơ thấp và trẻ đã ổn định."),
            _("Lần rà soát mới nhất chưa cho thấy trẻ an toàn và ổn định."),
        ),
        Condition(
            not owed,
            _("Không còn thời hạn nào của trẻ đang chạy."),
            _("Còn thời hạn đang chạy: %(clocks)s.") % {"clocks": ", ".join(owed)},
        ),
        *(Condition(met=False, text=sentence, missing=sentence) for sentence in hindered),
    ]


def check_can_submit_closure(found: Iterable[Condition]) -> None:
    for condition in found:
        if not condition.met:
            raise Refused(str(condition.missing))
