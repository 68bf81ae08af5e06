"""How many contacts there were, by kind: of one day by shift, and of the four weeks before it."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.intake.forms.desk import DaysForm
from khien.intake.models import ContactKind
from khien.intake.queries import contact_counts as queries
from khien.intake.queries.exposure import rule_on
from khien.people.access import person

_DAYS = 28


@require_safe
@staff(Permission.HOTLINE_WORK)
def contact_counts(request: HttpRequest) -> HttpResponse:
    user, now = person(request), timezone.now()
    day = DaysForm(request.GET).chosen(otherwise=today(now))
    hours = rule_on(now).shift_hours
    kinds = [str(kind.label) for kind in ContactKind]
    context = {
        "form": DaysForm({"day": day}),
        "kinds": [*kinds, _("chưa chọn loại")],
        "tables": [
            (
                _("Các ca của ngày %(day)s") % {"day": f"{day:%d/%m/%Y}"},
                queries.by_shift(user, day, hours=hours),
            ),
            (
                _("Bốn tuần đến ngày ấy"),
                queries.by_day(user, day - timedelta(days=_DAYS - 1), day, hours=hours),
            ),
        ],
    }
    return render(request, "intake/contact_counts.html", context)
