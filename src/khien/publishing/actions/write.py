"""The author's side: begin an article or a new version, save it, hand it in to be read."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from khien.core import ledger
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.people.models import User
from khien.publishing import events
from khien.publishing.models import Article, ArticleState, ArticleVersion, PlacedPicture
from khien.publishing.rules import article as rules
from khien.publishing.rules import pasting


@dataclass(frozen=True)
class Words:
    """What an editor typed or pasted, as it came. `related`: addresses of our own pages."""

    title: str
    summary: str
    body: str
    related: tuple[str, ...] = ()

    def cleaned(self) -> "Words":
        return Words(
            pasting.clean_line(self.title),
            pasting.clean_line(self.summary),
            pasting.clean(self.body),
            tuple(dict.fromkeys(self.related)),
        )


def check_may_write(by: User) -> None:
    if not by.may(Permission.ARTICLE_WRITE):
        raise Refused(_("Bạn chưa được giao viết tin bài."))


def locked(version_id: UUID, verb: str) -> ArticleVersion:
    rows = ArticleVersion.objects.select_for_update(of=("self",)).select_related("article")
    version = rows.get(pk=version_id)
    rules.check_transition(version, verb)
    return version


@transaction.atomic
def start(kind: str, *, language: str, words: Words, by: User, now: datetime) -> ArticleVersion:
    """An article that is not there yet."""
    check_may_write(by)
    words = _checked(words)
    slug = _free_slug(rules.slug_of(words.title))
    article = Article.objects.create(slug=slug, kind=kind)
    return _begun(article, language, words, by=by, now=now)


def _free_slug(wanted: str) -> str:
    taken = set(Article.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    tries = (wanted if number == 1 else f"{wanted}-{number}" for number in range(1, len(taken) + 2))
    return next(slug for slug in tries if slug not in taken)


@transaction.atomic
def begin(article: Article, *, language: str, by: User, now: datetime) -> ArticleVersion:
    """From the newest version in that language, else from the newest of all, to translate."""
    check_may_write(by)
    Article.objects.select_for_update().get(pk=article.pk)
    rows = article.versions.order_by("-number", "-written_at")
    model = rows.filter(language=language).first() or rows.first()
    if model is None:
        raise Refused(_("Bài này chưa có bản nào."))
    words = Words(model.title, model.summary, model.body, tuple(model.related))
    version = _begun(article, language, words, by=by, now=now)
    places = model.pictures.all()
    PlacedPicture.objects.bulk_create(
        PlacedPicture(
            version=version,
            picture_id=each.picture_id,
            number=each.number,
            alt=each.alt,
            credit=each.credit,
        )
        for each in places
    )
    return version


def _begun(
    article: Article, language: str, words: Words, *, by: User, now: datetime
) -> ArticleVersion:
    last = article.versions.filter(language=language).order_by("-number").first()
    try:
        with transaction.atomic():
            version = ArticleVersion.objects.create(
                article=article,
                language=language,
                number=last.number + 1 if last else 1,
                title=words.title,
                summary=words.summary,
                body=words.body,
                related=list(words.related),
                authors=[by.pk],
                written_by=by,
                written_at=now,
            )
    except IntegrityError as taken:
        raise Refused(_("Đã có một bản đang viết ở ngôn ngữ này.")) from taken
    event = events.ArticleBegun(article.pk, article.slug, language, version.number)
    ledger.record(event, by=by, now=now)
    return version


@transaction.atomic
def save(
    version_id: UUID, *, kind: str, words: Words, seen: int, by: User, now: datetime
) -> ArticleVersion:
    """`seen`: the number of the save the person started from."""
    check_may_write(by)
    version = locked(version_id, "save")
    rules.check_seen(version, seen)
    if version.article.kind != kind:
        public = version.article.versions.filter(visible_from__isnull=False)
        rules.check_kind(let_through=public.exists())
    words = _checked(words)
    version.title, version.summary, version.body = words.title, words.summary, words.body
    version.related = list(words.related)
    version.written_by, version.written_at = by, now
    version.authors = list(dict.fromkeys([*version.authors, by.pk]))
    version.saved += 1
    version.save()
    if version.article.kind != kind:
        Article.objects.filter(pk=version.article_id).update(kind=kind)
    return version


def _checked(words: Words) -> Words:
    rules.check_body(words.body)
    cleaned = words.cleaned()
    rules.check_related(list(cleaned.related))
    return cleaned


@transaction.atomic
def submit(version_id: UUID, *, by: User, now: datetime) -> None:
    check_may_write(by)
    version = locked(version_id, "submit")
    rules.check_complete(version)
    version.state, version.submitted_at = ArticleState.IN_REVIEW, now
    version.saved += 1
    version.save(update_fields=["state", "submitted_at", "saved"])
    article = version.article
    event = events.ArticleSubmitted(article.pk, article.slug, version.language, version.number)
    ledger.record(event, by=by, now=now)
