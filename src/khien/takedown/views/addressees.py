"""The directory of addressees: who can be asked, by which ways, within which hours."""

from uuid import UUID

from django import forms as django_forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khien.core.access import staff
from khien.core.calendars import today
from khien.core.conflict import show_refusal
from khien.core.models import Certainty
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.law.rules import CERTAINTY_WORDS
from khien.people.access import person
from khien.takedown.actions import addressees as actions
from khien.takedown.forms.addressees import AddresseeFields, ChangeForm, ChannelForm
from khien.takedown.forms.lists import DirectoryForm
from khien.takedown.models import Addressee, AddresseeChannel
from khien.takedown.queries.addressees import directory
from khien.takedown.queries.hours import statutory_hours

ROWS_A_PAGE = 50


@require_safe
@staff(Permission.TAKEDOWN_WORK)
def addressees(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    form = DirectoryForm(request.GET)
    form.is_valid()
    chosen = form.cleaned_data
    found = directory(today(now), text=chosen.get("tim", ""), kind=chosen.get("loai", ""))
    context = {
        "form": form,
        "filtered": any(chosen.values()),
        "page": Paginator(found, ROWS_A_PAGE).get_page(request.GET.get("page")),
        "hours": statutory_hours(now),
    }
    return render(request, "takedown/addressees.html", context)


@require_safe
@staff(Permission.TAKEDOWN_WORK)
def addressee(request: HttpRequest, addressee_id: UUID) -> HttpResponse:
    """With the ways that no longer hold: what was sent by them is still read."""
    found = get_object_or_404(Addressee, pk=addressee_id)
    channels = found.channels.order_by("valid_to", "way", "value")
    context = {
        "addressee": found,
        "mark": CERTAINTY_WORDS[Certainty(found.certainty)],
        "channels": [(each, CERTAINTY_WORDS[Certainty(each.certainty)]) for each in channels],
        "day": today(timezone.now()),
        "hours": statutory_hours(timezone.now()),
    }
    return render(request, "takedown/addressee.html", context)


@require_http_methods(["GET", "POST"])
@staff(Permission.TAKEDOWN_WORK)
def addressee_new(request: HttpRequest) -> HttpResponse:
    form = AddresseeFields(request.POST or None, initial={"certainty": Certainty.KNOWN})
    if form.is_valid():
        try:
            made = actions.add(**form.cleaned_data, by=person(request), now=timezone.now())
        except Refused as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã thêm nơi nhận."))
            return redirect("takedown:addressee", made.pk)
    return _form(request, form, None, _("Thêm nơi nhận"))


@require_http_methods(["GET", "POST"])
@staff(Permission.TAKEDOWN_WORK)
def addressee_change(request: HttpRequest, addressee_id: UUID) -> HttpResponse:
    found = get_object_or_404(Addressee, pk=addressee_id)
    form = ChangeForm(request.POST or None, initial=ChangeForm.of(found))
    if form.is_valid():
        try:
            actions.change(found, **form.changes(), by=person(request), now=timezone.now())
        except Refused as refusal:
            show_refusal(form, refusal, version=found.revision)
        else:
            messages.success(request, _("Đã lưu."))
            return redirect("takedown:addressee", found.pk)
    return _form(request, form, found, _("Sửa nơi nhận"))


@require_POST
@staff(Permission.TAKEDOWN_WORK)
def addressee_end(request: HttpRequest, addressee_id: UUID) -> HttpResponse:
    found = get_object_or_404(Addressee, pk=addressee_id)
    actions.end(found, by=person(request), now=timezone.now())
    messages.success(request, _("Từ hôm nay nơi này không còn trong danh bạ."))
    return redirect("takedown:addressee", found.pk)


@require_http_methods(["GET", "POST"])
@staff(Permission.TAKEDOWN_WORK)
def channel_new(request: HttpRequest, addressee_id: UUID) -> HttpResponse:
    found = get_object_or_404(Addressee, pk=addressee_id)
    initial = {"certainty": Certainty.KNOWN, "valid_from": today(timezone.now())}
    form = ChannelForm(request.POST or None, initial=initial)
    if form.is_valid():
        try:
            actions.add_channel(found, **form.cleaned_data, by=person(request), now=timezone.now())
        except Refused as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã thêm kênh."))
            return redirect("takedown:addressee", found.pk)
    return _form(request, form, found, _("Thêm kênh"))


@require_POST
@staff(Permission.TAKEDOWN_WORK)
def channel_end(request: HttpRequest, channel_id: UUID) -> HttpResponse:
    found = get_object_or_404(AddresseeChannel, pk=channel_id)
    actions.end_channel(found, by=person(request), now=timezone.now())
    messages.success(request, _("Từ hôm nay không dùng kênh này nữa."))
    return redirect("takedown:addressee", found.addressee_id)


def _form(
    request: HttpRequest, form: django_forms.Form, found: Addressee | None, title: str
) -> HttpResponse:
    context = {"form": form, "addressee": found, "title": title}
    status = 422 if form.errors else 200
    return render(request, "takedown/addressee_form.html", context, status=status)
