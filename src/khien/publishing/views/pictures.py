"""Pictures and a voice of a draft."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from khien.core.access import staff
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.people.access import person
from khien.publishing import actions
from khien.publishing.forms.article import PictureForm, VoiceForm
from khien.publishing.queries import desk
from khien.publishing.rules import picture as rules


@require_http_methods(["GET", "POST"])
@staff(Permission.ARTICLE_WRITE)
def add_picture(request: HttpRequest, version_id: UUID) -> HttpResponse:
    found = desk.version(version_id)
    form = PictureForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        said = form.cleaned_data
        data = said["picture"].read(rules.LARGEST + 1)
        new = actions.NewPicture(data, said["alt"], said["credit"])
        try:
            placed = actions.place_picture(found.pk, new, by=person(request), now=timezone.now())
        except Refused as refusal:
            form.add_error(refusal.field or None, str(refusal))
        else:
            told = _(
                "Đã thêm hình %(number)s. Đặt hình vào chỗ nào thì ghi [hình %(number)s] ở đó."
            )
            messages.success(request, told % {"number": placed.number})
            return redirect("publishing:write", version_id)
    context = {"form": form, "title": _("Thêm hình"), "version": found, "staying": []}
    return render(request, "publishing/step.html", context, status=422 if form.errors else 200)


@require_POST
@staff(Permission.ARTICLE_WRITE)
def remove_picture(request: HttpRequest, version_id: UUID, number: int) -> HttpResponse:
    found = desk.version(version_id)
    try:
        actions.remove_picture(found.pk, number, seen=found.saved, by=person(request))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("publishing:write", version_id)


@require_http_methods(["GET", "POST"])
@staff(Permission.ARTICLE_WRITE)
def add_voice(request: HttpRequest, version_id: UUID) -> HttpResponse:
    found = desk.version(version_id)
    form = VoiceForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        data = form.cleaned_data["sound"].read()
        try:
            actions.record_voice(found.pk, data=data, by=person(request), now=timezone.now())
        except Refused as refusal:
            form.add_error(refusal.field or None, str(refusal))
        else:
            messages.success(request, _("Đã lưu bản đọc."))
            return redirect("publishing:write", version_id)
    title = _("Thêm bản đọc thành tiếng")
    context = {"form": form, "title": title, "version": found, "staying": []}
    return render(request, "publishing/step.html", context, status=422 if form.errors else 200)
