"""On a report's page, for who works on violations: files that know somebody by the same."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.core.seal import SealBroken
from khien.directory.queries import names_of
from khien.enforcement.models import TraceKind, Violation
from khien.enforcement.queries.matching import Found, known_by
from khien.enforcement.queries.violations import visible_to
from khien.enforcement.rules import traces
from khien.enforcement.rules.traces import Trace
from khien.intake import extensions
from khien.intake.extensions import Row, Section
from khien.intake.models import Report
from khien.intake.queries.report import incidents_of
from khien.intake.queries.scope import not_kept_from
from khien.people.models import User

_MOST = 40


def section(report: Report, user: User) -> Section | None:
    """Not the files of its own incident, nor of one that is kept from this person."""
    if not user.may(Permission.VIOLATION_WORK):
        return None
    found = {each.respondent: each for each in known_by(_left_in(report))}
    files = Violation.objects.filter(respondent__in=found).filter(not_kept_from(user, "incident"))
    known = list(files.exclude(incident__in=incidents_of(report)).order_by("-opened_at"))
    if not known:
        return None
    mine = set(visible_to(user).filter(pk__in=[v.pk for v in known]).values_list("pk", flat=True))
    names = names_of({v.office_id for v in known}, today(timezone.now()))
    return Section(
        title=_("Dấu hiệu đã có trong hồ sơ vi phạm"),
        rows=[
            _row(v, found[v.respondent_id], names.get(v.office_id, ""), open_to=v.pk in mine)
            for v in known
        ],
        hint=_("Gọi đơn vị có hồ sơ để hỏi; nội dung hồ sơ của họ không hiện ở đây."),
    )


def _left_in(report: Report) -> Iterator[Trace]:
    """What does not open, or is none of its kind today, is left out."""
    for row in report.identifiers.order_by("id")[:_MOST]:
        try:
            trace = traces.read(TraceKind(row.kind), row.value or "")
        except (Refused, SealBroken):
            continue
        if trace is not None:
            yield trace


def _row(violation: Violation, found: Found, office: str, *, open_to: bool) -> Row:
    shared = ", ".join(sorted(str(kind.label) for kind in found.kinds))
    sure = "" if found.strong else _(" (chưa chắc là một người)")
    return Row(
        _("Hồ sơ số %(number)s, %(office)s") % {"number": violation.number, "office": office},
        reverse("enforcement:violation", args=[violation.pk]) if open_to else "",
        _("Trùng %(shared)s") % {"shared": shared} + sure,
    )


def publish() -> None:
    extensions.register_for_report(section)
