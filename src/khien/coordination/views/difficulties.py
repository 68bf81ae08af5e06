"""The list of difficulties, as a page and as a file."""

from dataclasses import dataclass
from datetime import datetime
from typing import cast
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from khien.coordination import events, subjects
from khien.coordination.forms.difficulties import DifficultiesForm
from khien.coordination.models import Difficulty, Referral
from khien.coordination.queries import difficulties as queries
from khien.coordination.subjects import Named
from khien.core import clocks, export, ledger
from khien.core.access import staff
from khien.core.calendars import today
from khien.core.export import Cell, Kind, Table
from khien.core.ids import new_id
from khien.core.models import RunningClock
from khien.core.permissions import Permission
from khien.core.saved_filters import list_page
from khien.directory.queries.latest import latest_names
from khien.people.access import person
from khien.people.models import User

ROWS_A_PAGE = 25
MOST_EXPORTED = 20_000


@dataclass(frozen=True)
class Row:
    """`held`: the office that is to answer, with its deadline."""

    difficulty: Difficulty
    office: str
    about: Named | None
    held: Referral | None
    holder: str
    clock: RunningClock | None


@require_safe
@staff(Permission.COORDINATION_WORK)
@list_page("coordination:difficulties", DifficultiesForm)
def difficulties(request: HttpRequest) -> HttpResponse:
    user, now = person(request), timezone.now()
    form = DifficultiesForm(request.GET)
    form.is_valid()
    chosen = form.cleaned_data
    found = queries.listing(
        user,
        now,
        state=chosen.get("buoc", ""),
        kind=chosen.get("ve", ""),
        blocking=chosen.get("dung", False),
        overdue=chosen.get("qua_han", False),
        search=chosen.get("tim", ""),
    )
    if request.GET.get("tep") in {"csv", "xlsx"}:
        return _export(request, found, kind=cast("Kind", request.GET["tep"]))
    page = Paginator(found, ROWS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "filtered": any(chosen.values()),
        "page": page,
        "rows": _rows(page, user, now),
        "now": now,
    }
    return render(request, "coordination/difficulties.html", context)


def held_by(difficulty: Difficulty) -> Referral | None:
    held: list[Referral] = difficulty.open_referrals  # type: ignore[attr-defined]  # prefetched by the listing
    return held[0] if held else None


def _rows(page: Page[Difficulty], user: User, now: datetime) -> list[Row]:
    shown = list(page)
    held = {row.pk: held_by(row) for row in shown}
    links = [link for link in held.values() if link]
    running = {clock.subject: clock for clock in clocks.of(link.pk for link in links)}
    about = subjects.named(user, shown, now)
    ids: set[UUID] = {row.office_id for row in shown} | {link.office_id for link in links}
    names = latest_names(ids)
    return [_row(row, held[row.pk], names, about, running) for row in shown]


def _row(
    row: Difficulty,
    held: Referral | None,
    names: dict[UUID, str],
    about: dict[UUID, Named],
    running: dict[UUID, RunningClock],
) -> Row:
    holder = (held.outside or names.get(held.office_id, "")) if held else ""
    clock = running.get(held.pk) if held else None
    return Row(row, names.get(row.office_id, ""), about.get(row.pk), held, holder, clock)


@transaction.atomic
def _export(request: HttpRequest, found: QuerySet[Difficulty], *, kind: Kind) -> HttpResponse:
    """Numbers, kinds and days: what was written stays in the house."""
    shown = list(found[:MOST_EXPORTED])
    held = {row.pk: held_by(row) for row in shown}
    offices = {row.office_id for row in shown} | {h.office_id for h in held.values() if h}
    names = latest_names(offices)
    rows: list[list[Cell]] = []
    for row in shown:
        link = held[row.pk]
        holder = (link.outside or names.get(link.office_id, "")) if link else ""
        raised = today(row.raised_at)
        words = [str(row.get_kind_display()), _("có") if row.blocking else _("không")]
        state = str(row.get_state_display())
        rows.append([row.number, names.get(row.office_id, ""), *words, raised, state, holder])
    columns = [
        _("Số"),
        _("Đơn vị nêu"),
        _("Vướng về"),
        _("Dừng việc"),
        _("Ngày nêu"),
        _("Tình trạng"),
        _("Đang ở"),
    ]
    taken = events.DifficultiesExported(new_id(), len(rows))
    ledger.record(taken, by=person(request), now=timezone.now())
    return export.respond(Table("vuong-mac", columns, rows), kind)
