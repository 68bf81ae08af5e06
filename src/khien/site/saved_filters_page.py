"""One's own saved filters: kept from a list, renamed, made the one a list opens with, deleted."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from khien.core import saved_filters
from khien.core.access import signed_in
from khien.core.models import SavedFilter
from khien.core.refusal import Refused
from khien.people.access import person


class FilterForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Tên bộ lọc"), max_length=40)
    default = forms.BooleanField(
        label=gettext_lazy("Luôn mở danh sách với bộ lọc này"), required=False
    )


def _list(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        raise Http404 from None


@require_POST
@signed_in
def filter_keep(request: HttpRequest) -> HttpResponse:
    """From above a list, back to it."""
    user, listing = person(request), request.POST.get("listing", "")
    if listing not in saved_filters.listings():
        raise Http404
    query = request.POST.get("query", "")
    try:
        row = saved_filters.keep(
            user.pk,
            listing,
            query=query,
            name=request.POST.get("name", ""),
            default=bool(request.POST.get("default")),
            by=user,
            now=timezone.now(),
        )
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(f"{_list(listing)}?{query or saved_filters.USED + '='}")
    messages.success(request, _("Đã lưu bộ lọc “%(name)s”.") % {"name": row.name})
    return redirect(f"{_list(listing)}?{row.query}&{saved_filters.USED}={row.pk}")


@require_http_methods(["GET", "POST"])
@signed_in
def filter_change(request: HttpRequest, filter_id: UUID) -> HttpResponse:
    user = person(request)
    row = get_object_or_404(SavedFilter, pk=filter_id, person=user.pk)
    back = f"{_list(row.listing)}?{row.query}&{saved_filters.USED}={row.pk}"
    initial: dict[str, Any] = {"name": row.name, "default": row.is_default}
    form = FilterForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            said = form.cleaned_data
            saved_filters.change(
                row, name=said["name"], default=said["default"], by=user, now=timezone.now()
            )
        except Refused as refusal:
            form.add_error(refusal.field or None, str(refusal))
        else:
            messages.success(request, _("Đã lưu bộ lọc “%(name)s”.") % {"name": row.name})
            return redirect(back)
    context = {"form": form, "name": initial["name"], "filter_id": row.pk, "back": back}
    return render(request, "site/saved_filter.html", context, status=422 if form.errors else 200)


@require_POST
@signed_in
def filter_remove(request: HttpRequest, filter_id: UUID) -> HttpResponse:
    user = person(request)
    row = get_object_or_404(SavedFilter, pk=filter_id, person=user.pk)
    back = f"{_list(row.listing)}?{saved_filters.USED}="
    saved_filters.remove(row, by=user, now=timezone.now())
    messages.success(request, _("Đã xóa bộ lọc. Danh sách và dữ liệu vẫn như cũ."))
    return redirect(back)
