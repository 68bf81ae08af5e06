"""Objective 2: children supported when support is asked for."""

from collections import defaultdict
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from khien.core import measures
from khien.core.calendars import HANOI
from khien.core.measures import Measure, Period, Tally, TraceRow
from khien.core.permissions import Permission
from khien.intake.models import SupportRequest
from khien.people.models import Scope, User
from khien.support import queries
from khien.support.models import Case, EndedRequest


def requests_of_period(period: Period) -> Any:
    """Requests of the period, without those of reports that were tests or not for us.

    What became of them is told as of the end of the period.
    """
    start = datetime.combine(period.start, time(), HANOI)
    end = datetime.combine(period.end + timedelta(days=1), time(), HANOI)
    ended = EndedRequest.objects.filter(request=OuterRef("pk"), ended_at__lt=end)
    asked = SupportRequest.objects.filter(asked_at__gte=start, asked_at__lt=end)
    return asked.exclude(Exists(queries.set_aside())).annotate(
        supported=queries.supported(before=end),
        ended=Exists(ended),
        withdrawn=Q(withdrawn_at__isnull=False, withdrawn_at__lt=end),
    )


DONE = Count("pk", filter=Q(supported=True))
# What is quickly known stands first: for most requests the rest is then not asked a second time.
GIVEN_UP = Count("pk", filter=(Q(withdrawn=True) | Q(ended=True)) & Q(supported=False))


def count(period: Period, as_of: date) -> list[Tally]:
    counts = {"asked": Count("pk"), "done": DONE, "given_up": GIVEN_UP}
    rows: Any = (
        requests_of_period(period.until(as_of)).values("commune").annotate(**counts).order_by()
    )
    return [
        Tally(row["commune"], row["done"], row["asked"], row["done"], row["done"] + row["given_up"])
        for row in rows
    ]


def trace(period: Period, commune: UUID | None, user: object) -> list[TraceRow]:
    """Requests of the communes in which this person may follow figures."""
    requests = requests_of_period(period).order_by("asked_at")
    scope = user.scope(Permission.FIGURES_TRACE) if isinstance(user, User) else Scope()
    if not scope.everywhere:
        requests = requests.filter(commune_id__in=scope.communes)
    if commune:
        requests = requests.filter(commune_id=commune)
    listed = list(requests.values("pk", "asked_at", "supported", "ended", "withdrawn"))
    seen = _visible_cases([row["pk"] for row in listed], user)
    return [_row(row, seen.get(row["pk"], [])) for row in listed]


def _visible_cases(requests: list[UUID], user: object) -> dict[UUID, list[Case]]:
    """Cases behind the requests that this person may open; the others stay without a link."""
    if not isinstance(user, User):
        return {}
    found: dict[UUID, list[Case]] = defaultdict(list)
    cases = queries.visible_to(user).filter(requests__in=requests)
    for case in cases.prefetch_related("requests"):
        for request in case.requests.all():
            found[request.pk].append(case)
    return found


def _row(row: dict[str, object], cases: list[Case]) -> TraceRow:
    asked = row["asked_at"]
    day = f"{asked.astimezone(HANOI):%d/%m/%Y}" if isinstance(asked, datetime) else ""
    return TraceRow(
        text=_("Yêu cầu hỗ trợ ngày %(day)s – hồ sơ %(number)s")
        % {"day": day, "number": cases[0].number}
        if cases
        else _("Yêu cầu hỗ trợ ngày %(day)s") % {"day": day},
        url=reverse("support:case", args=[cases[0].pk]) if cases else "",
        counted=bool(row["supported"]),
        why=_why(row),
    )


def _why(row: dict[str, object]) -> str:
    if row["supported"]:
        return _("đã có dịch vụ hoặc biện pháp bảo vệ")
    if row["ended"]:
        return _("kết thúc khi chưa hỗ trợ được")
    return _("người yêu cầu rút lại") if row["withdrawn"] else _("đang chờ hỗ trợ")


OBJECTIVE_2 = Measure(
    code="objective_2",
    title=gettext_lazy("Hỗ trợ trẻ em khi có yêu cầu"),
    unit=gettext_lazy("yêu cầu"),
    numerator_rule=gettext_lazy(
        "yêu cầu mà hồ sơ của trẻ đã có ít nhất một dịch vụ được cung cấp hoặc một biện pháp "
        "khẩn cấp"
    ),
    denominator_rule=gettext_lazy(
        "mọi yêu cầu hỗ trợ của trẻ em, người thân, cộng đồng trong kỳ, trừ tin thử, tin phá "
        "rối và tin ngoài phạm vi"
    ),
    count=count,
    trace=trace,
)


def publish() -> None:
    measures.register(OBJECTIVE_2)
