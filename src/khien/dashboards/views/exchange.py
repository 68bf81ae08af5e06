"""Indicators as files for other systems, as this person may see them."""

from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from khien.core import ledger, measures
from khien.core.access import staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.dashboards.choices import Chosen
from khien.dashboards.events import IndicatorsExported
from khien.dashboards.forms import ChoiceForm
from khien.dashboards.showing import chosen_in
from khien.indicators import queries as indicators
from khien.indicators.exchange.files import KINDS, file_of
from khien.people.access import person
from khien.steering import queries as plans


@require_safe
@staff(Permission.DASHBOARD_VIEW)
@transaction.atomic
def exchange(request: HttpRequest, kind: str) -> HttpResponse:
    if kind not in KINDS:
        raise Http404
    now = timezone.now()
    form = ChoiceForm(request.GET, first=plans.first_day(), today=today(now))
    chosen = Chosen.of(chosen_in(form), today(now))
    codes = [each.code for each in measures.all_measures()]
    asked: dict[str, Any] = {
        "as_valid": chosen.day,
        "as_known": chosen.known,
        "geography": chosen.geography,
        "territory": chosen.territory,
    }
    found = indicators.values(codes, user=person(request), **asked)
    user, plan = person(request), plans.plan_of(chosen.day)
    taken = IndicatorsExported(plan.pk if plan else user.pk, kind, chosen.day)
    ledger.record(taken, by=user, now=now)
    return file_of(found, kind, on=chosen.units_on, now=now)
