"""What difficulties are about; guidance is sorted by the same."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class DifficultyKind(models.TextChoices):
    LAW = "law", _("quy định chưa rõ, chồng chéo")
    SKILL = "skill", _("nghiệp vụ, cách làm")
    COORDINATION = "coordination", _("phối hợp giữa các đơn vị")
    MONEY = "money", _("kinh phí")
    PEOPLE = "people", _("thiếu người")
    TECHNICAL = "technical", _("kỹ thuật, thiết bị")
    DATA = "data", _("số liệu, báo cáo")
    OTHER = "other", pgettext_lazy("vướng mắc", "việc khác")
