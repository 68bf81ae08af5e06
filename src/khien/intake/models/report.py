"""What reporters tell us, what they gave to find it again by, and their mailbox.

Everything a reporter wrote is sealed; the code they keep is stored as a keyed hash alone.
"""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _

from khien.core.ids import new_id
from khien.core.numbers import NextNumber
from khien.core.retention import Retention
from khien.core.seal import SealedField
from khien.directory.models import Organisation
from khien.people.models import User


class Channel(models.TextChoices):
    WEB = "web", _("trang web")
    API = "api", _("phần mềm khác gửi đến")
    HOTLINE = "hotline", _("tổng đài")
    SCREENING = "screening", _("rà quét phát hiện")


class Door(models.TextChoices):
    """Who is speaking."""

    CHILD = "child", _("trẻ em 6–10 tuổi")
    TEEN = "teen", _("trẻ em 11–15 tuổi")
    PARENT = "parent", _("cha mẹ, người chăm sóc")
    TEACHER = "teacher", _("thầy cô, cán bộ")
    FRIEND = "friend", _("bạn bè, người chứng kiến")
    UNKNOWN = (
        "unknown",
        _("chưa rõ"),
    )  # on the telephone; the public pages have a door for everybody


class HarmKind(models.TextChoices):
    BULLYING = "bullying", _("bắt nạt, xúc phạm")
    THREAT = "threat", _("đe dọa")
    GROOMING = "grooming", _("làm quen để lợi dụng")
    EXTORTION = "extortion", _("ép buộc, tống tiền bằng hình ảnh")
    INTIMATE_IMAGES = "intimate_images", _("phát tán hình ảnh riêng tư")
    SEXUAL_CONTENT = "sexual_content", _("gửi nội dung người lớn cho trẻ")
    ABUSE_MATERIAL = "abuse_material", _("thấy nội dung xâm hại trẻ em")
    IMPERSONATION = "impersonation", _("mạo danh, chiếm tài khoản")
    PERSONAL_INFORMATION = "personal_information", _("đưa thông tin cá nhân lên mạng")
    SCAM = "scam", _("lừa đảo, cờ bạc, việc làm trái luật")
    SELF_HARM = "self_harm", _("thử thách nguy hiểm, tự làm đau mình")
    HATE = "hate", _("kỳ thị, thù ghét")
    OVERUSE = "overuse", _("nghiện mạng, nghiện trò chơi")
    OTHER = "other", _("việc khác")


class Answer(models.TextChoices):
    """Unknown is an answer everywhere."""

    YES = "yes", _("có")
    NO = "no", _("không")
    UNKNOWN = "unknown", _("chưa rõ")


class AskedBy(models.TextChoices):
    """Who asks for support: objective 2 counts all of them."""

    CHILD = "child", _("chính trẻ em")
    RELATIVE = "relative", _("người thân")
    COMMUNITY = "community", _("cộng đồng")
    OTHER = "other", _("người khác")


class ReportState(models.TextChoices):
    RECEIVED = "received", _("mới nhận")
    ACKNOWLEDGED = "acknowledged", _("đã tiếp nhận")
    DECIDED = "decided", _("đã quyết định")


class PriorityLevel(models.TextChoices):
    """In falling order of the alphabet, so that an index gives red first: red, orange, green."""

    RED = "red", _("khẩn cấp")
    ORANGE = "orange", _("cần sớm")
    GREEN = "green", _("thường")


class IdentifierKind(models.TextChoices):
    URL = "url", _("đường dẫn")
    HANDLE = "handle", _("tên tài khoản")
    PHONE = "phone", _("số điện thoại")
    BANK_ACCOUNT = "bank_account", _("tài khoản ngân hàng")
    DOMAIN = "domain", _("tên miền")


