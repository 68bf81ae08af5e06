"""Writing down a campaign, what it showed, and whom it reached."""

from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from khien.core import ledger
from khien.core.calendars import today
from khien.core.ids import id_of_sent
from khien.core.refusal import Refused
from khien.learning.models import Campaign, CampaignMaterial, CampaignReach
from khien.learning.queries.campaigns import communes_for, organisers_for, writes
from khien.learning.rules.campaign import CampaignSaid, check_campaign, check_reach
from khien.people.models import User


@dataclass(frozen=True)
class CampaignWritten(ledger.Event):
    organiser: UUID
    version: int


@dataclass(frozen=True)
class CampaignMaterialAdded(ledger.Event):
    material: UUID


@dataclass(frozen=True)
class CampaignReached(ledger.Event):
    commune: UUID
    channel: str
    people: int


@dataclass(frozen=True)
class CampaignRowRemoved(ledger.Event):
    """A material or a number written down by mistake."""

    row: UUID


@dataclass(frozen=True, kw_only=True)
class ReachSaid:
    channel: str
    commune: UUID
    language: str
    people: int
    counted: str
    source: str


def _check_writes(row: Campaign, by: User, now: datetime) -> None:
    if not writes(by, row, on=today(now)):
        raise Refused(_("Chỉ đơn vị tổ chức ghi chiến dịch này."))


@transaction.atomic
def write_campaign(
    organiser: UUID, *, said: CampaignSaid, sent_key: UUID | None = None, by: User, now: datetime
) -> Campaign:
    """`sent_key`: made by the sender's form; sent twice, the campaign is kept once."""
    if organiser not in organisers_for(by, on=today(now)):
        raise Refused(_("Bạn không được giao việc của đơn vị này."), field="organiser")
    check_campaign(said)
    columns = _columns(said) | {"organiser_id": organiser, "written_by": by, "written_at": now}
    key = id_of_sent(sent_key, by.pk, organiser, said)
    row, made = Campaign.objects.get_or_create(pk=key, defaults=columns)
    if made:
        ledger.record(CampaignWritten(row.pk, organiser, row.version), by=by, now=now)
    return row


def _columns(said: CampaignSaid) -> dict[str, object]:
    told = asdict(said)
    return told | {name: sorted(set(told[name])) for name in ("audiences", "strands")}


@transaction.atomic
def correct_campaign(
    campaign: Campaign, *, said: CampaignSaid, seen: int, by: User, now: datetime
) -> Campaign:
    row = Campaign.objects.select_for_update().get(pk=campaign.pk)
    _check_writes(row, by, now)
    if row.version != seen:
        said_so = _("Có người vừa sửa chiến dịch này. Hãy xem lại trước khi lưu.")
        raise Refused(said_so, field="seen")
    check_campaign(said)
    columns = _columns(said)
    for name, value in columns.items():
        setattr(row, name, value)
    row.version += 1
    row.save(update_fields=[*columns, "version"])
    ledger.record(CampaignWritten(row.pk, row.organiser_id, row.version), by=by, now=now)
    return row


@transaction.atomic
def add_material(
    campaign: Campaign, *, title: str, language: str, address: str, by: User, now: datetime
) -> CampaignMaterial:
    _check_writes(campaign, by, now)
    row = CampaignMaterial(campaign=campaign, title=title, language=language, address=address)
    _save_once(row, _("Chiến dịch đã có nội dung tên ấy bằng tiếng này."), field="title")
    ledger.record(CampaignMaterialAdded(campaign.pk, row.pk), by=by, now=now)
    return row


@transaction.atomic
def add_reach(campaign: Campaign, *, said: ReachSaid, by: User, now: datetime) -> CampaignReach:
    _check_writes(campaign, by, now)
    here = said.commune in communes_for(by, on=today(now))
    check_reach(people=said.people, starts=campaign.starts, today=today(now), here=here)
    told = asdict(said)
    commune = told.pop("commune")
    row = CampaignReach(
        campaign=campaign, commune_id=commune, **told, recorded_by=by, recorded_at=now
    )
    again = _("Số này đã được ghi cho xã, kênh và tiếng ấy. Nếu số trước sai, hãy bỏ rồi ghi lại.")
    _save_once(row, again, field="people")
    event = CampaignReached(campaign.pk, commune, said.channel, said.people)
    ledger.record(event, by=by, now=now)
    return row


def _save_once(row: CampaignMaterial | CampaignReach, again: str, *, field: str) -> None:
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise Refused(again, field=field) from None


@transaction.atomic
def remove_row(campaign: Campaign, key: UUID, *, by: User, now: datetime) -> None:
    _check_writes(campaign, by, now)
    rows = (campaign.materials.filter(pk=key), campaign.reach.filter(pk=key))
    if not sum(each.delete()[0] for each in rows):
        raise Refused(_("Dòng này không còn nữa."))
    ledger.record(CampaignRowRemoved(campaign.pk, key), by=by, now=now)
