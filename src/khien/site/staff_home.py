"""The first page of the staff: what waits for this person, what is due first, and why."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from khien.core import reminders, work
from khien.core.access import signed_in
from khien.people.access import person

ITEMS_A_PAGE = 40


@require_safe
@signed_in
def staff_home(request: HttpRequest) -> HttpResponse:
    user, now = person(request), timezone.now()
    if user.only_reads_figures:  # no work waits for them: their page is the dashboard
        return redirect("dashboards:dashboard")
    items = work.items(user, now)
    late = sum(1 for item in items if item.due_at and item.due_at < now)
    return render(
        request,
        "site/staff_home.html",
        {
            "page": Paginator(items, ITEMS_A_PAGE).get_page(request.GET.get("page")),
            "late": late,
            "now": now,
            "roles": [role.label for role in user.roles],
            "reminded": reminders.count_open(user.pk),
        },
    )
