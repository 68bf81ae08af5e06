"""Partners: recorded, changed, ended; their agreements; where their interests may collide."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from khien.core import ledger, public_items
from khien.core.calendars import today
from khien.core.fold import fold
from khien.core.public_items import PublicKind
from khien.partners import events
from khien.partners.models import Agreement, InterestMark, Partner
from khien.partners.queries.commitments import owed
from khien.partners.rules import partners as rules
from khien.people.models import User
from khien.takedown.models import Addressee


@dataclass(frozen=True)
class PartnerDetails:
    name: str
    kind: str
    origin: str
    country: str
    about: str
    contact: str
    domains: list[str]
    since: date


def _check(said: PartnerDetails, *, but: Partner | None, now: datetime) -> str:
    """The folded name, by which a partner is there once."""
    folded = fold(said.name)
    others = Partner.objects.filter(folded_name=folded)
    same = others.exclude(pk=but.pk).exists() if but else others.exists()
    rules.check_partner(name=said.name, origin=said.origin, country=said.country, same=same)
    rules.check_past(said.since, today=today(now), field="since")
    return folded


@transaction.atomic
def record_partner(said: PartnerDetails, *, by: User, now: datetime) -> Partner:
    folded = _check(said, but=None, now=now)
    made = Partner.objects.create(**vars(said), folded_name=folded, recorded_at=now, recorded_by=by)
    ledger.record(events.PartnerRecorded(made.pk, made.kind, made.origin), by=by, now=now)
    public_items.changed(PublicKind.PARTNER)
    return made


def _locked(partner: Partner) -> Partner:
    return Partner.objects.select_for_update().get(pk=partner.pk)


@transaction.atomic
def change_partner(
    partner: Partner, said: PartnerDetails, *, seen: int, by: User, now: datetime
) -> None:
    """`seen`: the revision the person was looking at."""
    row = _locked(partner)
    rules.check_revision(row.revision, seen)
    rules.check_still_partner(row)
    values = vars(said) | {"folded_name": _check(said, but=row, now=now)}
    changed = [name for name, value in values.items() if getattr(row, name) != value]
    if not changed:
        return
    for name in changed:
        setattr(row, name, values[name])
    row.revision += 1
    row.save(update_fields=[*changed, "revision"])
    ledger.record(events.PartnerChanged(row.pk, tuple(changed)), by=by, now=now)
    public_items.changed(PublicKind.PARTNER)


@transaction.atomic
def end_partner(partner: Partner, *, on: date, why: str, by: User, now: datetime) -> None:
    row = _locked(partner)
    rules.check_past(on, today=today(now), field="on")
    left = len(owed(row.commitments.all(), today(now)))
    rules.check_can_end(row, on=on, why=why, open_commitments=left)
    row.ended_on, row.ended_why = on, why.strip()
    row.save(update_fields=["ended_on", "ended_why"])
    ledger.record(events.PartnerEnded(row.pk, on.isoformat()), by=by, now=now)
    public_items.changed(PublicKind.PARTNER)


@dataclass(frozen=True)
class NewAgreement:
    number: str
    title: str
    signed_for: str
    signed_on: date
    starts: date
    ends: date | None = None


@transaction.atomic
def record_agreement(partner: Partner, new: NewAgreement, *, by: User, now: datetime) -> Agreement:
    row = _locked(partner)
    rules.check_still_partner(row)
    rules.check_agreement(
        signed_on=new.signed_on,
        starts=new.starts,
        ends=new.ends,
        same=row.agreements.filter(number__iexact=new.number).exists(),
        today=today(now),
    )
    made = Agreement.objects.create(partner=row, recorded_at=now, recorded_by=by, **vars(new))
    event = events.AgreementRecorded(row.pk, made.pk, new.signed_on.isoformat())
    ledger.record(event, by=by, now=now)
    return made


@transaction.atomic
def mark_interest(
    partner: Partner,
    *,
    addressee: Addressee | None,
    what: str,
    safeguard: str,
    by: User,
    now: datetime,
) -> InterestMark:
    row = _locked(partner)
    rules.check_interest(what=what, safeguard=safeguard)
    made = InterestMark.objects.create(
        partner=row,
        addressee=addressee,
        what=what.strip(),
        safeguard=safeguard.strip(),
        marked_at=now,
        marked_by=by,
    )
    ledger.record(events.InterestMarked(row.pk, made.pk), by=by, now=now)
    return made


@transaction.atomic
def end_interest(mark: InterestMark, *, by: User, now: datetime) -> None:
    """It is no conflict any more; what it was stays readable. Said twice, the first stands."""
    if InterestMark.objects.filter(pk=mark.pk, ended_at=None).update(ended_at=now):
        ledger.record(events.InterestEnded(mark.partner_id, mark.pk), by=by, now=now)
