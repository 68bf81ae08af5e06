"""Commitments: promised, delivered, confirmed by another, shared out to tasks."""

from decimal import Decimal
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.directory.models import Organisation
from khien.directory.queries import names_of
from khien.evidence.models import Exhibit, HolderKind
from khien.evidence.views.add import Holder, adding
from khien.partners.actions import commitments as actions
from khien.partners.forms.commitments import (
    AllocationForm,
    CommitmentForm,
    DeliveryForm,
    left_of,
)
from khien.partners.forms.partners import WhyForm
from khien.partners.models import Allocation, Commitment, Delivery, Partner
from khien.partners.queries import commitments as queries
from khien.partners.queries.partners import READING
from khien.partners.views.answering import FormPage, answer_form, places
from khien.people.access import person
from khien.steering.models import Task


def _get(commitment_id: UUID) -> Commitment:
    rows = Commitment.objects.select_related("partner", "agreement", "recorded_by")
    return get_object_or_404(rows, pk=commitment_id)


def _address(row: Commitment) -> str:
    return reverse("partners:commitment", args=[row.pk])


def _from(row: Commitment, title: str) -> FormPage:
    lead = f"{row.partner.name}: {row.what}"
    return FormPage(title=title, back=_address(row), back_title=row.what, lead=lead)


@require_safe
@staff(*READING)
def commitment(request: HttpRequest, commitment_id: UUID) -> HttpResponse:
    row = _get(commitment_id)
    user, on = person(request), today(timezone.now())
    (shown,) = queries.shown(Commitment.objects.filter(pk=row.pk), on)
    deliveries = queries.deliveries_of(row)
    communes = {each.pk for each in row.communes.all()}
    named = communes | {each.commune_id for each in deliveries if each.commune_id}
    names = names_of(named, on)
    files: dict[UUID, list[Exhibit]] = {}
    for exhibit in Exhibit.objects.filter(holder__in=[each.pk for each in deliveries]):
        files.setdefault(exhibit.holder, []).append(exhibit)
    context = {
        "shown": shown,
        "commitment": row,
        "communes": sorted(names[key] for key in communes if key in names),
        "deliveries": [
            (
                each,
                names.get(each.commune_id, "") if each.commune_id else "",
                files.get(each.pk, []),
            )
            for each in deliveries
        ],
        "allocations": queries.allocations_of(row),
        "me": user.pk,
        "may_write": user.may(Permission.PARTNER_MANAGE),
    }
    return render(request, "partners/commitment.html", context)


@require_http_methods(["GET", "POST"])
@staff(Permission.PARTNER_MANAGE)
def new_commitment(request: HttpRequest, partner_id: UUID) -> HttpResponse:
    row, now = get_object_or_404(Partner, pk=partner_id), timezone.now()
    on = today(now)
    initial = {"promised_on": on}
    form = CommitmentForm(request.POST or None, partner=row, places=places(on), initial=initial)
    page = FormPage(
        _("Ghi cam kết"), reverse("partners:partner", args=[row.pk]), row.name, lead=row.name
    )

    def write() -> str:
        communes = Organisation.objects.filter(pk__in=form.cleaned_data["communes"])
        made = actions.record_commitment(
            row, form.new(), list(communes), by=person(request), now=now
        )
        return _address(made)

    return answer_form(request, form, write, page, done=_("Đã ghi cam kết."))


@require_http_methods(["GET", "POST"])
@staff(Permission.PARTNER_MANAGE)
def cancel_commitment(request: HttpRequest, commitment_id: UUID) -> HttpResponse:
    row = _get(commitment_id)
    form = WhyForm(request.POST or None)

    def write() -> None:
        why = form.cleaned_data["why"]
        actions.cancel_commitment(row, why=why, by=person(request), now=timezone.now())

    page = _from(row, _("Hủy cam kết"))
    return answer_form(request, form, write, page, done=_("Đã hủy cam kết."))


@require_http_methods(["GET", "POST"])
@staff(Permission.PARTNER_MANAGE)
def new_delivery(request: HttpRequest, commitment_id: UUID) -> HttpResponse:
    row, now = _get(commitment_id), timezone.now()
    on = today(now)
    form = DeliveryForm(request.POST or None, places=places(on), initial={"on": on})

    def write() -> None:
        chosen = form.cleaned_data["commune"]
        commune = Organisation.objects.get(pk=chosen) if chosen else None
        actions.record_delivery(row, form.new(commune), by=person(request), now=now)

    page = _from(row, _("Ghi bàn giao"))
    done = _("Đã ghi. Một người khác xác nhận thì phần này mới được tính.")
    return answer_form(request, form, write, page, done=done)


def _delivery(delivery_id: UUID) -> Delivery:
    rows = Delivery.objects.select_related("commitment__partner")
    return get_object_or_404(rows, pk=delivery_id)


@require_http_methods(["GET", "POST"])
@staff(Permission.PARTNER_MANAGE)
def delivery_file(request: HttpRequest, delivery_id: UUID) -> HttpResponse:
    row = _delivery(delivery_id)
    holder = Holder(row.pk, HolderKind.DELIVERY, _address(row.commitment))
    shown = {"commitment": row.commitment}
    return adding(request, holder, template="partners/delivery_file.html", shown=shown)


@require_POST
@staff(Permission.PARTNER_MANAGE)
def confirm_delivery(request: HttpRequest, delivery_id: UUID) -> HttpResponse:
    row = _delivery(delivery_id)
    try:
        actions.confirm_delivery(row, by=person(request), now=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Đã xác nhận. Phần này được tính."))
    return redirect("partners:commitment", row.commitment_id)


@require_http_methods(["GET", "POST"])
@staff(Permission.PARTNER_MANAGE)
def withdraw_delivery(request: HttpRequest, delivery_id: UUID) -> HttpResponse:
    row = _delivery(delivery_id)
    form = WhyForm(request.POST or None)

    def write() -> None:
        why = form.cleaned_data["why"]
        actions.withdraw_delivery(row, why=why, by=person(request), now=timezone.now())

    page = _from(row.commitment, _("Rút lần bàn giao ghi nhầm"))
    return answer_form(request, form, write, page, done=_("Đã rút lần bàn giao."))


@require_http_methods(["GET", "POST"])
@staff(Permission.PARTNER_MANAGE)
def allocate(request: HttpRequest, commitment_id: UUID) -> HttpResponse:
    row = _get(commitment_id)
    given = sum((each.quantity for each in queries.allocations_of(row)), Decimal(0))
    tasks = Task.objects.filter(cancelled_at=None, until=None).select_related("plan")
    form = AllocationForm(
        request.POST or None,
        tasks=tasks.order_by("-plan__starts", "number"),
        initial=left_of(row, given),
    )

    def write() -> None:
        said = form.cleaned_data
        actions.allocate(
            row,
            said["task"],
            quantity=said["quantity"],
            note=said["note"],
            by=person(request),
            now=timezone.now(),
        )

    page = _from(row, _("Phân bổ cho nhiệm vụ"))
    return answer_form(request, form, write, page, done=_("Đã phân bổ."))


@require_POST
@staff(Permission.PARTNER_MANAGE)
def remove_allocation(request: HttpRequest, allocation_id: UUID) -> HttpResponse:
    row = get_object_or_404(Allocation, pk=allocation_id)
    actions.remove_allocation(row, by=person(request), now=timezone.now())
    messages.success(request, _("Đã bỏ phần phân bổ."))
    return redirect("partners:commitment", row.commitment_id)
