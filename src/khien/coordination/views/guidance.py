"""One version of a guidance: read by all, drafts by those who write them; and its steps."""

from typing import cast
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from khien.coordination.actions import guidance as actions
from khien.coordination.forms.fields import Why
from khien.coordination.forms.guidance import GuidanceForm
from khien.coordination.models import Difficulty, Guidance, GuidanceVersion
from khien.coordination.queries import difficulties
from khien.coordination.queries import guidance as queries
from khien.coordination.queries.offices import may_speak_for
from khien.coordination.rules.guidance import check_can_publish, check_can_withdraw
from khien.coordination.views.steps import Page, just_do, posted, refused, step_page
from khien.coordination.views.together import meet
from khien.core.access import signed_in, staff
from khien.core.permissions import Permission
from khien.directory.queries.latest import latest_names
from khien.people.access import person

_DIGITS = 9  # of a counted revision


def _address(version: GuidanceVersion) -> str:
    return reverse("coordination:guidance", args=[version.pk])


@require_safe
@signed_in
def guidance(request: HttpRequest, version_id: UUID) -> HttpResponse:
    user, found = person(request), queries.version_for(version_id)
    writes = user.may(Permission.GUIDANCE_PUBLISH)
    if found.published_at is None and not writes:
        raise Http404
    versions = found.guidance.versions.order_by("-position")
    seen = versions if writes else versions.filter(published_at__isnull=False)
    context = {
        "version": found,
        "office": latest_names([found.guidance.office_id]).get(found.guidance.office_id, ""),
        "versions": seen,
        "reused": found.resolutions.count(),
        "writes": writes,
        "no_publishing": refused(lambda: check_can_publish(found, by=user)),
        "in_use": not refused(lambda: check_can_withdraw(found)),
    }
    return render(request, "coordination/guidance.html", context)


def _from(request: HttpRequest) -> Difficulty | None:
    """The answered difficulty that `tu` in the address names."""
    try:
        asked = UUID(request.GET.get("tu", ""))
    except ValueError:
        return None
    return difficulties.get_for(person(request), asked, timezone.now())


def _taken_over(source: Difficulty | None) -> dict[str, object]:
    if source is None:
        return {}
    last = source.resolutions.order_by("-decided_at").first()
    return {
        "title": source.title,
        "kind": source.kind,
        "question": source.words,
        "answer": last.words if last else "",
        "cites": last.cites if last else "",
    }


@staff(Permission.GUIDANCE_PUBLISH)
def guidance_new(request: HttpRequest) -> HttpResponse:
    user, source = person(request), _from(request)
    offices = may_speak_for(user, timezone.now())
    form = GuidanceForm(posted(request), offices=offices, initial=_taken_over(source))

    def act() -> GuidanceVersion:
        office = UUID(form.cleaned_data["office"])
        return actions.draft(
            form.said(), office=office, by=user, now=timezone.now(), difficulty=source
        )

    page = Page(
        _("Soạn hướng dẫn"),
        ((_("Hướng dẫn nghiệp vụ"), reverse("coordination:guidances")),),
        refusal="" if offices else _("Tài khoản của bạn chưa gắn với đơn vị nào."),
        hint=_("Bỏ mọi chi tiết chỉ rõ một trẻ, một người. Người khác đọc lại rồi mới công bố."),
    )
    return step_page(request, form, act, page, to=_address)


@staff(Permission.GUIDANCE_PUBLISH)
def guidance_revise(request: HttpRequest, guidance_id: UUID) -> HttpResponse:
    """The draft there is, else the newest version as the beginning of the next."""
    user, found = person(request), get_object_or_404(Guidance, pk=guidance_id)
    last = found.versions.latest("position")
    start = GuidanceForm.of(last)
    both = meet(request, lambda data: GuidanceForm(data, initial=start), version=last.revision)
    form = cast("GuidanceForm", both.form)

    def act() -> GuidanceVersion:
        seen = form.cleaned_data["seen"] if last.published_at is None else None
        return actions.revise(found, form.said(), by=user, now=timezone.now(), seen=seen)

    title = _("Sửa bản đang soạn") if last.published_at is None else _("Soạn bản mới")
    list_of_all = (_("Hướng dẫn nghiệp vụ"), reverse("coordination:guidances"))
    page = Page(title, (list_of_all, (last.title, _address(last))), last.revision)
    shown = {"was": both.was}
    return step_page(request, form, act, page, to=_address, shown=shown, conflict=both.rows)


@require_POST
@staff(Permission.GUIDANCE_PUBLISH)
def guidance_publish(request: HttpRequest, version_id: UUID) -> HttpResponse:
    """`seen`: the revision that was read; what changed meanwhile is read first."""
    found = queries.version_for(version_id)
    said = request.POST.get("seen", "")
    seen = int(said) if said.isascii() and said.isdecimal() and len(said) < _DIGITS else 0

    def act() -> None:
        actions.publish(found, by=person(request), now=timezone.now(), seen=seen)

    return just_do(request, act, to=_address(found))


@staff(Permission.GUIDANCE_PUBLISH)
def guidance_withdraw(request: HttpRequest, version_id: UUID) -> HttpResponse:
    user, found = person(request), queries.version_for(version_id)
    form = Why(posted(request))

    def act() -> None:
        actions.withdraw(found, why=form.cleaned_data["why"], by=user, now=timezone.now())

    list_of_all = (_("Hướng dẫn nghiệp vụ"), reverse("coordination:guidances"))
    page = Page(
        _("Thôi dùng hướng dẫn"),
        (list_of_all, (found.title, _address(found))),
        refusal=refused(lambda: check_can_withdraw(found)),
    )
    return step_page(request, form, act, page)
