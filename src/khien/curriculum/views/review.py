"""One version as its readers see it, and what they say of it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from khien.core.access import staff
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.curriculum import actions
from khien.curriculum.content import Content
from khien.curriculum.forms.steps import ReviewForm, WithdrawLessonForm
from khien.curriculum.models import LessonVersion, Review, VersionState
from khien.curriculum.queries import workbench
from khien.curriculum.rules.lesson import troubles
from khien.people.access import person
from khien.people.roles import ROLES, Role


def version_of(code: str, language: str, number: int) -> LessonVersion:
    try:
        return workbench.version(code, language, number)
    except LessonVersion.DoesNotExist:
        raise Http404 from None


def to_version(version: LessonVersion, page: str = "version") -> HttpResponse:
    where = [version.lesson.code, version.language, version.number]
    return redirect(f"curriculum:{page}", *where)


@require_http_methods(["GET", "POST"])
@staff(Permission.LESSON_WRITE, Permission.LESSON_REVIEW)
def version(request: HttpRequest, code: str, language: str, number: int) -> HttpResponse:
    found, user = version_of(code, language, number), person(request)
    reads = user.may(Permission.LESSON_REVIEW) and found.state == VersionState.IN_REVIEW
    form = ReviewForm(request.POST or None) if reads else None
    if form is not None and form.is_valid():
        try:
            state = actions.review(
                found.pk,
                good=form.cleaned_data["verdict"] == "good",
                remark=form.cleaned_data["remark"],
                by=user,
                now=timezone.now(),
            )
        except Refused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        else:
            messages.success(request, _AFTER[state]())
            return to_version(found)
    content = Content.of(found.content)
    context = {
        "version": found,
        "content": content,
        "form": form,
        "troubles": troubles(content, band=found.lesson.band, strands=found.strands),
        "reviews": [(each, ROLES[Role(each.role)].title) for each in _reviews(found)],
        "writes": user.may(Permission.LESSON_WRITE),
        "withdraws": user.may(Permission.LESSON_REVIEW),
    }
    status = 422 if form is not None and form.errors else 200
    return render(request, "curriculum/version.html", context, status=status)


def _reviews(version: LessonVersion) -> list[Review]:
    return list(version.reviews.select_related("by").order_by("-at"))


_AFTER = {
    VersionState.DRAFT: lambda: _("Đã trả lại cho người viết."),
    VersionState.IN_REVIEW: lambda: _("Đã ghi. Còn cần một người ở vai trò khác."),
    VersionState.PUBLISHED: lambda: _("Hai người đã đọc: bài được dùng từ bây giờ."),
}


@require_http_methods(["GET", "POST"])
@staff(Permission.LESSON_REVIEW)
def withdraw(request: HttpRequest, code: str, language: str, number: int) -> HttpResponse:
    found, form = version_of(code, language, number), WithdrawLessonForm(request.POST or None)
    if form.is_valid():
        try:
            actions.withdraw(
                found.pk, why=form.cleaned_data["why"], by=person(request), now=timezone.now()
            )
        except Refused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        else:
            messages.success(request, _("Đã rút bài. Trang công khai không còn bài này."))
            return to_version(found)
    context = {"form": form, "title": _("Rút bài khỏi nơi dùng"), "version": found}
    return render(request, "curriculum/step.html", context, status=422 if form.errors else 200)
