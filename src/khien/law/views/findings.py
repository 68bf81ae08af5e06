"""What is found in a round, what is proposed about it, what came of it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.law import actions
from khien.law.forms import FindingForm, OutcomeForm, ProposalForm, WhyForm
from khien.law.models import LegalFinding, Proposal, ReviewRound
from khien.law.views.answering import FormPage, answer_form
from khien.people.access import person


def _in(row: ReviewRound, title: str, lead: str = "") -> FormPage:
    back = reverse("law:review", args=[row.pk])
    return FormPage(title=title, back=back, back_title=row.title, lead=lead)


def _finding(finding_id: UUID) -> LegalFinding:
    rows = LegalFinding.objects.select_related("round", "document")
    return get_object_or_404(rows, pk=finding_id)


@require_http_methods(["GET", "POST"])
@staff(Permission.LAW_MANAGE)
def new_finding(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """`van-ban`, `loai` in the address: chosen beforehand, as where an alarm leads here."""
    row = get_object_or_404(ReviewRound, pk=round_id)
    chosen = {"document": request.GET.get("van-ban"), "kind": request.GET.get("loai")}
    form = FindingForm(request.POST or None, round_=row, initial=chosen)

    def write() -> None:
        actions.record_finding(row, form.new(), by=person(request), now=timezone.now())

    page = _in(row, _("Ghi một phát hiện"))
    return answer_form(request, form, write, page, done=_("Đã ghi phát hiện."))


@require_http_methods(["GET", "POST"])
@staff(Permission.LAW_MANAGE)
def withdraw_finding(request: HttpRequest, finding_id: UUID) -> HttpResponse:
    row = _finding(finding_id)
    form = WhyForm(request.POST or None)

    def write() -> None:
        why = form.cleaned_data["why"]
        actions.withdraw_finding(row, why=why, by=person(request), now=timezone.now())

    page = _in(row.round, _("Rút phát hiện"), row.text)
    return answer_form(request, form, write, page, done=_("Đã rút phát hiện."))


@require_http_methods(["GET", "POST"])
@staff(Permission.LAW_MANAGE)
def propose(request: HttpRequest, finding_id: UUID) -> HttpResponse:
    row, now = _finding(finding_id), timezone.now()
    form = ProposalForm(request.POST or None, initial={"sent_on": today(now)})

    def write() -> None:
        actions.propose(row, form.new(), by=person(request), now=now)

    page = _in(row.round, _("Ghi đề xuất đã gửi"), row.text)
    return answer_form(request, form, write, page, done=_("Đã ghi đề xuất."))


@require_http_methods(["GET", "POST"])
@staff(Permission.LAW_MANAGE)
def record_outcome(request: HttpRequest, proposal_id: UUID) -> HttpResponse:
    rows = Proposal.objects.select_related("finding__round", "outcome")
    row, now = get_object_or_404(rows, pk=proposal_id), timezone.now()
    form = OutcomeForm(request.POST or None, initial={"on": today(now)})

    def write() -> None:
        actions.record_outcome(row, form.new(), by=person(request), now=now)

    page = _in(row.finding.round, _("Ghi kết quả của đề xuất"), row.text)
    return answer_form(request, form, write, page, done=_("Đã ghi kết quả."))
