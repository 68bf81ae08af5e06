"""Conditions of a list that a person keeps under a name: offered above the list, checked when used.

A list's view is marked with `list_page`; what may be kept are the fields of its form that are
chosen. What is typed is not: it may be somebody's name.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast
from uuid import UUID

from django import forms
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from khien.core import ledger
from khien.core.actors import Actor
from khien.core.models import SavedFilter
from khien.core.refusal import Refused

USED = "bo-loc"  # in the address of a list: the filter it was opened with; empty: with none
MOST = 20  # of one person and list
LONGEST_NAME = 40

Parameters = ParamSpec("Parameters")
View = Callable[Concatenate[HttpRequest, Parameters], HttpResponse]
_listings: dict[str, type[forms.Form]] = {}


@dataclass(frozen=True)
class FilterSaved(ledger.Event):
    """The subject is the saved filter; never its name."""

    listing: str


@dataclass(frozen=True)
class FilterRemoved(ledger.Event):
    listing: str


@dataclass(frozen=True)
class Shown:
    row: SavedFilter
    href: str
    here: bool


@dataclass(frozen=True)
class OfList:
    """What stands above a list. `gone`: conditions of the one in use that are no more."""

    listing: str
    rows: list[Shown]
    here: SavedFilter | None
    query: str
    everything: str

    @property
    def default(self) -> bool:
        return any(shown.row.is_default for shown in self.rows)


def list_page(name: str, form: type[forms.Form]) -> Callable[[View[Parameters]], View[Parameters]]:
    """`name`: of the list's address. Opened bare, the list opens with the person's default."""
    _listings[name] = form

    def marked(view: View[Parameters]) -> View[Parameters]:
        @wraps(view)
        def opened(
            request: HttpRequest, *args: Parameters.args, **kwargs: Parameters.kwargs
        ) -> HttpResponse:
            if request.method == "GET" and not request.META.get("QUERY_STRING"):
                chosen = _rows(request, name).filter(is_default=True).first()
                if chosen is not None:
                    return redirect(_href(request.path, chosen))
            shown = SimpleLazyObject(lambda: _of_list(request, name))
            request.saved_filters = shown  # type: ignore[attr-defined]  # read by the component of filters
            return view(request, *args, **kwargs)

        return cast("View[Parameters]", opened)

    return marked


def listings() -> list[str]:
    return list(_listings)


def _rows(request: HttpRequest, name: str) -> Any:
    return SavedFilter.objects.filter(person=cast("Any", request.user).pk, listing=name)


def _href(path: str, row: SavedFilter) -> str:
    return f"{path}?{row.query}&{USED}={row.pk}"


def _of_list(request: HttpRequest, name: str) -> OfList:
    used = request.GET.get(USED, "")
    rows = [
        Shown(row, _href(request.path, row), str(row.pk) == used) for row in _rows(request, name)
    ]
    here = next((shown.row for shown in rows if shown.here), None)
    query = kept(name, request.GET.urlencode())
    return OfList(name, rows, here, query, f"{request.path}?{USED}=")


def kept(listing: str, query: str) -> str:
    """Of an address, what may be kept: chosen fields of the list's form that say something."""
    fields = _listings[listing].base_fields
    found = QueryDict(mutable=True)
    for name, values in QueryDict(query).lists():
        said = [value for value in values if value]
        if said and name in fields and _is_chosen(fields[name]):
            found.setlist(name, said)
    return found.urlencode()


def _is_chosen(field: forms.Field) -> bool:
    return not isinstance(field, forms.CharField) or isinstance(field, forms.UUIDField)


def gone(row: SavedFilter, form: forms.Form) -> list[str]:
    """Conditions the list's form no longer has, or whose value it no longer knows: as they read."""
    said = QueryDict(row.query)
    lost = [name for name in said if name not in form.fields]
    refused = [name for name in said if name in form.fields and name in form.errors]
    return lost + [str(form.fields[name].label or name) for name in refused]


@transaction.atomic
def keep(
    person: UUID,
    listing: str,
    *,
    query: str,
    name: str,
    default: bool,
    by: Actor,
    now: datetime,
) -> SavedFilter:
    if listing not in _listings:
        raise Refused(_("Danh sách này không lưu bộ lọc."))
    words, said = _name(name), kept(listing, query)
    if not said:
        raise Refused(_("Hãy chọn ít nhất một điều kiện lọc. Chữ gõ vào ô tìm không được lưu."))
    mine = SavedFilter.objects.filter(person=person, listing=listing)
    if mine.count() >= MOST:
        raise Refused(_("Một danh sách giữ nhiều nhất 20 bộ lọc. Hãy xóa bớt một bộ."))
    if default:
        mine.update(is_default=False)
    row = _write(
        SavedFilter(
            person=person, listing=listing, name=words, query=said, is_default=default, made_at=now
        )
    )
    ledger.record(FilterSaved(row.pk, listing), by=by, now=now)
    return row


def _name(name: str) -> str:
    words = " ".join(name.split())
    if not words:
        raise Refused(_("Hãy đặt tên cho bộ lọc."), field="name")
    if len(words) > LONGEST_NAME:
        raise Refused(_("Tên dài nhiều nhất 40 ký tự."), field="name")
    return words


def _write(row: SavedFilter) -> SavedFilter:
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        raise Refused(_("Bạn đã có một bộ lọc tên này."), field="name") from None
    return row


@transaction.atomic
def change(row: SavedFilter, *, name: str, default: bool, by: Actor, now: datetime) -> None:
    row.name, row.is_default = _name(name), default
    if default:
        others = SavedFilter.objects.filter(person=row.person, listing=row.listing)
        others.exclude(pk=row.pk).update(is_default=False)
    _write(row)
    ledger.record(FilterSaved(row.pk, row.listing), by=by, now=now)


@transaction.atomic
def remove(row: SavedFilter, *, by: Actor, now: datetime) -> None:
    """A comfort of the person's own, not a record: it goes."""
    key, listing = row.pk, row.listing
    row.delete()
    ledger.record(FilterRemoved(key, listing), by=by, now=now)
