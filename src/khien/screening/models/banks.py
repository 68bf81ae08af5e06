"""Banks of hashes and lists of addresses: what is known, from whom, on what terms, until when."""

from enum import StrEnum
from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from khien.core.ids import new_id
from khien.core.numbers import NextNumber
from khien.core.retention import Retention

_USER = settings.AUTH_USER_MODEL
_KEPT = "What was known when, and from whom; holds no name."


class Matter(models.TextChoices):
    """What a bank holds."""

    PICTURES = "pictures", _("dấu vân của hình ảnh, phim")
    ADDRESSES = "addresses", _("địa chỉ trang, tên miền")


class Category(models.TextChoices):
    ABUSE = "abuse", _("xâm hại trẻ em")
    INTIMATE = "intimate", _("hình ảnh riêng tư bị phát tán")
    ADULT = "adult", _("nội dung người lớn")
    PHISHING = "phishing", _("lừa đảo")
    GAMBLING = "gambling", _("cờ bạc")
    MALWARE = "malware", _("mã độc")
    VIOLENCE = "violence", _("bạo lực")
    OTHER = "other", _("loại khác")


class Sharing(models.TextChoices):
    """How far its entries may go."""

    PUBLIC = "public", _("được công bố")
    PARTNERS = "partners", _("chỉ cho đối tác có khóa")
    HERE = "here", _("chỉ dùng trong hệ thống này")


class Bank(models.Model):
    """`harmless`: known to be innocent; what is in it is never a hit, whatever other banks say.

    `reference`: its name towards other software. `ages`: groups as `khien_detect.links` has them,
    none for everybody. `revision` grows with every change of the bank or of its entries.
    """

    retention: ClassVar = Retention("none", None, _KEPT)

    id = models.UUIDField(primary_key=True, default=new_id)
    number = models.BigIntegerField(
        unique=True, editable=False, db_default=NextNumber("screening_bank_number")
    )
    reference = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    folded = models.CharField(max_length=500, help_text="name, reference and source as searched")
    matter = models.CharField(max_length=20, choices=Matter)
    category = models.CharField(max_length=20, choices=Category)
    harmless = models.BooleanField(default=False)
    source = models.CharField(max_length=300)
    terms = models.TextField(max_length=2000, blank=True)
    sharing = models.CharField(max_length=20, choices=Sharing, default=Sharing.HERE)
    ages = ArrayField(models.CharField(max_length=20), default=list)
    expires_on = models.DateField(null=True, help_text="first day on which it no longer counts")
    revision = models.PositiveBigIntegerField(default=0)
    created_by = models.ForeignKey(_USER, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)


class Reason(models.TextChoices):
    """Why an entry is taken out."""

    MISTAKE = "mistake", _("nhập nhầm")
    FALSE_ALARM = "false_alarm", _("báo nhầm: đây là nội dung bình thường")
    TOO_BROAD = "too_broad", _("khớp với quá nhiều thứ khác nhau")
    SOURCE = "source", _("nguồn đã rút lại")
    GONE = "gone", _("trang đã đổi chủ hoặc không còn")
    OTHER = "other", _("lý do khác")


class Entry(models.Model):
    """What every entry of a bank tells. `quarantined_at`: it suddenly matched everything.
    `confirmed_at`: a person looked again and said it is right. `withdrawn_why`: words beside
    `withdrawn_for`. `revision`: of the bank, when the entry last changed.
    """

    revision = models.PositiveBigIntegerField()
    note = models.CharField(max_length=300, blank=True)
    added_by = models.ForeignKey(
        _USER, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    added_at = models.DateTimeField()
    expires_on = models.DateField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(
        _USER, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    withdrawn_for = models.CharField(max_length=20, choices=Reason, blank=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey(
        _USER, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    quarantined_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True


class HashKind(StrEnum):
    PDQ = "pdq"
    MD5 = "md5"
    SHA256 = "sha256"


def shown(kind: str, value: bytes) -> str:
    """A hash in hexadecimal digits; a key as the host or address that it names."""
    if kind:
        return value.hex()
    # Here, because numpy comes with it: 20 MB that a process without screening need not hold.
    from khien_detect.links.names import host_of_key  # noqa: PLC0415  (see above)

    return host_of_key(value.decode())


class PictureEntry(Entry):
    """A number as its key, because that is how other software names an entry."""

    retention: ClassVar = Retention("none", None, _KEPT)

    id = models.BigAutoField(primary_key=True)
    bank = models.ForeignKey(
        Bank, on_delete=models.PROTECT, related_name="pictures", db_index=False
    )
    kind = models.CharField(max_length=10, help_text="a HashKind")
    value = models.BinaryField(max_length=32)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["bank", "kind", "value"],
                condition=models.Q(withdrawn_at=None),
                name="a_hash_once_a_bank",
            )
        ]
        indexes = [
            models.Index(fields=["kind", "value"], name="picture_entry_by_hash"),
            models.Index(fields=["bank", "id"], name="picture_entry_of_bank"),
            models.Index(
                fields=["quarantined_at"],
                name="picture_entry_quarantined",
                condition=models.Q(quarantined_at__isnull=False),
            ),
            models.Index(fields=["bank", "revision"], name="picture_entry_by_revision"),
        ]

    @property
    def shown(self) -> str:
        return shown(self.kind, bytes(self.value))


class AddressEntry(Entry):
    """`value`: a key of `khien_detect.links.rules`, which names a host or what lies below it."""

    retention: ClassVar = Retention("none", None, _KEPT)

    id = models.BigAutoField(primary_key=True)
    bank = models.ForeignKey(
        Bank, on_delete=models.PROTECT, related_name="addresses", db_index=False
    )
    value = models.CharField(max_length=2000)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["bank", "value"],
                condition=models.Q(withdrawn_at=None),
                name="an_address_once_a_bank",
            )
        ]
        indexes = [
            models.Index(fields=["value"], name="address_entry_by_value"),
            models.Index(fields=["bank", "id"], name="address_entry_of_bank"),
            models.Index(
                fields=["quarantined_at"],
                name="address_entry_quarantined",
                condition=models.Q(quarantined_at__isnull=False),
            ),
        ]

    @property
    def shown(self) -> str:
        return shown("", self.value.encode())

    @property
    def readable(self) -> str:
        """A host of other letters than a–z as people write it; empty for the usual ones."""
        from khien_detect.links.names import shown as as_people_write  # noqa: PLC0415  (as above)

        host, mark, path = self.shown.partition("/")
        return as_people_write(host) + mark + path if "xn--" in host else ""


class MatchCount(models.Model):
    """How often other software's questions met an entry in five minutes; gone after a day."""

    retention: ClassVar = Retention("none", 0, "Counts, deleted after a day.")

    id = models.BigAutoField(primary_key=True)
    bank = models.ForeignKey(Bank, on_delete=models.PROTECT, related_name="+")
    entry = models.BigIntegerField(help_text="of the bank")
    at = models.DateTimeField(help_text="start of the five minutes")
    matches = models.PositiveBigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["at", "bank", "entry"], name="a_count_once_an_entry")
        ]
