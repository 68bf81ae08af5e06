"""A session: one hour of class, one morning under the flag, one evening with parents."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from khien.core.ids import new_id
from khien.core.retention import Retention
from khien.curriculum.models import Strand
from khien.directory.models import Organisation

MOST_PEOPLE = 100_000


class Form(models.TextChoices):
    CLASS_HOUR = "class_hour", _("tiết sinh hoạt lớp")
    FLAG_CEREMONY = "flag_ceremony", _("chào cờ đầu tuần")
    INTEGRATED_LESSON = "integrated_lesson", _("lồng ghép trong môn học")
    CLUB = "club", _("câu lạc bộ, ngoại khóa")
    PARENTS_MEETING = "parents_meeting", _("họp cha mẹ học sinh")
    CAMPAIGN = "campaign", _("chiến dịch truyền thông")
    HOME_VISIT = "home_visit", _("thăm gia đình")
    CARE_GROUP = "care_group", _("sinh hoạt nhóm ở cơ sở chăm sóc")


class Audience(models.TextChoices):
    LEARNERS = "learners", _("học sinh, trẻ em")
    PARENTS = "parents", _("cha mẹ học sinh")
    TEACHERS = "teachers", _("giáo viên")
    CARERS = "carers", _("người chăm sóc trẻ")
    OFFICIALS = "officials", _("cán bộ")
    COMMUNITY = "community", _("cộng đồng")


class Mode(models.TextChoices):
    IN_PERSON = "in_person", _("trực tiếp")
    ONLINE = "online", _("trực tuyến")
    OFFLINE_PACK = "offline_pack", _("bộ bài không cần mạng")


class State(models.TextChoices):
    PLANNED = "planned", _("dự kiến")
    HELD = "held", _("chờ xác nhận")
    VERIFIED = "verified", _("đã xác nhận")
    SENT_BACK = "sent_back", _("trả lại để sửa")


class Session(models.Model):
    """One session of one institution. Holds numbers of people, never a person taught."""

    retention: ClassVar = Retention(
        "none", None, "The record behind objective 1; no pupils.", counts_from="verified_at"
    )

    id = models.UUIDField(primary_key=True, default=new_id)
    institution = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="education_sessions"
    )
    held_on = models.DateField(help_text="civil day in Viet Nam; of a planned one, the day planned")
    minutes = models.PositiveSmallIntegerField()
    form = models.CharField(max_length=20, choices=Form)
    title = models.CharField(max_length=200, blank=True)
    folded_title = models.CharField(max_length=200, blank=True, help_text="core.fold.fold of it")
    strands = ArrayField(models.CharField(max_length=2, choices=Strand))
    mode = models.CharField(max_length=12, choices=Mode, default=Mode.IN_PERSON)
    lessons = ArrayField(
        models.CharField(max_length=40), default=list, blank=True, help_text="their codes: a1-s1"
    )
    bands = ArrayField(
        models.CharField(max_length=2), default=list, blank=True, help_text="of the lessons"
    )
    lesson_strands = ArrayField(
        models.CharField(max_length=2, choices=Strand),
        default=list,
        blank=True,
        help_text="of the lessons, as they stood when the session was written down",
    )
    audience = models.CharField(max_length=12, choices=Audience)
    grades = ArrayField(models.PositiveSmallIntegerField(), default=list, blank=True)
    headcount = models.PositiveIntegerField(null=True, blank=True)
    enrolled = models.PositiveIntegerField(null=True, blank=True)
    document = models.CharField(
        max_length=200, blank=True, help_text="plan or decision, its number"
    )
    state = models.CharField(max_length=10, choices=State)
    sent_back_reason = models.CharField(max_length=1000, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField()
    corrected_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    verified_at = models.DateTimeField(null=True)
    evidence_seen = models.PositiveSmallIntegerField(
        default=0, help_text="files there when it was verified"
    )
    sent_key = models.UUIDField(null=True, help_text="made by the sender; twice sent, once kept")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [
            models.Index(fields=["institution", "held_on"]),
            models.Index(fields=["-held_on", "-id"], name="sessions_newest_first"),
            models.Index(fields=["state", "-held_on"], name="sessions_by_state"),
            # Everything the figure of a year is counted from, so the table itself is not read.
            models.Index(
                fields=["held_on"],
                include=["institution", "state", "minutes", "grades"],
                name="sessions_counted",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["recorded_by", "sent_key"],
                condition=Q(sent_key__isnull=False),
                name="a_session_is_kept_once",
            ),
            models.CheckConstraint(
                condition=Q(verified_by__isnull=True)
                | (
                    ~Q(verified_by=F("recorded_by"))
                    & (Q(corrected_by__isnull=True) | ~Q(verified_by=F("corrected_by")))
                ),
                name="another_person_verifies",
            ),
            models.CheckConstraint(
                condition=Q(
                    state=State.VERIFIED, verified_by__isnull=False, verified_at__isnull=False
                )
                | (
                    ~Q(state=State.VERIFIED) & Q(verified_by__isnull=True, verified_at__isnull=True)
                ),
                name="verified_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(state=State.PLANNED, headcount__isnull=True)
                | (~Q(state=State.PLANNED) & Q(headcount__range=(1, MOST_PEOPLE))),
                name="a_held_session_has_people",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.SENT_BACK) | ~Q(sent_back_reason=""),
                name="sent_back_with_a_reason",
            ),
            models.CheckConstraint(condition=Q(minutes__gte=1), name="a_session_lasts"),
            models.CheckConstraint(condition=Q(strands__len__gte=1), name="a_session_has_a_strand"),
        ]

    def __str__(self) -> str:
        return self.title or f"{self.form} {self.held_on}"
