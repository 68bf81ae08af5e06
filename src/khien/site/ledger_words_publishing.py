"""What the ledger's codes of news, posters and the public front are called."""

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

EVENTS: dict[str, str | Promise] = {
    "ArticleBegun": pgettext_lazy("đã xảy ra", "Bắt đầu viết một bản tin bài"),
    "ArticleSubmitted": pgettext_lazy("đã xảy ra", "Gửi tin bài đi duyệt"),
    "ArticleSentBack": pgettext_lazy("đã xảy ra", "Trả lại tin bài"),
    "ArticlePublished": pgettext_lazy("đã xảy ra", "Duyệt đăng tin bài"),
    "ArticleWithdrawn": pgettext_lazy("đã xảy ra", "Rút tin bài"),
}
