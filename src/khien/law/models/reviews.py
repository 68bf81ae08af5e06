"""Rounds in which the law of the province is reviewed: found, proposed, come to what."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from khien.core.ids import new_id
from khien.core.retention import Retention
from khien.law.models.documents import LegalDocument
from khien.law.models.provisions import Provision

_USER = settings.AUTH_USER_MODEL
REVIEWED = Retention("none", None, "Reviews of published law, no people beside the staff.")


class ReviewRound(models.Model):
    """`closed_on` empty: still under way. `conclusion`: what it came to, said when closed."""

    retention: ClassVar = REVIEWED

    id = models.UUIDField(primary_key=True, default=new_id)
    title = models.CharField(max_length=200, unique=True)
    reason = models.TextField(help_text="which plan or letter asks for it")
    led_by = models.CharField(max_length=150, help_text="the office that leads it")
    begun_on = models.DateField()
    due = models.DateField()
    closed_on = models.DateField(null=True)
    conclusion = models.TextField(blank=True)
    opened_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(due__gte=models.F("begun_on")),
                name="a_review_is_due_after_it_begins",
            ),
        ]


class ReviewedDocument(models.Model):
    """A document of a round; looked at when somebody has said so."""

    retention: ClassVar = REVIEWED

    id = models.UUIDField(primary_key=True, default=new_id)
    round = models.ForeignKey(ReviewRound, on_delete=models.CASCADE, related_name="reviewed")
    document = models.ForeignKey(LegalDocument, on_delete=models.PROTECT, related_name="reviews")
    looked_at = models.DateTimeField(null=True)
    looked_by = models.ForeignKey(_USER, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "document"], name="a_document_once_a_round")
        ]


class FindingKind(models.TextChoices):
    OVERLAP = "overlap", _("chồng chéo")
    CONFLICT = "conflict", _("mâu thuẫn")
    OUTDATED = "outdated", _("không còn phù hợp")
    GAP = "gap", _("còn thiếu quy định")
    UNCLEAR = "unclear", _("chưa rõ thẩm quyền")


class LegalFinding(models.Model):
    """What is wrong with a document; where two do not go together, also the `other` one."""

    retention: ClassVar = REVIEWED

    id = models.UUIDField(primary_key=True, default=new_id)
    round = models.ForeignKey(ReviewRound, on_delete=models.CASCADE, related_name="findings")
    number = models.PositiveSmallIntegerField(help_text="order inside the round")
    kind = models.CharField(max_length=20, choices=FindingKind)
    document = models.ForeignKey(LegalDocument, on_delete=models.PROTECT, related_name="findings")
    provision = models.ForeignKey(Provision, null=True, on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey(LegalDocument, null=True, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    effect = models.TextField(blank=True, help_text="what it hinders in the work")
    recorded_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.CharField(max_length=250, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "number"], name="legal_findings_in_order")
        ]


class ProposalKind(models.TextChoices):
    AMEND = "amend", _("sửa đổi, bổ sung")
    REPLACE = "replace", _("thay thế")
    REPEAL = "repeal", _("bãi bỏ")
    ISSUE = "issue", _("ban hành mới")
    GUIDE = "guide", _("hướng dẫn, giải thích")


class Proposal(models.Model):
    """What is asked of the body competent for it; `letter` and `sent_on` once it was sent."""

    retention: ClassVar = REVIEWED

    id = models.UUIDField(primary_key=True, default=new_id)
    finding = models.ForeignKey(LegalFinding, on_delete=models.CASCADE, related_name="proposals")
    kind = models.CharField(max_length=20, choices=ProposalKind)
    text = models.TextField()
    addressee = models.CharField(max_length=150, help_text="the body competent to decide")
    letter = models.CharField(max_length=60, help_text="number of the letter it went with")
    sent_on = models.DateField()
    answer_due = models.DateField(null=True)
    made_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()


class OutcomeKind(models.TextChoices):
    TAKEN = "taken", _("đã tiếp thu")
    PARTLY = "partly", _("tiếp thu một phần")
    DECLINED = "declined", _("không tiếp thu")
    OVERTAKEN = "overtaken", _("không còn cần thiết")


class Outcome(models.Model):
    """What became of a proposal; `document`: the one that was issued for it."""

    retention: ClassVar = REVIEWED

    proposal = models.OneToOneField(
        Proposal, primary_key=True, on_delete=models.CASCADE, related_name="outcome"
    )
    kind = models.CharField(max_length=20, choices=OutcomeKind)
    on = models.DateField()
    text = models.TextField()
    document = models.ForeignKey(
        LegalDocument, null=True, on_delete=models.PROTECT, related_name="outcomes"
    )
    recorded_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()


class AlarmSetAside(models.Model):
    """Somebody looked at an alarm and said why it stands; other facts make another `key`."""

    retention: ClassVar = REVIEWED

    id = models.UUIDField(primary_key=True, default=new_id)
    key = models.CharField(max_length=200, unique=True)
    why = models.CharField(max_length=250)
    by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
