"""The reader's side: send back, let through from now or from a planned time, withdraw."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from khien.core import ledger, public_items
from khien.core.permissions import Permission
from khien.core.public_items import PublicKind
from khien.core.refusal import Refused
from khien.people.models import User
from khien.publishing import events
from khien.publishing.actions.write import locked
from khien.publishing.models import ArticleReview, ArticleState, ArticleVersion
from khien.publishing.rules import article as rules


def _check_may(by: User) -> None:
    if not by.may(Permission.ARTICLE_PUBLISH):
        raise Refused(_("Bạn chưa được giao việc duyệt tin bài."))


@transaction.atomic
def send_back(version_id: UUID, *, remark: str, by: User, now: datetime) -> None:
    version = _read(version_id, "send_back", good=False, remark=remark, by=by, now=now)
    version.state = ArticleState.DRAFT
    version.saved += 1
    version.save(update_fields=["state", "saved"])
    article = version.article
    event = events.ArticleSentBack(article.pk, article.slug, version.language, version.number)
    ledger.record(event, by=by, now=now)


@transaction.atomic
def publish(
    version_id: UUID, *, planned: datetime | None, remark: str = "", by: User, now: datetime
) -> ArticleVersion:
    """`planned`: when everybody reads it; until then an earlier version stays."""
    version = _read(version_id, "publish", good=True, remark=remark, by=by, now=now)
    version.state, version.visible_from = ArticleState.PUBLISHED, rules.visible_from(planned, now)
    version.saved += 1
    version.save(update_fields=["state", "visible_from", "saved"])
    article = version.article
    event = events.ArticlePublished(
        article.pk, article.slug, version.language, version.number, version.visible_from.isoformat()
    )
    ledger.record(event, by=by, now=now)
    _draw_card(version)
    public_items.changed(PublicKind.ARTICLE)
    return version


def _read(
    version_id: UUID, verb: str, *, good: bool, remark: str, by: User, now: datetime
) -> ArticleVersion:
    _check_may(by)
    version = locked(version_id, verb)
    rules.check_reader(version.authors, by.pk)
    if not good:
        rules.check_remark(remark)
    ArticleReview.objects.create(version=version, by=by, at=now, good=good, remark=remark.strip())
    return version


def _draw_card(version: ArticleVersion) -> None:
    from khien.publishing.jobs import draw_card  # noqa: PLC0415  (jobs draw by these rooms' actions)

    draw_card.defer(version_id=str(version.pk))


@transaction.atomic
def withdraw(version_id: UUID, *, why: str, by: User, now: datetime) -> None:
    """At once, with every earlier version in that language: none of them comes back by itself."""
    _check_may(by)
    version = locked(version_id, "withdraw")
    rules.check_reason(why)
    rows = ArticleVersion.objects.filter(
        article=version.article_id, language=version.language, state=ArticleState.PUBLISHED
    )
    rows.update(
        state=ArticleState.WITHDRAWN, withdrawn_at=now, withdrawn_by=by, withdrawn_why=why.strip()
    )
    article = version.article
    event = events.ArticleWithdrawn(article.pk, article.slug, version.language)
    ledger.record(event, by=by, now=now)
    public_items.changed(PublicKind.ARTICLE)
