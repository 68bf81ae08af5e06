"""News and directives for everybody: articles, each version kept, their pictures and voices."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from khien.core.ids import new_id
from khien.core.retention import Retention
from khien.curriculum.models import Language

_USER = settings.AUTH_USER_MODEL
PUBLIC = Retention("none", None, "Written for everybody; who wrote it by account alone.")


class ArticleKind(models.TextChoices):
    NEWS = "news", _("tin tức")
    DIRECTIVE = "directive", _("chỉ đạo, điều hành")
    ANNOUNCEMENT = "announcement", _("thông báo")
    PARENTS = "parents", _("lời khuyên cho cha mẹ")


class ArticleState(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("bài viết", "đang viết")
    IN_REVIEW = "in_review", pgettext_lazy("bài viết", "chờ duyệt")
    PUBLISHED = "published", pgettext_lazy("bài viết", "đã duyệt đăng")
    WITHDRAWN = "withdrawn", pgettext_lazy("bài viết", "đã rút")


class Article(models.Model):
    """Identity only. `slug` is its address and stays for ever."""

    retention: ClassVar = PUBLIC

    id = models.UUIDField(primary_key=True, default=new_id)
    slug = models.SlugField(unique=True, max_length=90)
    kind = models.CharField(max_length=20, choices=ArticleKind)

    def __str__(self) -> str:
        return self.slug


class ArticleVersion(models.Model):
    """What an article says in one language. Everybody reads the newest one that is published and
    whose `visible_from` has come; an earlier one stays until then and does not come back.

    `authors`: everybody who saved it, so that none of them lets it through. `related`: addresses of
    our own public pages.
    """

    retention: ClassVar = PUBLIC

    id = models.UUIDField(primary_key=True, default=new_id)
    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="versions")
    language = models.CharField(max_length=3, choices=Language, default=Language.VIETNAMESE)
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    summary = models.CharField(max_length=400)
    body = models.TextField()
    related = ArrayField(models.CharField(max_length=200), default=list)
    state = models.CharField(max_length=10, choices=ArticleState, default=ArticleState.DRAFT)
    authors = ArrayField(models.UUIDField())
    written_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)
    visible_from = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(_USER, null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_why = models.CharField(max_length=500, blank=True)
    saved = models.PositiveIntegerField(default=1, help_text="optimistic lock")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["article", "language", "number"], name="one_article_version_of_a_number"
            ),
            models.UniqueConstraint(
                fields=["article", "language"],
                condition=Q(state__in=[ArticleState.DRAFT, ArticleState.IN_REVIEW]),
                name="one_article_version_being_written",
            ),
            models.CheckConstraint(
                condition=~Q(state=ArticleState.PUBLISHED) | Q(visible_from__isnull=False),
                name="a_published_article_says_from_when",
            ),
            models.CheckConstraint(
                condition=~Q(state=ArticleState.WITHDRAWN) | ~Q(withdrawn_why=""),
                name="an_article_is_withdrawn_with_a_reason",
            ),
        ]
        indexes = [
            models.Index(
                fields=["-visible_from"],
                condition=Q(state=ArticleState.PUBLISHED),
                name="articles_newest_first",
            )
        ]

    def __str__(self) -> str:
        return f"{self.article_id} {self.language} {self.number}"


class ArticleReview(models.Model):
    """One reading of a version by somebody who did not write it."""

    retention: ClassVar = PUBLIC

    id = models.UUIDField(primary_key=True, default=new_id)
    version = models.ForeignKey(ArticleVersion, on_delete=models.PROTECT, related_name="reviews")
    by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    good = models.BooleanField()
    remark = models.CharField(max_length=2000, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(good=True) | ~Q(remark=""), name="an_article_sent_back_with_a_remark"
            )
        ]


class Picture(models.Model):
    """A photograph as it may be shown: two widths, each in two formats, nothing else kept of it."""

    retention: ClassVar = PUBLIC

    id = models.UUIDField(primary_key=True, default=new_id)
    width = models.PositiveIntegerField(help_text="of the wide one")
    height = models.PositiveIntegerField(help_text="of the wide one")
    narrow = models.PositiveIntegerField(help_text="width of the narrow one")
    wide_webp = models.BinaryField()
    wide_jpeg = models.BinaryField()
    narrow_webp = models.BinaryField()
    narrow_jpeg = models.BinaryField()
    added_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()


class PlacedPicture(models.Model):
    """A picture in one version, by the number with which its text names it."""

    retention: ClassVar = PUBLIC

    id = models.UUIDField(primary_key=True, default=new_id)
    version = models.ForeignKey(ArticleVersion, on_delete=models.CASCADE, related_name="pictures")
    picture = models.ForeignKey(Picture, on_delete=models.PROTECT, related_name="places")
    number = models.PositiveSmallIntegerField()
    alt = models.CharField(max_length=300)
    credit = models.CharField(max_length=150, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["version", "number"], name="one_picture_of_a_number"),
            models.CheckConstraint(condition=~Q(alt=""), name="a_picture_is_told_in_words"),
        ]


class Voice(models.Model):
    """A version read aloud."""

    retention: ClassVar = PUBLIC

    version = models.OneToOneField(ArticleVersion, on_delete=models.CASCADE, primary_key=True)
    data = models.BinaryField()
    media_type = models.CharField(max_length=40)
    added_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()


class ShareCard(models.Model):
    """The title of a version as a picture, for where its address is passed on."""

    retention: ClassVar = PUBLIC

    version = models.OneToOneField(
        ArticleVersion, on_delete=models.CASCADE, primary_key=True, related_name="card"
    )
    png = models.BinaryField()
    drawn_at = models.DateTimeField()
