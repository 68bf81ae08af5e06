"""Rounds of review: the list, one round, and what is written down in it."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khien.core.access import signed_in, staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.law import actions
from khien.law.forms import CloseForm, RoundForm
from khien.law.models import LegalDocument, ReviewedDocument, ReviewRound
from khien.law.queries import reviews as queries
from khien.law.views.answering import FormPage, answer_form
from khien.people.access import person

ROWS_A_PAGE = 25


@require_safe
@signed_in
def reviews(request: HttpRequest) -> HttpResponse:
    page = Paginator(queries.rounds(), ROWS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "on": today(timezone.now()),
        "may_change": person(request).may(Permission.LAW_MANAGE),
    }
    return render(request, "law/reviews.html", context)


@require_safe
@signed_in
def review(request: HttpRequest, round_id: UUID) -> HttpResponse:
    row = get_object_or_404(ReviewRound, pk=round_id)
    on = today(timezone.now())
    context = {
        "round": row,
        "reviewed": queries.reviewed_in(row),
        "findings": queries.findings_in(row, on=on),
        "on": on,
        "may_change": person(request).may(Permission.LAW_MANAGE),
    }
    return render(request, "law/review.html", context)


@require_http_methods(["GET", "POST"])
@staff(Permission.LAW_MANAGE)
def new_review(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    wanted = LegalDocument.objects.filter(expires=None)
    form = RoundForm(request.POST or None, initial={"begun_on": today(now), "documents": wanted})
    page = FormPage(
        title=_("Mở đợt rà soát"),
        back=reverse("law:reviews"),
        back_title=_("Rà soát"),
        note=_("Những văn bản chưa ghi ngày hết hiệu lực đã được chọn sẵn."),
    )

    def write() -> None:
        documents = list(form.cleaned_data["documents"])
        actions.open_round(form.new(), documents, by=person(request), now=now)

    return answer_form(request, form, write, page, done=_("Đã mở đợt rà soát."))


@require_POST
@staff(Permission.LAW_MANAGE)
def looked_at(request: HttpRequest, reviewed_id: UUID) -> HttpResponse:
    rows = ReviewedDocument.objects.select_related("round")
    row = get_object_or_404(rows, pk=reviewed_id)
    try:
        actions.mark_looked_at(row, by=person(request), now=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("law:review", row.round_id)


@require_http_methods(["GET", "POST"])
@staff(Permission.LAW_MANAGE)
def close_review(request: HttpRequest, round_id: UUID) -> HttpResponse:
    row = get_object_or_404(ReviewRound, pk=round_id)
    form = CloseForm(request.POST or None)
    page = FormPage(
        title=_("Kết thúc đợt rà soát"),
        back=reverse("law:review", args=[row.pk]),
        back_title=row.title,
        note=_("Kết quả của các đề xuất đã gửi vẫn ghi được sau khi kết thúc."),
    )

    def write() -> None:
        conclusion = form.cleaned_data["conclusion"]
        actions.close_round(row, conclusion=conclusion, by=person(request), now=timezone.now())

    return answer_form(request, form, write, page, done=_("Đã kết thúc đợt rà soát."))
