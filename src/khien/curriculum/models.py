"""What is to be learnt at which age, and the lessons written for it, each version kept."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from khien.core.ids import new_id
from khien.core.models import Certainty
from khien.core.retention import Retention


class Band(models.TextChoices):
    """For whom: ages of children, and the adults around them."""

    A0 = "A0", _("trẻ 0–5 tuổi, qua người chăm sóc")
    A1 = "A1", _("6–8 tuổi")
    A2 = "A2", _("9–11 tuổi")
    A3 = "A3", _("11–14 tuổi")
    A4 = "A4", _("15–17 tuổi")
    PARENTS = "P", _("cha mẹ")
    TEACHERS = "T", _("giáo viên")
    CARERS = "C", _("người chăm sóc trẻ ở cơ sở")
    OFFICIALS = "O", _("cán bộ")


class Strand(models.TextChoices):
    IDENTITY = "S1", _("Hình ảnh và danh tính")
    RELATIONSHIPS = "S2", _("Quan hệ và sự đồng ý")
    FOOTPRINT = "S3", _("Dấu vết và danh tiếng")
    BULLYING = "S4", _("Bắt nạt trên mạng")
    INFORMATION = "S5", _("Tin thật và tin giả")
    BALANCE = "S6", _("Sức khỏe và cân bằng")
    PRIVACY = "S7", _("Riêng tư và an toàn")
    COPYRIGHT = "S8", _("Bản quyền và sáng tạo")
    TELLING = "S9", _("Nhận biết – từ chối – nói ra – tố giác")


class Language(models.TextChoices):
    VIETNAMESE = "vi", _("tiếng Việt")
    MUONG = "mtq", _("tiếng Mường")
    THAI = "blt", _("tiếng Thái")
    DAO = "ium", _("tiếng Dao")
    HMONG = "hmn", _("tiếng H'Mông")
    ENGLISH = "en", _("tiếng Anh")


class VersionState(models.TextChoices):
    DRAFT = "draft", _("đang viết")
    IN_REVIEW = "in_review", _("chờ đọc duyệt")
    PUBLISHED = "published", _("đang dùng")
    REPLACED = "replaced", _("đã có bản mới")
    WITHDRAWN = "withdrawn", _("đã rút")


class Framework(models.Model):
    """A version of the competency framework; the newest that has begun is the one in use."""

    retention: ClassVar = Retention("none", None, "A public framework.")

    code = models.SlugField(primary_key=True, max_length=40)
    title = models.CharField(max_length=200)
    valid_from = models.DateField(unique=True)
    law = models.CharField(max_length=300, blank=True, help_text="what it is aligned to")
    certainty = models.CharField(max_length=2, choices=Certainty)

    def __str__(self) -> str:
        return self.title


class Descriptor(models.Model):
    """What a child of one band can do in one strand, with the codes of the public frameworks."""

    retention: ClassVar = Retention("none", None, "A public framework.")

    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="descriptors")
    band = models.CharField(max_length=2, choices=Band)
    strand = models.CharField(max_length=2, choices=Strand)
    title = models.CharField(max_length=200)
    can_do = models.CharField(max_length=400)
    circular_02 = ArrayField(models.CharField(max_length=4), help_text="Thông tư 02/2025, 6 × 24")
    digcomp = ArrayField(models.CharField(max_length=4), help_text="DigComp 2.2")
    connected_world = models.CharField(max_length=80, help_text="Education for a Connected World")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["framework", "band", "strand"], name="one_descriptor_a_cell"
            )
        ]

    def __str__(self) -> str:
        return self.title


class Lesson(models.Model):
    """Identity only: what it says is in its versions."""

    retention: ClassVar = Retention("none", None, "Teaching material.")

    id = models.UUIDField(primary_key=True, default=new_id)
    code = models.SlugField(unique=True, max_length=40, help_text="a1-s1; stays for ever")
    band = models.CharField(max_length=2, choices=Band)

    def __str__(self) -> str:
        return self.code


class LessonVersion(models.Model):
    """`content`: khien.curriculum.content.Content as data; `picture`: a simple SVG.

    `shipped`: the hash of the file it came from; empty where a person wrote it.
    """

    retention: ClassVar = Retention("none", None, "Teaching material; authors by account alone.")

    id = models.UUIDField(primary_key=True, default=new_id)
    lesson = models.ForeignKey(Lesson, on_delete=models.PROTECT, related_name="versions")
    language = models.CharField(max_length=3, choices=Language, default=Language.VIETNAMESE)
    number = models.PositiveIntegerField()
    strands = ArrayField(models.CharField(max_length=2, choices=Strand))
    content = models.JSONField()
    picture = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=VersionState)
    shipped = models.CharField(max_length=64, blank=True)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    written_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.CharField(max_length=500, blank=True)
    saved = models.PositiveIntegerField(default=1, help_text="optimistic lock")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["lesson", "language", "number"], name="one_version_of_a_number"
            ),
            models.UniqueConstraint(
                fields=["lesson", "language"],
                condition=Q(state=VersionState.PUBLISHED),
                name="one_version_in_use",
            ),
            models.UniqueConstraint(
                fields=["lesson", "language"],
                condition=Q(state__in=[VersionState.DRAFT, VersionState.IN_REVIEW]),
                name="one_version_being_written",
            ),
            models.CheckConstraint(
                condition=~Q(state=VersionState.WITHDRAWN) | ~Q(withdrawn_why=""),
                name="a_lesson_is_withdrawn_with_a_reason",
            ),
            models.CheckConstraint(condition=Q(strands__len__gte=1), name="a_lesson_has_a_strand"),
        ]

    def __str__(self) -> str:
        return f"{self.lesson_id} {self.language} {self.number}"


class Review(models.Model):
    """One reading of a version: let through or sent back, under one of the reader's roles."""

    retention: ClassVar = Retention("none", None, "Who let a lesson through, by account alone.")

    version = models.ForeignKey(LessonVersion, on_delete=models.PROTECT, related_name="reviews")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=40)
    good = models.BooleanField()
    remark = models.CharField(max_length=2000, blank=True)
    at = models.DateTimeField()
    round = models.PositiveIntegerField(help_text="of the version's submissions, from 1")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "round", "by"], name="a_reader_reads_once"),
            models.UniqueConstraint(
                fields=["version", "round", "role"],
                condition=Q(good=True),
                name="readers_have_different_roles",
            ),
            models.CheckConstraint(
                condition=Q(good=True) | ~Q(remark=""), name="sent_back_with_a_remark"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version_id} {self.role}"


class Recording(models.Model):
    """A version read aloud."""

    retention: ClassVar = Retention("none", None, "Teaching material.")

    version = models.OneToOneField(LessonVersion, on_delete=models.CASCADE, primary_key=True)
    data = models.BinaryField()
    media_type = models.CharField(max_length=40)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    added_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.version_id} {self.media_type}"
