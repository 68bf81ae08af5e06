"""A file handed in for a bank, between being looked through and a person's word."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from khien.core.ids import new_id
from khien.core.retention import Retention
from khien.screening.models.banks import Bank, shown

_USER = settings.AUTH_USER_MODEL


class FileState(models.TextChoices):
    WAITING = "waiting", _("chờ kiểm tra")
    CHECKED = "checked", _("đã kiểm tra, chưa thêm")
    TAKING = "taking", _("đang thêm vào kho")
    DONE = "done", _("đã thêm vào kho")
    FAILED = "failed", _("không đọc được")


class Fate(models.TextChoices):
    """What becomes of a line."""

    NEW = "new", _("Thêm mới")
    RENEWED = "renewed", _("Gia hạn")
    KNOWN = "known", _("Đã có")
    WITHDRAWN = "withdrawn", _("Đã gỡ trước đây")
    REFUSED = "refused", _("Không nhận")


class BankFile(models.Model):
    """`expires_on`: for lines that say no day. `starts`: how often work on it began. `read_bytes`
    of `size`: how far the look has come. `repeated`: lines that say again what an earlier one said.
    `taken_to`: the last line that is in the bank; `added` and `prolonged` count what became of them
    there.
    """

    retention: ClassVar = Retention("none", 0, "Deleted seven days after it was handed in.")

    id = models.UUIDField(primary_key=True, default=new_id)
    bank = models.ForeignKey(Bank, on_delete=models.PROTECT, related_name="files")
    file_name = models.CharField(max_length=200)
    size = models.PositiveBigIntegerField()
    expires_on = models.DateField(null=True)
    state = models.CharField(max_length=20, choices=FileState, default=FileState.WAITING)
    trouble = models.CharField(max_length=300, blank=True)
    handed_in_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    handed_in_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(_USER, on_delete=models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    starts = models.PositiveSmallIntegerField(default=0)
    read_bytes = models.PositiveBigIntegerField(default=0)
    new = models.PositiveBigIntegerField(default=0)
    renewed = models.PositiveBigIntegerField(default=0)
    known = models.PositiveBigIntegerField(default=0)
    withdrawn = models.PositiveBigIntegerField(default=0)
    refused = models.PositiveBigIntegerField(default=0)
    repeated = models.PositiveBigIntegerField(default=0)
    taken_to = models.PositiveBigIntegerField(default=0)
    added = models.PositiveBigIntegerField(default=0)
    prolonged = models.PositiveBigIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["handed_in_at"], name="bank_file_by_day")]


class BankFileLine(models.Model):
    """One line as it was read. `value`: the hash, or the key of the address; none of a refused
    line, whose `text` is its beginning and `reason` what `khien_detect` says of it.
    """

    retention: ClassVar = Retention("none", 0, "Deleted with its file.")

    id = models.BigAutoField(primary_key=True)
    file = models.ForeignKey(
        BankFile, on_delete=models.CASCADE, related_name="lines", db_index=False
    )
    line = models.PositiveIntegerField(null=True)
    fate = models.CharField(max_length=20, choices=Fate)
    kind = models.CharField(max_length=10, blank=True, help_text="a HashKind, empty for addresses")
    value = models.BinaryField(max_length=2000, null=True)
    text = models.CharField(max_length=100, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    note = models.CharField(max_length=300, blank=True)
    expires_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["file", "kind", "value"], name="a_value_once_a_file")
        ]
        indexes = [models.Index(fields=["file", "fate", "id"], name="bank_file_line_by_fate")]

    @property
    def shown(self) -> str:
        """The hash in hexadecimal digits or the address; of a refused line its beginning."""
        if self.value is None:
            return self.text
        return shown(self.kind, bytes(self.value))
