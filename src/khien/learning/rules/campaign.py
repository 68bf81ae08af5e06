"""What a campaign must say, and which numbers may be added up."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from khien.core.refusal import Refused
from khien.learning.models import CampaignReach
from khien.learning.models.session import MOST_PEOPLE

LONGEST_DAYS = 366


@dataclass(frozen=True, kw_only=True)
class CampaignSaid:
    title: str
    message: str
    audiences: tuple[str, ...]
    strands: tuple[str, ...]
    starts: date
    ends: date
    document: str = ""


def check_campaign(said: CampaignSaid) -> None:
    if said.ends < said.starts:
        raise Refused(_("Ngày kết thúc phải từ ngày bắt đầu trở đi."), field="ends")
    if (said.ends - said.starts).days > LONGEST_DAYS:
        raise Refused(_("Một chiến dịch không dài quá một năm."), field="ends")


def check_reach(*, people: int, starts: date, today: date, here: bool) -> None:
    """`here`: the commune is one the person works for."""
    if not here:
        raise Refused(_("Bạn không được giao xã, phường này."), field="commune")
    if starts > today:
        raise Refused(_("Chiến dịch chưa bắt đầu nên chưa có ai được tiếp cận."), field="people")
    if not 1 <= people <= MOST_PEOPLE * 10:
        raise Refused(_("Số người từ 1 đến %(most)s.") % {"most": MOST_PEOPLE * 10}, field="people")


def totals(rows: Iterable[CampaignReach]) -> dict[str, int]:
    """For each way of counting its sum: people counted in different ways are not added up."""
    found: dict[str, int] = {}
    for row in rows:
        found[row.counted] = found.get(row.counted, 0) + row.people
    return found