class Report(models.Model):
    """`narrative`: what_happened, happened, platform, safe_contact {may, how, when, address},
    must_not_know, commune (as typed), more (answers that fitted no field of their own); every key
    but the first may be missing.

    `request_hash` and `content_hash` make a repeated submit the same report. `slow`: came above
    the soft limit, looked at later. `contact_withdrawn_at`: contact us no more. `taken_up_by`: who
    took it up first, for an office it was sent to or as a person of intake. `text_tokens`: see
    rules.likeness; None where it was not made yet.
    """

    retention: ClassVar = Retention(
        "personal",
        10,
        "A report of harm to a child, kept as long as its file.",
        ("narrative", "text_tokens"),
        ("incidents", "decisions__decided_at"),
    )

    id = models.UUIDField(primary_key=True, default=new_id)
    number = models.BigIntegerField(unique=True, db_default=NextNumber("intake_report_number"))
    code_hash = models.BinaryField(max_length=32, unique=True)
    request_hash = models.BinaryField(max_length=32, unique=True, null=True)
    content_hash = models.BinaryField(max_length=32)
    received_at = models.DateTimeField()
    channel = models.CharField(max_length=20, choices=Channel)
    door = models.CharField(max_length=20, choices=Door)
    language = models.CharField(max_length=5)
    narrative = SealedField(null=True)
    kinds = ArrayField(models.CharField(max_length=30, choices=HarmKind), default=list)
    commune = models.ForeignKey(
        Organisation, null=True, on_delete=models.PROTECT, related_name="reports"
    )
    child_age = models.PositiveSmallIntegerField(null=True)
    happened_on = models.DateField(null=True)
    asks_for_support = models.BooleanField(default=False)
    asked_by = models.CharField(max_length=20, choices=AskedBy, blank=True)
    danger_now = models.CharField(max_length=10, choices=Answer, default=Answer.UNKNOWN)
    offender_near = models.CharField(max_length=10, choices=Answer, default=Answer.UNKNOWN)
    contact_safe = models.BooleanField(null=True)
    contact_withdrawn_at = models.DateTimeField(null=True)
    slow = models.BooleanField(default=False)
    priority = models.CharField(max_length=10, choices=PriorityLevel, default=PriorityLevel.GREEN)
    priority_reasons = ArrayField(
        models.CharField(max_length=60), default=list, help_text="codes of intake.rules.priority"
    )
    state = models.CharField(max_length=20, choices=ReportState, default=ReportState.RECEIVED)
    due_at = models.DateTimeField(null=True, help_text="of the clock that waits: take up, answer")
    text_tokens = ArrayField(models.BigIntegerField(), null=True)
    taken_up_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [
            models.Index(
                models.F("priority").desc(),
                "due_at",
                "id",
                name="report_queue",
                condition=~models.Q(state="decided"),
            ),
            models.Index(
                "commune",
                models.F("priority").desc(),
                "due_at",
                "id",
                name="report_queue_of_commune",
                condition=~models.Q(state="decided"),
            ),
            models.Index(
                models.F("priority").desc(),
                "due_at",
                "id",
                name="report_being_worked_on",
                condition=models.Q(state="acknowledged"),
            ),
            GinIndex(fields=["kinds"], name="report_by_kind", condition=~models.Q(state="decided")),
            GinIndex(fields=["text_tokens"], name="report_by_text"),
            models.Index(
                fields=["id"], name="report_not_sketched", condition=models.Q(text_tokens=None)
            ),
            models.Index(fields=["received_at", "id"], name="report_by_time"),
            models.Index(fields=["commune", "received_at"], name="report_by_commune"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(child_age__isnull=True) | models.Q(child_age__lte=120),
                name="age_of_a_person",
            ),
        ]


class ReportIdentifier(models.Model):
    """`token`: blind hash of the kind and the normalised value, so equal ones meet unopened."""

    retention: ClassVar = Retention(
        "personal",
        10,
        "Traces of an offender, kept as long as the report.",
        ("value",),
        "report",
        remove=True,
    )

    id = models.UUIDField(primary_key=True, default=new_id)
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="identifiers")
    kind = models.CharField(max_length=20, choices=IdentifierKind)
    value = SealedField(null=True)
    token = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["token", "report"], name="identifier_by_token")]


class SupportRequest(models.Model):
    """The event that objective 2 counts: somebody asked for support for a child."""

    retention: ClassVar = Retention("none", None, "A counted event; holds no name.")

    id = models.UUIDField(primary_key=True, default=new_id)
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="support_requests")
    asked_by = models.CharField(max_length=20, choices=AskedBy)
    asked_at = models.DateTimeField()
    commune = models.ForeignKey(
        Organisation, null=True, on_delete=models.PROTECT, related_name="support_requests"
    )
    child_age = models.PositiveSmallIntegerField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["asked_at"], name="support_request_by_time")]


class Message(models.Model):
    """Between a reporter who gave no name and whoever works on the report."""

    retention: ClassVar = Retention(
        "personal", 10, "Correspondence about a report, kept as long as it.", ("text",), "report"
    )

    id = models.UUIDField(primary_key=True, default=new_id)
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="messages")
    from_reporter = models.BooleanField()
    again = models.BooleanField(default=False, help_text="the reporter says it happened again")
    request_hash = models.BinaryField(max_length=32, unique=True, null=True)
    text = SealedField(null=True)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["report", "at"], name="message_by_report"),
            models.Index(
                fields=["at"],
                name="message_unread",
                condition=models.Q(from_reporter=True, read_at=None),
            ),
        ]
