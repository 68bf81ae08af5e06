"""An office's register: every number of a year, and numbers it gave by hand."""

from dataclasses import dataclass
from datetime import date
from typing import cast
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from khien.core import export, ledger
from khien.core.access import staff
from khien.core.calendars import today
from khien.core.export import Cell, Kind, Table
from khien.core.fold import alphabetical
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.directory.queries import names_of
from khien.documents import access, actions, events, queries, rules
from khien.documents.forms import OutsideForm, RegisterForm
from khien.documents.models import Document, DocumentType, RegisterNumber
from khien.people.access import person
from khien.people.models import User

ROWS_A_PAGE = 50
MOST_EXPORTED = 20_000
_LETTERS = "-"  # how the address says the kind without an abbreviation


@dataclass(frozen=True)
class Row:
    number: RegisterNumber
    document: Document | None
    opens: bool = False

    @property
    def kind(self) -> str:
        return self.document.type.title or _("Công văn") if self.document else ""

    @property
    def state(self) -> str:
        return str(self.document.get_state_display()) if self.document else _("ngoài Khiên")


@dataclass(frozen=True)
class Chosen:
    """What the filters say; `office` None where the person sees no office's register."""

    form: RegisterForm
    office: UUID | None
    name: str
    year: int
    abbreviation: str | None


def _chosen(request: HttpRequest, user: User, on: date) -> Chosen:
    names = names_of(queries.offices_of(user, on), on)
    offices = sorted(names.items(), key=lambda pair: alphabetical(pair[1]))
    kept = list(queries.registers(names))
    form = RegisterForm(
        request.GET,
        offices=[(str(pk), name) for pk, name in offices],
        years=sorted({on.year} | {register.year for register in kept}, reverse=True),
        kinds=sorted({register.abbreviation for register in kept}),
    )
    form.is_valid()
    said = form.cleaned_data
    office = UUID(said["co_quan"]) if said.get("co_quan") else offices[0][0] if offices else None
    kind = said.get("loai") or None
    return Chosen(
        form,
        office,
        names[office] if office else "",
        said.get("nam") or on.year,
        "" if kind == _LETTERS else kind,
    )


@require_safe
@staff(Permission.DOCUMENT_REGISTER)
def register(request: HttpRequest) -> HttpResponse:
    user, on = person(request), today(timezone.now())
    chosen = _chosen(request, user, on)
    found = RegisterNumber.objects.none()
    if chosen.office:
        found = queries.numbers(chosen.office, year=chosen.year, abbreviation=chosen.abbreviation)
        if request.GET.get("tep") in {"csv", "xlsx"}:
            return _export(request, chosen, found, cast("Kind", request.GET["tep"]))
    page = Paginator(found, ROWS_A_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "documents/register.html",
        {"chosen": chosen, "page": page, "rows": _rows(page, user), "filtered": bool(request.GET)},
    )


def _rows(page: Page[RegisterNumber], user: User) -> list[Row]:
    documents = {number.pk: getattr(number, "document", None) for number in page}
    opened = access.visible(user, [found for found in documents.values() if found])
    return [
        Row(number, documents[number.pk], bool(found and found.pk in opened))
        for number in page
        for found in (documents[number.pk],)
    ]


@transaction.atomic
def _export(
    request: HttpRequest, chosen: Chosen, found: QuerySet[RegisterNumber], kind: Kind
) -> HttpResponse:
    """Numbers, days and abstracts: nobody's name is among them."""
    shown = [Row(number, getattr(number, "document", None)) for number in found[:MOST_EXPORTED]]
    columns = [_("Số, ký hiệu"), _("Ngày"), _("Loại văn bản"), _("Trích yếu"), _("Trạng thái")]
    rows: list[list[Cell]] = [
        [row.number.written, row.number.day, row.kind, row.number.abstract, row.state]
        for row in shown
    ]
    event = events.RegisterExported(cast("UUID", chosen.office), chosen.year, len(rows))
    ledger.record(event, by=person(request), now=timezone.now())
    return export.respond(Table(f"so-van-ban-{chosen.year}", columns, rows), kind)


def office_or_404(request: HttpRequest, office_id: UUID) -> str:
    """The name of an office whose register the person keeps."""
    on = today(timezone.now())
    if office_id not in queries.offices_of(person(request), on):
        raise Http404
    return names_of([office_id], on).get(office_id, "")


@require_http_methods(["GET", "POST"])
@staff(Permission.DOCUMENT_REGISTER)
def outside(request: HttpRequest, office_id: UUID) -> HttpResponse:
    name = office_or_404(request, office_id)
    form = OutsideForm(request.POST or None)
    if form.is_valid() and _noted(request, office_id, form):
        messages.success(request, _("Đã ghi vào sổ."))
        return redirect("documents:register")
    return render(
        request,
        "documents/outside.html",
        {"form": form, "name": name},
        status=422 if form.errors else 200,
    )


def _noted(request: HttpRequest, office_id: UUID, form: OutsideForm) -> bool:
    now = timezone.now()
    kind: DocumentType = form.cleaned_data["kind"]
    letterhead = queries.letterhead_of(office_id, today(now))
    try:
        actions.use_outside(
            office_id,
            abbreviation=kind.abbreviation,
            symbol=rules.symbol_of(kind, letterhead),
            up_to=form.cleaned_data["up_to"],
            abstract=form.cleaned_data["abstract"],
            by=person(request),
            now=now,
        )
    except Refused as refusal:
        form.add_error(refusal.field or None, str(refusal))
        return False
    return True
