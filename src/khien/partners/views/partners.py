"""Partners: the list, one of them, and what is written down of it."""

from typing import cast
from uuid import UUID

from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khien.core import export, ledger
from khien.core.access import staff
from khien.core.calendars import today
from khien.core.export import Cell, Kind, Table
from khien.core.ids import new_id
from khien.core.permissions import Permission
from khien.partners import events
from khien.partners.actions import partners as actions
from khien.partners.forms.partners import (
    AgreementForm,
    EndForm,
    InterestForm,
    PartnerForm,
    PartnersFilter,
)
from khien.partners.models import InterestMark, Partner
from khien.partners.queries import interests
from khien.partners.queries import partners as queries
from khien.partners.queries.commitments import shown
from khien.partners.queries.partners import READING
from khien.partners.views.answering import FormPage, answer_form
from khien.people.access import person

ROWS_A_PAGE = 50


@require_safe
@staff(*READING)
def partners(request: HttpRequest) -> HttpResponse:
    form = PartnersFilter(request.GET)
    form.is_valid()
    said = form.cleaned_data
    found = queries.listing(
        search=said.get("q", ""),
        kind=said.get("loai", ""),
        origin=said.get("den_tu", ""),
        ended_too=bool(said.get("da_thoi")),
    )
    if request.GET.get("tep") in {"csv", "xlsx"}:
        return _export(request, found, kind=cast("Kind", request.GET["tep"]))
    page = Paginator(found, ROWS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "filtered": any(said.values()),
        "may_write": person(request).may(Permission.PARTNER_MANAGE),
    }
    return render(request, "partners/partners.html", context)


@transaction.atomic
def _export(request: HttpRequest, found: QuerySet[Partner], *, kind: Kind) -> HttpResponse:
    rows: list[list[Cell]] = [
        [
            row.name,
            str(row.get_kind_display()),
            str(row.get_origin_display()),
            row.country,
            row.since,
            row.ended_on,
            row.promised,  # type: ignore[attr-defined]  # annotated by the query
        ]
        for row in found
    ]
    columns = [
        _("Tên đối tác"),
        _("Loại"),
        _("Trong nước hay quốc tế"),
        _("Nước hoặc nơi đặt trụ sở"),
        _("Là đối tác từ ngày"),
        _("Thôi từ ngày"),
        _("Số cam kết"),
    ]
    event = events.PartnersExported(new_id(), len(rows))
    ledger.record(event, by=person(request), now=timezone.now())
    return export.respond(Table("doi-tac", columns, rows), kind)


@require_safe
@staff(*READING)
def partner(request: HttpRequest, partner_id: UUID) -> HttpResponse:
    row = get_object_or_404(Partner, pk=partner_id)
    user, on = person(request), today(timezone.now())
    agreements = queries.agreements_of(row)
    context = {
        "partner": row,
        "agreements": [(each, queries.agreement_words(each, on)) for each in agreements],
        "commitments": shown(row.commitments.all(), on),
        "platforms": interests.platforms(row, on),
        "unmarked": interests.unmarked_platform(row, on),
        "interests": queries.interests_of(row),
        "violations": interests.violations_of(row, user),
        "may_write": user.may(Permission.PARTNER_MANAGE),
    }
    return render(request, "partners/partner.html", context)


@require_http_methods(["GET", "POST"])
@staff(Permission.PARTNER_MANAGE)
def new_partner(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    form = PartnerForm(request.POST or None, initial={"since": today(now), "origin": "domestic"})
    page = FormPage(_("Thêm đối tác"), reverse("partners:partners"), _("Đối tác"))

    def write() -> str:
        made = actions.record_partner(form.details(), by=person(request), now=now)
        return reverse("partners:partner", args=[made.pk])

    return answer_form(request, form, write, page, done=_("Đã thêm đối tác."))


def _from(row: Partner, title: str, note: str = "") -> FormPage:
    return FormPage(
        title=title,
        back=reverse("partners:partner", args=[row.pk]),
        back_title=row.name,
        note=note,
    )


@require_http_methods(["GET", "POST"])
@staff(Permission.PARTNER_MANAGE)
def change_partner(request: HttpRequest, partner_id: UUID) -> HttpResponse:
    row = get_object_or_404(Partner, pk=partner_id)
    form = PartnerForm(request.POST or None, initial=PartnerForm.of(row))
    saved = _("Đang lưu")

    def write() -> None:
        seen = form.cleaned_data["revision"]
        actions.change_partner(
            row, form.details(), seen=seen, by=person(request), now=timezone.now()
        )

    note = f"{saved}: {_stored(row)}" if form.is_bound else ""
    page = _from(row, _("Sửa đối tác"), note)
    done = _("Đã lưu đối tác.")
    return answer_form(request, form, write, page, done=done, revision=row.revision)


def _stored(row: Partner) -> str:
    """For whoever was told that somebody else saved meanwhile."""
    said = (row.name, row.get_kind_display(), row.country, row.about, row.contact, *row.domains)
    return " · ".join(filter(None, map(str, said)))


@require_http_methods(["GET", "POST"])
@staff(Permission.PARTNER_MANAGE)
def end_partner(request: HttpRequest, partner_id: UUID) -> HttpResponse:
    row, now = get_object_or_404(Partner, pk=partner_id), timezone.now()
    form = EndForm(request.POST or None, initial={"on": today(now)})

    def write() -> None:
        actions.end_partner(row, **form.cleaned_data, by=person(request), now=now)

    page = _from(row, _("Thôi làm đối tác"))
    return answer_form(request, form, write, page, done=_("Đã ghi thôi làm đối tác."))


@require_http_methods(["GET", "POST"])
@staff(Permission.PARTNER_MANAGE)
def new_agreement(request: HttpRequest, partner_id: UUID) -> HttpResponse:
    row = get_object_or_404(Partner, pk=partner_id)
    form = AgreementForm(request.POST or None)

    def write() -> None:
        actions.record_agreement(row, form.new(), by=person(request), now=timezone.now())

    page = _from(row, _("Ghi thỏa thuận"))
    return answer_form(request, form, write, page, done=_("Đã ghi thỏa thuận."))


@require_http_methods(["GET", "POST"])
@staff(Permission.PARTNER_MANAGE)
def mark_interest(request: HttpRequest, partner_id: UUID) -> HttpResponse:
    row, now = get_object_or_404(Partner, pk=partner_id), timezone.now()
    on = today(now)
    known = next(iter(interests.platforms(row, on)), None)
    form = InterestForm(request.POST or None, on=on, initial={"addressee": known})

    def write() -> None:
        actions.mark_interest(row, **form.cleaned_data, by=person(request), now=now)

    page = _from(row, _("Ghi xung đột lợi ích"))
    return answer_form(request, form, write, page, done=_("Đã ghi xung đột lợi ích."))


@require_POST
@staff(Permission.PARTNER_MANAGE)
def end_interest(request: HttpRequest, mark_id: UUID) -> HttpResponse:
    row = get_object_or_404(InterestMark, pk=mark_id)
    actions.end_interest(row, by=person(request), now=timezone.now())
    return redirect("partners:partner", row.partner_id)
