"""The author's pages: a new lesson, a new version, writing it, reading it aloud, submitting it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from khien.core.access import staff
from khien.core.conflict import show_refusal
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.curriculum import actions
from khien.curriculum.content import Content, empty
from khien.curriculum.forms.lesson import LessonForm, initial
from khien.curriculum.forms.steps import LanguageForm, NewLessonForm, SoundForm
from khien.curriculum.models import LessonVersion
from khien.curriculum.rules.lesson import troubles
from khien.curriculum.rules.version import MOST_BYTES, size
from khien.curriculum.views.lessons import lesson_of
from khien.curriculum.views.review import to_version, version_of
from khien.people.access import person


@require_http_methods(["GET", "POST"])
@staff(Permission.LESSON_WRITE)
def new(request: HttpRequest) -> HttpResponse:
    form = NewLessonForm(request.POST or None)
    if form.is_valid():
        said = form.cleaned_data
        try:
            version = actions.start_lesson(
                said["code"],
                band=said["band"],
                strands=[said["strand"]],
                content=empty(said["title"]),
                by=person(request),
                now=timezone.now(),
            )
        except Refused as refusal:
            form.add_error(refusal.field or None, str(refusal))
        else:
            return to_version(version, "write")
    context = {"form": form, "title": _("Viết bài mới")}
    return render(request, "curriculum/step.html", context, status=422 if form.errors else 200)


@require_POST
@staff(Permission.LESSON_WRITE)
def begin(request: HttpRequest, code: str) -> HttpResponse:
    lesson, form = lesson_of(code), LanguageForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Hãy chọn một ngôn ngữ."))
        return redirect("curriculum:lesson", code)
    try:
        version = actions.begin(
            lesson,
            language=form.cleaned_data["language"],
            by=person(request),
            now=timezone.now(),
        )
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("curriculum:lesson", code)
    return to_version(version, "write")


@require_http_methods(["GET", "POST"])
@staff(Permission.LESSON_WRITE)
def write(request: HttpRequest, code: str, language: str, number: int) -> HttpResponse:
    version = version_of(code, language, number)
    content = Content.of(version.content)
    given = initial(content, strands=version.strands, picture=version.picture, saved=version.saved)
    form = LessonForm(request.POST or None, initial=given)
    if form.is_valid():
        content = form.content()
        try:
            actions.save(
                version.pk,
                content=content,
                strands=form.cleaned_data["strands"],
                picture=form.cleaned_data["picture"].strip(),
                seen=form.cleaned_data["saved"],
                by=person(request),
                now=timezone.now(),
            )
        except Refused as refusal:
            show_refusal(form, refusal, version=version.saved)
        else:
            messages.success(request, _("Đã lưu."))
            return to_version(version, "write")
    context = _judged(version, content) | {"form": form, "version": version, "content": content}
    return render(request, "curriculum/write.html", context, status=422 if form.errors else 200)


def _judged(version: LessonVersion, content: Content) -> dict[str, object]:
    weighs = size(content, version.picture)
    return {
        "troubles": troubles(content, band=version.lesson.band, strands=version.strands),
        "kilobytes": round(weighs / 1000),
        "most": MOST_BYTES // 1000,
        "share": round(100 * weighs / MOST_BYTES),
    }


@require_POST
@staff(Permission.LESSON_WRITE)
def submit(request: HttpRequest, code: str, language: str, number: int) -> HttpResponse:
    version = version_of(code, language, number)
    try:
        actions.submit(version.pk, by=person(request), now=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
        return to_version(version, "write")
    messages.success(request, _("Đã gửi đọc duyệt. Cần hai người ở hai vai trò khác nhau."))
    return to_version(version)


@require_http_methods(["GET", "POST"])
@staff(Permission.LESSON_WRITE)
def sound(request: HttpRequest, code: str, language: str, number: int) -> HttpResponse:
    version = version_of(code, language, number)
    form = SoundForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        data = form.cleaned_data["sound"].read()
        try:
            actions.record_sound(version.pk, data=data, by=person(request), now=timezone.now())
        except Refused as refusal:
            form.add_error(refusal.field or None, str(refusal))
        else:
            messages.success(request, _("Đã lưu bản đọc."))
            return to_version(version)
    context = {"form": form, "title": _("Thêm bản đọc thành tiếng"), "version": version}
    return render(request, "curriculum/step.html", context, status=422 if form.errors else 200)
