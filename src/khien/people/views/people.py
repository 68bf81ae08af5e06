"""Everybody with an account: found by name, role and state, taken away as a table."""

from typing import cast, get_args

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from khien.core import bulk
from khien.core.access import staff
from khien.core.export import Cell, Kind, Table, respond
from khien.core.permissions import Permission
from khien.people import actions, queries
from khien.people.access import person
from khien.people.forms import PeopleFilter

PER_PAGE = 50


@staff(Permission.PEOPLE_MANAGE)
def people(request: HttpRequest) -> HttpResponse:
    form = PeopleFilter(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    now = timezone.now()
    found = queries.people(
        person(request),
        text=wanted.get("q", ""),
        role=wanted.get("role", ""),
        state=wanted.get("state") or "active",
        now=now,
    )
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "people/people.html",
        {
            "form": form,
            "page": page,
            "rows": queries.rows(page.object_list, now=now),  # type: ignore[arg-type]  # a slice of ours
            "filtered": any(wanted.values()),
            "bulk": bulk.offered(person(request), "people:people"),
        },
    )


@staff(Permission.PEOPLE_MANAGE)
def people_export(request: HttpRequest, kind: str) -> HttpResponse:
    if kind not in get_args(Kind):
        raise Http404
    now = timezone.now()
    user = person(request)
    rows = queries.rows(queries.people(user, state="all", now=now), now=now)
    actions.note_export(rows=len(rows), by=user, now=now)
    return respond(
        Table("nguoi-dung", _columns(), [_cells(row) for row in rows]), cast("Kind", kind)
    )


def _columns() -> list[str]:
    return [
        _("Tên đăng nhập"),
        _("Họ và tên"),
        _("Nhiệm vụ"),
        _("Đang hoạt động"),
        _("Có lớp bảo mật thứ hai"),
        _("Dùng lần cuối"),
    ]


def _cells(row: queries.PersonRow) -> list[Cell]:
    words = {True: _("có"), False: _("không")}
    return [
        row.username,
        row.name,
        "; ".join(row.duties),
        words[row.is_active],
        words[row.has_factor],
        row.last_seen,
    ]
