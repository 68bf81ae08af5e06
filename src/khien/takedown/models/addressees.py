"""Who can be asked to take content down, and by which way they are reached: dated rows."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from khien.core.ids import new_id
from khien.core.models import Certainty
from khien.core.retention import Retention

PUBLIC = Retention("none", None, "Companies and public bodies, no people.")


class AddresseeKind(models.TextChoices):
    PLATFORM = "platform", _("nền tảng")
    SEARCH = "search", _("công cụ tìm kiếm")
    HOST = "host", _("nơi lưu trữ trang")
    REGISTRAR = "registrar", _("nhà đăng ký tên miền")
    NETWORK = "network", _("nhà cung cấp mạng")
    BODY = "body", _("cơ quan, tổ chức chuyển tiếp")


class Addressee(models.Model):
    """`domains`: hosts whose links are theirs, without "www."; below each, all names too."""

    retention: ClassVar = PUBLIC

    id = models.UUIDField(primary_key=True, default=new_id)
    code = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=20, choices=AddresseeKind)
    domains = ArrayField(models.CharField(max_length=253), default=list, blank=True)
    note = models.CharField(max_length=300, blank=True)
    certainty = models.CharField(max_length=2, choices=Certainty)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, help_text="the first day nobody asks it any more")
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["name"],
                condition=models.Q(valid_to=None),
                name="one_addressee_of_a_name",
            ),
            models.CheckConstraint(
                condition=models.Q(valid_to=None) | models.Q(valid_to__gte=models.F("valid_from")),
                name="addressee_ends_after_it_starts",
            ),
        ]


class Way(models.TextChoices):
    EMAIL = "email", _("thư điện tử")
    FORM = "form", _("biểu mẫu trên mạng")
    PORTAL = "portal", _("cổng dành cho cơ quan")
    POST = "post", _("đường bưu điện")
    PHONE = "phone", _("điện thoại")
    AXIS = "axis", pgettext_lazy("cách gửi", "trục liên thông văn bản")


class AddresseeChannel(models.Model):
    """One way to an addressee, from a day until before another; the mark says how sure it is."""

    retention: ClassVar = PUBLIC

    id = models.UUIDField(primary_key=True, default=new_id)
    addressee = models.ForeignKey(Addressee, on_delete=models.PROTECT, related_name="channels")
    way = models.CharField(max_length=20, choices=Way)
    value = models.CharField(max_length=300)
    note = models.CharField(max_length=200, blank=True)
    certainty = models.CharField(max_length=2, choices=Certainty)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, help_text="the first day it no longer holds")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["addressee", "way", "value"],
                condition=models.Q(valid_to=None),
                name="one_same_way_to_an_addressee",
            ),
            models.CheckConstraint(
                condition=models.Q(valid_to=None) | models.Q(valid_to__gte=models.F("valid_from")),
                name="channel_ends_after_it_starts",
            ),
        ]

    @property
    def written(self) -> str:
        """As a request keeps it: the way may be changed in the directory later."""
        return f"{self.get_way_display()}: {self.value}"
