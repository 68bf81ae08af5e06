"""draft → in review → published, or sent back to draft; published → withdrawn.

Another person lets an article through: nobody who saved a word of it.
"""

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _

from khien.core.access import audience_of
from khien.core.fold import fold
from khien.core.refusal import Refused
from khien.publishing.models import ArticleState, ArticleVersion

MOST_LETTERS = 60_000
MOST_RELATED = 6
LONGEST_SLUG = 80
FARTHEST = timedelta(days=366)
SHORTEST_REASON = 10

AFTER: dict[str, dict[ArticleState, ArticleState]] = {
    "save": {ArticleState.DRAFT: ArticleState.DRAFT},
    "submit": {ArticleState.DRAFT: ArticleState.IN_REVIEW},
    "send_back": {ArticleState.IN_REVIEW: ArticleState.DRAFT},
    "publish": {ArticleState.IN_REVIEW: ArticleState.PUBLISHED},
    "withdraw": {ArticleState.PUBLISHED: ArticleState.WITHDRAWN},
}


def check_transition(version: ArticleVersion, verb: str) -> None:
    if ArticleState(version.state) not in AFTER[verb]:
        raise Refused(
            _("Bài này đang ở trạng thái “%(state)s” nên không làm được việc này.")
            % {"state": version.get_state_display()}
        )


def slug_of(title: str) -> str:
    """Its words without marks, cut between two of them; "bai" where nothing is left."""
    words = fold(title).split()
    while len("-".join(words)) > LONGEST_SLUG:
        words.pop()
    return "-".join(words) or "bai"


def check_seen(version: ArticleVersion, seen: int) -> None:
    if version.saved != seen:
        raise Refused(
            _("Có người vừa lưu bài này. Chữ của bạn còn nguyên; hãy so rồi chọn giữ chữ của ai."),
            field="saved",
        )


def check_body(body: str) -> None:
    if len(body) > MOST_LETTERS:
        raise Refused(
            _("Bài dài quá %(most)s chữ cái. Hãy chia làm hai bài.") % {"most": MOST_LETTERS},
            field="body",
        )


def check_complete(version: ArticleVersion) -> None:
    missing = next(
        (name for name in ("title", "summary", "body") if not getattr(version, name)), ""
    )
    if missing:
        raise Refused(_("Bài cần có tên, tóm tắt và nội dung rồi mới gửi duyệt."), field=missing)


def check_reader(authors: Collection[UUID], by: UUID) -> None:
    if by in authors:
        raise Refused(_("Bạn đã viết bài này, nên một người khác phải đọc và duyệt."))


def check_remark(remark: str) -> None:
    if len(remark.strip()) < SHORTEST_REASON:
        raise Refused(_("Hãy viết rõ cần sửa gì, để người viết biết làm thế nào."), field="remark")


def check_reason(why: str) -> None:
    if len(why.strip()) < SHORTEST_REASON:
        raise Refused(_("Hãy ghi rõ vì sao rút bài; người đọc sẽ thấy lý do này."), field="why")


def visible_from(planned: datetime | None, now: datetime) -> datetime:
    """At once where no time was planned, or it has gone by."""
    if planned is not None and planned - now > FARTHEST:
        raise Refused(_("Chỉ hẹn đăng trong vòng một năm."), field="visible_from")
    return max(planned or now, now)


def check_kind(*, let_through: bool) -> None:
    """What everybody reads is changed by no draft: its kind would be, which all versions share."""
    if let_through:
        raise Refused(
            _("Bài đã được duyệt đăng nên loại bài giữ nguyên. Cần loại khác, hãy viết bài mới."),
            field="kind",
        )


def check_related(paths: list[str]) -> None:
    if len(paths) > MOST_RELATED:
        raise Refused(
            _("Nhiều nhất %(most)s trang liên quan.") % {"most": MOST_RELATED}, field="related"
        )
    for path in paths:
        if not is_public_page(path):
            raise Refused(
                _("“%(path)s” không phải là một trang công khai của nơi này.") % {"path": path},
                field="related",
            )


def is_public_page(path: str) -> bool:
    if not path.startswith("/"):
        return False
    try:
        found = resolve(path.partition("?")[0].partition("#")[0])
    except Resolver404:
        return False
    audience = audience_of(found.func)
    return audience is not None and audience.public
