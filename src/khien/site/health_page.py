"""How the installation is: what is wrong, what to do, what is over lately, the last backups."""

from dataclasses import dataclass
from datetime import timedelta

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from khien.core.access import staff
from khien.core.permissions import Permission
from khien.site.models import BackupRun, Severity, Trouble
from khien.site.watching import keeping
from khien.site.watching.work import advice, open_troubles, said

_OVER_SHOWN = timedelta(days=31)
_A_PAGE = 20
_BACKUPS = 10
_TONES = {Severity.NOW: "danger", Severity.SOON: "warn", Severity.NOTE: "info"}
_ORDER = {Severity.NOW: 0, Severity.SOON: 1, Severity.NOTE: 2}


@dataclass(frozen=True)
class Line:
    trouble: Trouble
    said: str
    advice: str
    tone: str


@require_safe
@staff(Permission.SETTINGS_MANAGE)
def health(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    over = Trouble.objects.filter(ended_at__gt=now - _OVER_SHOWN).order_by("-ended_at", "id")
    page = Paginator(over, _A_PAGE).get_page(request.GET.get("page"))
    shown = {
        "open": _open(),
        "page": page,
        "over": [_line(row) for row in page.object_list],
        "backups": BackupRun.objects.order_by("-at", "-id")[:_BACKUPS],
        "now": now,
    }
    return render(request, "site/health.html", shown)


def _open() -> list[Line]:
    rows = open_troubles().order_by("began_at", "id")
    return [_line(row) for row in sorted(rows, key=lambda row: _ORDER[Severity(row.severity)])]


def _line(row: Trouble) -> Line:
    return Line(row, said(row), advice(row), _TONES[Severity(row.severity)])


@require_POST
@staff(Permission.SETTINGS_MANAGE)
def health_examine(request: HttpRequest) -> HttpResponse:
    """At once: what was mended a minute ago is told as over."""
    left = keeping.examine_now(now=timezone.now(), calm=timedelta())
    if left:
        messages.info(request, _("Đã khám xong. Những việc còn lại ở dưới đây."))
    else:
        messages.success(request, _("Đã khám xong: không có gì trục trặc."))
    return redirect("health")
