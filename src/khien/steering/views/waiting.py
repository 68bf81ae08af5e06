"""What waits for a word: assignments said to be done, and requests for more time."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.people.access import person
from khien.steering.models import Assignment
from khien.steering.queries import plan_of
from khien.steering.queries.assignments import asked_late, shown
from khien.steering.queries.lists import waiting_extensions, waiting_progress, without_office

ROWS_A_PAGE = 50


@require_safe
@staff(Permission.PLAN_MANAGE, Permission.TASK_WORK)
def waiting(request: HttpRequest) -> HttpResponse:
    user, day = person(request), today(timezone.now())
    manages, plan = user.may(Permission.PLAN_MANAGE), plan_of(day)
    told = Paginator(waiting_progress(user, on=day), ROWS_A_PAGE)
    page = told.get_page(request.GET.get("page"))
    asked = list(waiting_extensions()[:ROWS_A_PAGE]) if manages else []
    rows: list[Assignment] = [each.assignment for each in page]
    rows += [each.assignment for each in asked]
    known = {each.assignment.pk: each for each in shown(rows, on=day)}
    late = asked_late(asked, known)
    context = {
        "page": page,
        "told": [(each, known[each.assignment_id]) for each in page],
        "asked": [(each, known[each.assignment_id], each.pk in late) for each in asked],
        "gone": without_office(plan, on=day) if manages and plan else [],
    }
    return render(request, "steering/waiting.html", context)
