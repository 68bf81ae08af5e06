"""The ages that questions are for."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Band(models.TextChoices):
    A0 = "A0", _("0–5 tuổi, qua người chăm sóc")
    A1 = "A1", _("6–8 tuổi")
    A2 = "A2", _("9–11 tuổi")
    A3 = "A3", _("11–14 tuổi")
    A4 = "A4", _("15–17 tuổi")
    PARENTS = "P", _("cha mẹ")
    TEACHERS = "T", _("giáo viên")
    CARERS = "C", _("người chăm sóc trong cơ sở")
    OFFICIALS = "O", _("cán bộ")
