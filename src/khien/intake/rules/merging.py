"""When two incidents become one, and when one is taken apart."""

from collections.abc import Collection
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from khien.core.refusal import Refused
from khien.intake.models import Incident
from khien.intake.rules.triage import LONGEST_LINE, LONGEST_REASON


def check_is_not_merged(incident: Incident) -> None:
    if incident.merged_into_id is not None:
        raise Refused(_("Sự việc này đã gộp vào sự việc khác rồi."))


def check_can_merge(incident: Incident, *, into: Incident, why: str) -> None:
    check_is_not_merged(incident)
    if incident.pk == into.pk:
        raise Refused(_("Hãy chọn một sự việc khác."), field="into")
    for each in (incident, into):
        if each.closed_at is not None:
            raise Refused(_("Chỉ gộp được hai sự việc đang mở."), field="into")
    _check_reason(why)


def check_can_split(
    *, chosen: Collection[UUID], held: Collection[UUID], title: str, why: str
) -> None:
    """`held`: the reports the incident has now. Something stays, something goes."""
    if not chosen or not set(chosen) <= set(held):
        raise Refused(_("Hãy chọn tin để tách ra."), field="reports")
    if len(set(chosen)) == len(set(held)):
        raise Refused(_("Phải để lại ít nhất một tin."), field="reports")
    if not title:
        raise Refused(_("Hãy đặt một tên ngắn cho sự việc."), field="title")
    if len(title) > LONGEST_LINE:
        raise Refused(_("Chỗ này dài quá 200 chữ cái."), field="title")
    _check_reason(why)


def _check_reason(why: str) -> None:
    if not why:
        raise Refused(_("Hãy ghi lý do."), field="why")
    if len(why) > LONGEST_REASON:
        raise Refused(_("Chỗ này dài quá 2.000 chữ cái."), field="why")
