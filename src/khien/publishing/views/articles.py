"""The list of articles, and one version as those read it who decide on it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from khien.core.access import staff
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.people.access import person
from khien.publishing import actions, rendering
from khien.publishing.forms.article import (
    ArticlesFilter,
    LanguageForm,
    ReviewArticleForm,
    WithdrawArticleForm,
)
from khien.publishing.models import ArticleState, ArticleVersion, PlacedPicture
from khien.publishing.queries import desk
from khien.publishing.rules.comparing import changes
from khien.publishing.rules.reading import readability
from khien.publishing.sounds import sound_response

ROWS_A_PAGE = 50
_OURS = (Permission.ARTICLE_WRITE, Permission.ARTICLE_PUBLISH)


@require_safe
@staff(*_OURS)
def articles(request: HttpRequest) -> HttpResponse:
    form = ArticlesFilter(request.GET)
    form.is_valid()
    chosen = form.cleaned_data
    found = desk.listing(
        text=chosen.get("tim", ""),
        kind=chosen.get("loai", ""),
        state=chosen.get("trang_thai", ""),
        language=chosen.get("ngon_ngu", ""),
    )
    page = Paginator(found, ROWS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "filtered": any(chosen.values()),
        "page": page,
        "now": timezone.now(),
        "writes": person(request).may(Permission.ARTICLE_WRITE),
    }
    return render(request, "publishing/articles.html", context)


@require_http_methods(["GET", "POST"])
@staff(*_OURS)
def version(request: HttpRequest, version_id: UUID) -> HttpResponse:
    found, user = desk.version(version_id), person(request)
    reads = user.may(Permission.ARTICLE_PUBLISH) and found.state == ArticleState.IN_REVIEW
    reads = reads and user.pk not in found.authors
    form = ReviewArticleForm(request.POST or None) if reads else None
    if form is not None and form.is_valid() and _decided(request, found, form):
        return redirect("publishing:version", version_id)
    context = _shown(found) | {
        "form": form,
        "language_form": LanguageForm(),
        "writes": user.may(Permission.ARTICLE_WRITE),
        "withdraws": user.may(Permission.ARTICLE_PUBLISH),
        "wrote": user.pk in found.authors,
    }
    status = 422 if form is not None and form.errors else 200
    return render(request, "publishing/version.html", context, status=status)


def _shown(found: ArticleVersion) -> dict[str, Any]:
    before = desk.let_through_before(found)
    return {
        "before": before,
        "changes": changes(_lines(before), _lines(found)) if before else [],
        "version": found,
        "now": timezone.now(),
        "text": rendering.as_html(found.body, desk.pictures_of(found), _address),
        "reading": readability(rendering.paragraphs(found.body), found.article.kind),
        "reviews": found.reviews.select_related("by").order_by("-at"),
        "others": desk.others_of(found.article).exclude(pk=found.pk),
        "voice": hasattr(found, "voice"),
    }


def _lines(version: ArticleVersion) -> list[str]:
    lines = [version.title, version.summary, *version.body.splitlines()]
    return [line for line in lines if line.strip()]


def _address(placed: PlacedPicture, name: str) -> str:
    return reverse("publishing:picture", args=[placed.picture_id, name])


def _decided(request: HttpRequest, found: ArticleVersion, form: ReviewArticleForm) -> bool:
    said, by, now = form.cleaned_data, person(request), timezone.now()
    try:
        if said["verdict"] == "good":
            actions.publish(
                found.pk, planned=said["visible_from"], remark=said["remark"], by=by, now=now
            )
            messages.success(request, _("Đã duyệt. Bài hiện trên trang công khai từ giờ đã ghi."))
        else:
            actions.send_back(found.pk, remark=said["remark"], by=by, now=now)
            messages.success(request, _("Đã trả lại cho người viết."))
    except Refused as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        return False
    return True


@require_safe
@staff(*_OURS)
def sound(request: HttpRequest, version_id: UUID) -> HttpResponse:
    """For whoever decides on it: nobody lets through what they could not hear."""
    found = desk.version(version_id)
    if not hasattr(found, "voice"):
        raise Http404
    return sound_response(request, bytes(found.voice.data), found.voice.media_type)


@require_http_methods(["GET", "POST"])
@staff(Permission.ARTICLE_PUBLISH)
def withdraw(request: HttpRequest, version_id: UUID) -> HttpResponse:
    found, form = desk.version(version_id), WithdrawArticleForm(request.POST or None)
    if form.is_valid():
        try:
            actions.withdraw(
                found.pk, why=form.cleaned_data["why"], by=person(request), now=timezone.now()
            )
        except Refused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        else:
            messages.success(request, _("Đã rút bài. Trang công khai chỉ còn lý do rút."))
            return redirect("publishing:version", version_id)
    context = {
        "form": form,
        "title": _("Rút bài khỏi trang công khai"),
        "version": found,
        "staying": [row for row in desk.others_of(found.article) if _stays(row, found)],
    }
    return render(request, "publishing/step.html", context, status=422 if form.errors else 200)


def _stays(row: ArticleVersion, withdrawn: ArticleVersion) -> bool:
    return row.state == ArticleState.PUBLISHED and row.language != withdrawn.language


@require_safe
@staff(*_OURS)
def picture(request: HttpRequest, picture_id: UUID, name: str) -> HttpResponse:  # noqa: ARG001  (every view takes it)
    return picture_response(desk.picture(picture_id), name)


def picture_response(found: Any, name: str) -> HttpResponse:
    """`name`: "wide.webp". A picture never changes: what is changed is another one."""
    size, _dot, kind = name.partition(".")
    if found is None or size not in {"wide", "narrow"} or kind not in {"webp", "jpeg"}:
        raise Http404
    response = HttpResponse(bytes(getattr(found, f"{size}_{kind}")), content_type=f"image/{kind}")
    response["Cache-Control"] = "public, max-age=604800, immutable"
    response["X-Content-Type-Options"] = "nosniff"
    return response
