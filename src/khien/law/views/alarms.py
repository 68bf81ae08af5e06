"""What is in force and rests on what is not; looked at, it is set aside with a reason."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from khien.core.access import signed_in, staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.law import actions
from khien.law.forms import WhyForm
from khien.law.queries.alarms import alarms as all_alarms
from khien.law.views.answering import FormPage, answer_form
from khien.people.access import person

ROWS_A_PAGE = 50


@require_safe
@signed_in
def alarms(request: HttpRequest) -> HttpResponse:
    on = today(timezone.now())
    user = person(request)
    page = Paginator(all_alarms(user, on), ROWS_A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "on": on, "may_change": user.may(Permission.LAW_MANAGE)}
    return render(request, "law/alarms.html", context)


@require_http_methods(["GET", "POST"])
@staff(Permission.LAW_MANAGE)
def set_aside(request: HttpRequest) -> HttpResponse:
    """`dau` in the address: which alarm, by its key."""
    user, now = person(request), timezone.now()
    key = request.GET.get("dau", "")
    shown = next((each for each in all_alarms(user, today(now)) if each.alarm.key == key), None)
    if shown is None:
        raise Http404
    form = WhyForm(request.POST or None)
    page = FormPage(
        title=_("Ghi là đã xem xét"),
        back=reverse("law:alarms"),
        back_title=_("Cảnh báo"),
        lead=f"{shown.alarm.text}: {shown.alarm.what}",
        note=_("Cảnh báo xuống cuối danh sách. Ngày tháng hay văn bản đổi thì nó hiện lại."),
    )

    def write() -> None:
        why = form.cleaned_data["why"]
        actions.set_aside(shown.alarm.subject, key, why=why, by=user, now=now)

    return answer_form(request, form, write, page, done=_("Đã ghi."))
