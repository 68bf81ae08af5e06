"""Legal documents, what one does to another, and the published file of each."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.utils.translation import gettext_lazy as _

from khien.core.ids import new_id
from khien.core.models import Certainty
from khien.core.retention import Retention

PUBLISHED = Retention("none", None, "Published law, no people.")


class DocumentKind(models.TextChoices):
    CODE = "code", _("Bộ luật")
    LAW = "law", _("Luật")
    RESOLUTION = "resolution", _("Nghị quyết")
    DECREE = "decree", _("Nghị định")
    CIRCULAR = "circular", _("Thông tư")
    DIRECTIVE = "directive", _("Chỉ thị")
    DECISION = "decision", _("Quyết định")
    PLAN = "plan", _("Kế hoạch")


class LegalDocument(models.Model):
    """`expires` is the first day it no longer holds. `certainty` is that of the document itself,
    `dates_certainty` that of its dates; an unknown `effective` means it cannot be relied on.
    `issuer` is what the body was called on the day of issue.
    """

    retention: ClassVar = PUBLISHED

    id = models.UUIDField(primary_key=True, default=new_id)
    code = models.SlugField(max_length=60, unique=True)
    kind = models.CharField(max_length=20, choices=DocumentKind)
    number = models.CharField(max_length=20, help_text="56/2017")
    symbol = models.CharField(max_length=20, help_text="NĐ-CP")
    title = models.CharField(max_length=300)
    issuer = models.CharField(max_length=120)
    issued = models.DateField(null=True)
    effective = models.DateField(null=True)
    expires = models.DateField(null=True)
    certainty = models.CharField(max_length=2, choices=Certainty)
    dates_certainty = models.CharField(max_length=2, choices=Certainty)
    words = models.TextField(blank=True, help_text="its words with and without marks, as searched")
    vector = models.GeneratedField(
        expression=SearchVector("words", config="simple"),
        output_field=SearchVectorField(),
        db_persist=True,
    )
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [GinIndex(fields=["vector"], name="legal_document_words")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(expires__isnull=True)
                | models.Q(effective__isnull=True)
                | models.Q(expires__gt=models.F("effective")),
                name="document_expires_after_it_starts",
            ),
        ]

    @property
    def reference(self) -> str:
        """As it is cited: "Nghị định 56/2017/NĐ-CP"."""
        return f"{self.get_kind_display()} {self.number}/{self.symbol}"


class RelationKind(models.TextChoices):
    """What the newer document does to the older one."""

    BASED_ON = "based_on", _("căn cứ vào")
    AMENDS = "amends", _("sửa đổi, bổ sung")
    REPLACES = "replaces", _("thay thế")
    REPEALS = "repeals", _("bãi bỏ")
    GUIDES = "guides", _("hướng dẫn thi hành")
    IMPLEMENTS = "implements", _("tổ chức thực hiện")


class Relation(models.Model):
    """`source` does it to `target`, or only to its `article`; `since`: from which day, if known."""

    retention: ClassVar = PUBLISHED

    id = models.UUIDField(primary_key=True, default=new_id)
    source = models.ForeignKey(LegalDocument, on_delete=models.PROTECT, related_name="relations")
    target = models.ForeignKey(LegalDocument, on_delete=models.PROTECT, related_name="related_from")
    kind = models.CharField(max_length=20, choices=RelationKind)
    article = models.CharField(max_length=80, blank=True, help_text="of the target; empty: all")
    since = models.DateField(null=True)
    certainty = models.CharField(max_length=2, choices=Certainty)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["source", "target", "kind", "article"], name="a_relation_once"
            ),
            models.CheckConstraint(
                condition=~models.Q(source=models.F("target")), name="a_relation_has_two_sides"
            ),
        ]


class LegalFile(models.Model):
    """The document as it was published, a PDF."""

    retention: ClassVar = PUBLISHED

    id = models.UUIDField(primary_key=True, default=new_id)
    document = models.ForeignKey(LegalDocument, on_delete=models.PROTECT, related_name="files")
    name = models.CharField(max_length=150)
    source = models.CharField(max_length=300, help_text="where it was published")
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    content = models.BinaryField()
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["document", "sha256"], name="a_legal_file_once")
        ]
