"""What becomes of the help for a child who turns sixteen."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from khien.core.ids import new_id
from khien.core.retention import Retention
from khien.core.seal import SealedField
from khien.support.models.case import KEPT, Case


class AfterSixteen(models.TextChoices):
    HERE = "here", _("tiếp tục giúp trong hồ sơ này")
    ELSEWHERE = "elsewhere", _("bàn giao cho nơi giúp người từ 16 tuổi")
    ENDS = "ends", _("không cần giúp thêm từ 16 tuổi")


class SixteenDecision(models.Model):
    """Decided before the Law on Children (under 16) no longer applies; the newest one holds."""

    retention: ClassVar = Retention("personal", 20, KEPT, ("words",), "case")

    id = models.UUIDField(primary_key=True, default=new_id)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="at_sixteen")
    outcome = models.CharField(max_length=10, choices=AfterSixteen)
    words = SealedField(null=True)  # under which law, who goes on helping, with whom it was agreed
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
