"""Opening a record in an emergency, and looking afterwards whether that was right."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from khien.core.access import staff
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.people import reading
from khien.people.access import person
from khien.people.actions import reading as actions
from khien.people.models import EmergencyAccess, RecordKind, User, Verdict
from khien.people.reading_rules import LONGEST, SHORTEST

PER_PAGE = 20
OPENING = (
    Permission.REPORT_TRIAGE,
    Permission.CASE_WORK,
    Permission.CASE_APPROVE,
    Permission.CASE_OVERSEE,
)


class OpenForm(forms.Form):
    kind = forms.ChoiceField(label=gettext_lazy("Mở gì"), widget=forms.RadioSelect)
    number = forms.IntegerField(
        label=gettext_lazy("Số"),
        min_value=1,
        max_value=10**12,
        help_text=gettext_lazy("Chỉ phần số, ví dụ 123 của TB-26-000123."),
    )
    minutes = forms.IntegerField(
        label=gettext_lazy("Trong bao nhiêu phút"),
        min_value=SHORTEST,
        max_value=LONGEST,
        initial=30,
    )
    reason = forms.CharField(
        label=gettext_lazy("Vì sao cần xem ngay"), widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: object, kinds: list[str], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # handed on as they came
        self.fields["kind"].choices = [(k, RecordKind(k).label) for k in kinds]  # type: ignore[attr-defined]  # a choice field


class ReviewForm(forms.Form):
    verdict = forms.ChoiceField(
        label=gettext_lazy("Mở như vậy có đúng không"),
        choices=Verdict.choices,
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=gettext_lazy("Bạn thấy thế nào"), widget=forms.Textarea(attrs={"rows": 3})
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff(*OPENING)
def emergency(request: HttpRequest) -> HttpResponse:
    user, now = person(request), timezone.now()
    data = request.POST if request.method == "POST" else None
    form = OpenForm(data, kinds=reading.doors_for(user))
    if data is not None and form.is_valid():
        try:
            made = actions.open_in_emergency(**form.cleaned_data, by=user, now=now)
        except Refused as refusal:
            form.add_error(refusal.field or None, str(refusal))
        else:
            messages.warning(request, _("Đã mở. Người phụ trách được báo ngay và sẽ xem lại."))
            return redirect(page_of(made))
    rows = reading.accesses_for(user).order_by("-began_at")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "now": now}
    return render(request, "people/emergency.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@staff(*OPENING)
def emergency_review(request: HttpRequest, access_id: UUID) -> HttpResponse:
    user, now = person(request), timezone.now()
    found = _access_or_404(user, access_id)
    form = ReviewForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.review(found, **form.cleaned_data, by=user, now=now)
        except Refused as refusal:
            form.add_error(refusal.field or None, str(refusal))
        else:
            messages.success(request, _("Đã ghi việc xem lại."))
            return redirect("people:emergency")
    may = reading.may_review(user, found) and found.reviewed_at is None
    context = {"form": form, "access": found, "may_review": may, "now": now}
    status = 422 if form.errors else 200
    return render(request, "people/emergency_review.html", context, status=status)


def _access_or_404(user: User, access_id: UUID) -> EmergencyAccess:
    found = reading.accesses_for(user).filter(pk=access_id).first()
    if found is None:
        raise Http404
    return found


def page_of(access: EmergencyAccess) -> str:
    return reverse(reading.door(access.kind).page, args=[access.subject])
