"""Handing a shift over to the next one, and taking it over."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from khien.core.access import staff
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.intake.actions import shift
from khien.intake.forms.decision import add_refusal
from khien.intake.forms.desk import HandOverForm
from khien.intake.queries import contact as contacts
from khien.intake.queries import hand_over as queries
from khien.people.access import person


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.REPORT_RECORD)
def hand_over(request: HttpRequest) -> HttpResponse:
    user, now = person(request), timezone.now()
    mine = contacts.unfinished(user)
    choices = [(str(row.pk), contacts.reference(row)) for row in mine]
    initial = {"contacts": [key for key, _number in choices]}
    form = HandOverForm(request.POST or None, contacts=choices, initial=initial)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data["notes"]
        try:
            shift.hand_over(notes=said, contacts=form.chosen(), by=user, now=now)
        except Refused as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("Đã bàn giao. Ca sau sẽ đọc và nhận."))
            return redirect("intake:hand_over")
    page, rows = queries.hand_overs(user, request.GET.get("page", "1"))
    context = {"form": form, "page": page, "rows": rows, "has_open": bool(choices)}
    return render(request, "intake/hand_over.html", context, status=422 if form.errors else 200)


@require_POST
@staff(Permission.REPORT_RECORD)
def take_over(request: HttpRequest, left_id: UUID) -> HttpResponse:
    user = person(request)
    left = queries.visible_hand_overs(user).filter(pk=left_id).first()
    if left is None:
        raise Http404
    try:
        shift.take_over(left, by=user, now=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Bạn đã nhận bàn giao."))
    return redirect("intake:hand_over")
