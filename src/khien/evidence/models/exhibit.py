"""Exhibits and the chain of custody that hangs on each of them."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from khien.core.ids import new_id
from khien.core.retention import Retention
from khien.core.seal import SealedField
from khien.directory.models import Organisation


class HolderKind(models.TextChoices):
    """What an exhibit hangs on. The holder itself lives in a room above: its id is kept here."""

    REPORT = "report", pgettext_lazy("một", "Tin báo")
    CASE = "case", _("Hồ sơ trẻ em")
    VIOLATION = "violation", _("Vụ việc vi phạm")
    SESSION = "session", pgettext_lazy("một", "Buổi giáo dục")
    ASSIGNMENT = "assignment", pgettext_lazy("một", "Nhiệm vụ được giao")
    PROGRAMME = "programme", _("Kế hoạch năm học")
    DELIVERY = "delivery", pgettext_lazy("một", "Lần bàn giao của đối tác")


class ExhibitKind(models.TextChoices):
    """What a file is by its content, whatever its name said."""

    JPEG = "jpeg", _("Ảnh JPEG")
    PNG = "png", _("Ảnh PNG")
    WEBP = "webp", _("Ảnh WebP")
    GIF = "gif", _("Ảnh GIF")
    PDF = "pdf", _("Tài liệu PDF")
    DOCX = "docx", _("Tài liệu Word")
    TEXT = "txt", _("Văn bản thuần")
    MP4 = "mp4", _("Phim MP4")
    MP3 = "mp3", _("Âm thanh MP3")
    OGG = "ogg", _("Âm thanh Ogg")
    WAV = "wav", _("Âm thanh WAV")


class ScanResult(models.TextChoices):
    CLEAN = "clean", _("đã quét mã độc, sạch")
    NOT_SCANNED = "not_scanned", _("chưa quét mã độc")
    FAILED = "failed", _("máy quét mã độc không trả lời")


class StepKind(models.TextChoices):
    RECEIVED = "received", pgettext_lazy("vật chứng", "Tiếp nhận")
    VIEWED = "viewed", _("Xem")
    COPIED = "copied", _("Tải về")
    HANDED_OVER = "handed_over", _("Bàn giao")
    RELEASED = "released", _("Trả lại")
    SEALED = "sealed", _("Niêm phong")
    RESEALED = "resealed", _("Niêm lại khóa")
    DESTROYED = "destroyed", _("Tiêu hủy")


class Fault(models.TextChoices):
    """What was found wrong with the encrypted file where it lies."""

    MISSING = "missing", _("Không còn tệp trong kho.")
    CUT_SHORT = "cut_short", _("Tệp trong kho bị cắt ngắn.")
    CHANGED = "changed", _("Tệp trong kho đã bị sửa.")
    SWAPPED = "swapped", _("Tệp trong kho đã bị tráo bằng tệp của chứng cứ khác.")


class Exhibit(models.Model):
    """`sha256` and `size` are those of the file as it came; `stored_sha256` and `stored_size` those
    of what is kept (pictures are re-encoded); `file_sha256` and `file_size` those of the encrypted
    file, unknown of the oldest ones. `number` counts within the holder. `sealed_for`: the police
    unit that alone can open it.
    """

    retention: ClassVar = Retention(
        "personal",
        10,
        "Evidence of an incident, kept as long as its file.",
        ("name", "origin", "path", "preview_path", "fault"),
        "holder",
    )

    id = models.UUIDField(primary_key=True, default=new_id)
    holder = models.UUIDField()
    holder_kind = models.CharField(max_length=20, choices=HolderKind)
    number = models.PositiveSmallIntegerField()
    name = SealedField(null=True)
    origin = SealedField(null=True)
    captured_by = models.CharField(max_length=80, help_text="the key of who brought it in")
    received_at = models.DateTimeField()
    kind = models.CharField(max_length=10, choices=ExhibitKind)
    claimed = models.CharField(
        max_length=10, blank=True, help_text="the ending its name had, where the content is other"
    )
    size = models.PositiveBigIntegerField()
    sha256 = models.BinaryField(max_length=32)
    stored_size = models.PositiveBigIntegerField()
    stored_sha256 = models.BinaryField(max_length=32)
    file_size = models.PositiveBigIntegerField(null=True)
    file_sha256 = models.BinaryField(max_length=32, null=True)
    sealed_for = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True)
    checked_at = models.DateTimeField(null=True, help_text="when the encrypted file was looked at")
    fault = models.CharField(max_length=10, choices=Fault, blank=True)
    pdq = models.BinaryField(max_length=32, null=True)
    pdq_quality = models.PositiveSmallIntegerField(null=True)
    pdq_parts = ArrayField(models.IntegerField(), null=True, help_text="see rules.pdq_parts")
    scan = models.CharField(max_length=20, choices=ScanResult)
    path = models.CharField(max_length=80, help_text="below the exhibits folder, or in the bucket")
    preview_path = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["holder", "number"], name="one_number_per_exhibit"),
        ]
        indexes = [
            models.Index(fields=["sha256"], name="exhibit_by_content"),
            models.Index(fields=["file_sha256"], name="exhibit_by_file"),
            models.Index(
                fields=["checked_at"], condition=~models.Q(fault=""), name="exhibits_at_fault"
            ),
            GinIndex(fields=["pdq_parts"], name="exhibit_by_picture", fastupdate=False),
        ]

    @property
    def received_digest(self) -> str:
        return bytes(self.sha256).hex()


class ExhibitStep(models.Model):
    """One link of custody. Rows only grow: triggers refuse UPDATE, DELETE and TRUNCATE."""

    retention: ClassVar = Retention("none", None, "Proof of custody; holds identifiers only.")

    id = models.BigAutoField(primary_key=True)
    exhibit = models.ForeignKey(Exhibit, on_delete=models.PROTECT, related_name="steps")
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=StepKind)
    at = models.DateTimeField()
    actor_key = models.CharField(max_length=80)
    actor_role = models.CharField(max_length=200)
    detail = models.CharField(max_length=200, blank=True, help_text="identifiers and codes only")
    hash = models.BinaryField(max_length=32)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["exhibit", "position"], name="one_step_per_position"),
        ]

    @property
    def digest(self) -> str:
        return bytes(self.hash).hex()


class Release(models.Model):
    """An exhibit was given back: to whom and why, beside its custody step."""

    retention: ClassVar = Retention(
        "personal", 10, "Kept as long as the exhibit.", ("to", "why"), "step__exhibit"
    )

    id = models.UUIDField(primary_key=True, default=new_id)
    step = models.OneToOneField(ExhibitStep, on_delete=models.PROTECT, related_name="release")
    to = SealedField(null=True)
    why = SealedField(null=True)
