"""The author's pages: a new article, a new version, writing it, handing it in."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from khien.core.access import staff
from khien.core.conflict import Difference, differences, now_seen, settled, shown
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.people.access import person
from khien.publishing import actions, rendering
from khien.publishing.forms.article import ArticleForm, LanguageForm, stored
from khien.publishing.models import Article, ArticleState, ArticleVersion
from khien.publishing.queries import desk
from khien.publishing.rules.pasting import clean
from khien.publishing.rules.reading import readability


@require_http_methods(["GET", "POST"])
@staff(Permission.ARTICLE_WRITE)
def new(request: HttpRequest) -> HttpResponse:
    form = ArticleForm(request.POST or None)
    if form.is_valid():
        try:
            version = actions.start(
                form.cleaned_data["kind"],
                language="vi",
                words=form.words(),
                by=person(request),
                now=timezone.now(),
            )
        except Refused as refusal:
            form.add_error(refusal.field or None, str(refusal))
        else:
            messages.success(request, _("Đã lưu bản nháp."))
            return redirect("publishing:write", version.pk)
    context = {"form": form, "title": _("Viết tin bài mới"), "version": None}
    return render(request, "publishing/write.html", context, status=422 if form.errors else 200)


@require_POST
@staff(Permission.ARTICLE_WRITE)
def begin(request: HttpRequest, slug: str) -> HttpResponse:
    article, form = get_object_or_404(Article, slug=slug), LanguageForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Hãy chọn một ngôn ngữ."))
        return redirect("publishing:articles")
    try:
        version = actions.begin(
            article,
            language=form.cleaned_data["language"],
            by=person(request),
            now=timezone.now(),
        )
    except Refused as refusal:
        messages.error(request, str(refusal))
        open_one = desk.being_written(article, form.cleaned_data["language"])
        if open_one is not None:
            return redirect("publishing:version", open_one.pk)
        return redirect("publishing:articles")
    return redirect("publishing:write", version.pk)


@require_http_methods(["GET", "POST"])
@staff(Permission.ARTICLE_WRITE)
def write(request: HttpRequest, version_id: UUID) -> HttpResponse:
    """Whoever saves second sees both, field by field, and chooses; nothing typed is lost."""
    found = desk.version(version_id)
    kept = stored(found)
    data = settled(request.POST, kept) if request.method == "POST" else None
    form = ArticleForm(data, initial={**kept, "seen": found.saved})
    rows: list[Difference] = []
    if data is not None and form.is_valid():
        if form.cleaned_data["seen"] != found.saved:
            rows = differences(form, kept, names={})
            form.data = now_seen(data, found.saved)
        if not rows and _saved(request, found, form):
            return redirect("publishing:write", version_id)
    context = _written(found) | {
        "form": form,
        "title": _("Viết tin bài"),
        "conflict": rows,
        "was": shown(form, kept, asked=bool(rows)),
    }
    bad = form.errors or rows
    return render(request, "publishing/write.html", context, status=422 if bad else 200)


@require_POST
@staff(Permission.ARTICLE_WRITE)
def paste(request: HttpRequest) -> HttpResponse:
    """What somebody is pasting, as its form would keep it; nothing is kept."""
    try:
        text = clean(request.POST.get("text", ""))
    except Refused as refusal:
        return HttpResponse(str(refusal), content_type="text/plain", status=422)
    return HttpResponse(text, content_type="text/plain")


def _saved(request: HttpRequest, found: ArticleVersion, form: ArticleForm) -> bool:
    try:
        actions.save(
            found.pk,
            kind=form.cleaned_data["kind"],
            words=form.words(),
            seen=found.saved,
            by=person(request),
            now=timezone.now(),
        )
    except Refused as refusal:
        in_form = refusal.field in form.fields
        form.add_error(refusal.field if in_form else None, str(refusal))
        return False
    messages.success(request, _("Đã lưu bản nháp."))
    return True


def _written(found: ArticleVersion) -> dict[str, Any]:
    return {
        "version": found,
        "reading": readability(rendering.paragraphs(found.body), found.article.kind),
        "pictures": desk.pictures_of(found),
        "voice": hasattr(found, "voice"),
        "open": found.state == ArticleState.DRAFT,
    }


@require_POST
@staff(Permission.ARTICLE_WRITE)
def submit(request: HttpRequest, version_id: UUID) -> HttpResponse:
    try:
        actions.submit(desk.version(version_id).pk, by=person(request), now=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("publishing:write", version_id)
    messages.success(request, _("Đã gửi duyệt. Một người không viết bài này sẽ đọc."))
    return redirect("publishing:version", version_id)
