"""The nightly run: what was announced long enough ago is emptied, what comes next is announced.

Nothing is emptied without a notice. Each batch is one transaction with its count, so a run that is
killed goes on where it stood, and nothing is counted twice.
"""

from datetime import date, datetime, timedelta

from django.apps import apps
from django.db import connection, transaction
from django.db.models import F

from khien.core import keeping, ledger
from khien.core.actors import SYSTEM
from khien.core.calendars import today
from khien.core.keeping import ended_before
from khien.core.retention import Model, kept_for_a_time
from khien.people.models import User
from khien.privacy import events
from khien.privacy.models import KeepingNotice, KeepingRun, KeepingTerm
from khien.privacy.queries import holds
from khien.privacy.queries.keeping import notice_days, years_on
from khien.privacy.rules.keeping import check_can_set_term

_LOCK = 0x6B686965  # of holds against the batch that is being emptied


def lock_holds() -> None:
    """Until the end of the transaction: no hold is placed while a batch is emptied."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def run(*, now: datetime) -> KeepingRun:
    night, _made = KeepingRun.objects.get_or_create(ended_at=None, defaults={"started_at": now})
    day = today(now)
    for notice in KeepingNotice.objects.filter(done_at=None, acts_on__lte=day).order_by("pk"):
        _act(notice, night, now=now)
    for model in kept_for_a_time():
        _announce(model, night, now=now)
    _end(night, now=now)
    return night


@transaction.atomic
def _end(night: KeepingRun, *, now: datetime) -> None:
    night.refresh_from_db()
    night.ended_at = max(now, night.started_at)
    night.save(update_fields=["ended_at"])
    event = events.KeepingRan(night.pk, night.emptied, night.announced)
    ledger.record(event, by=SYSTEM, now=now)


def _act(notice: KeepingNotice, night: KeepingRun, *, now: datetime) -> None:
    """By the term of today, where it was lengthened since."""
    model: Model = apps.get_model(notice.subject)
    day = today(now)
    years = max(years_on(day).get(notice.subject, notice.keep_years), notice.keep_years)
    before = min(notice.ended_before, ended_before(day, keep_years=years))
    for keys in keeping.batches(model, before=before):
        with transaction.atomic():
            lock_holds()
            free = keeping.not_held(model, keys, holds.held(day))
            done = keeping.empty(model, free, before=before, now=now)
            mine = KeepingNotice.objects.filter(pk=notice.pk)
            mine.update(emptied=F("emptied") + done)
            KeepingRun.objects.filter(pk=night.pk).update(emptied=F("emptied") + done)
    _settle(notice, kept=keeping.past(model, before=before).count(), now=now)


@transaction.atomic
def _settle(notice: KeepingNotice, *, kept: int, now: datetime) -> None:
    notice.refresh_from_db()
    notice.kept, notice.done_at = kept, now
    notice.save(update_fields=["kept", "done_at"])
    event = events.RowsEmptied(notice.pk, notice.subject, notice.emptied, kept)
    ledger.record(event, by=SYSTEM, now=now)


def _announce(model: Model, night: KeepingRun, *, now: datetime) -> None:
    """Rows that no notice covers yet. Those a hold keeps are announced once it is gone."""
    label, day = model._meta.label, today(now)
    acts_on = day + timedelta(days=notice_days(day))
    years = years_on(acts_on)[label]
    before = ended_before(acts_on, keep_years=years)
    waiting = KeepingNotice.objects.filter(subject=label, done_at=None)
    since = waiting.order_by("-ended_before").values_list("ended_before", flat=True).first()
    if since is not None and since >= before:
        return
    rows = _count(model, before=before, since=since, on=day)
    if rows:
        _write_notice(label, years, before=before, acts_on=acts_on, rows=rows, night=night, now=now)


def _count(model: Model, *, before: datetime, since: datetime | None, on: date) -> int:
    held = holds.held(on)
    if not held:
        return keeping.past(model, before=before, since=since).count()
    found = keeping.batches(model, before=before, since=since)
    return sum(len(keeping.not_held(model, keys, held)) for keys in found)


@transaction.atomic
def _write_notice(
    label: str,
    years: int,
    *,
    before: datetime,
    acts_on: date,
    rows: int,
    night: KeepingRun,
    now: datetime,
) -> None:
    notice = KeepingNotice.objects.create(
        subject=label,
        keep_years=years,
        ended_before=before,
        announced_at=now,
        acts_on=acts_on,
        counted=rows,
    )
    KeepingRun.objects.filter(pk=night.pk).update(announced=F("announced") + rows)
    event = events.EmptyingAnnounced(notice.pk, label, rows, acts_on.isoformat())
    ledger.record(event, by=SYSTEM, now=now)


@transaction.atomic
def set_term(
    subject: str,
    *,
    amount: int,
    valid_from: date,
    law: str,
    certainty: str,
    by: User,
    now: datetime,
) -> KeepingTerm:
    """A term that is set twice for the same day is the later one."""
    check_can_set_term(
        subject,
        amount=amount,
        starts=valid_from,
        today=today(now),
        law=law,
        certainty=certainty,
    )
    term, _made = KeepingTerm.objects.update_or_create(
        subject=subject,
        valid_from=valid_from,
        defaults={
            "amount": amount,
            "law": law,
            "certainty": certainty,
            "set_at": now,
            "set_by": by,
        },
    )
    event = events.KeepingTermSet(term.pk, subject, amount, valid_from.isoformat())
    ledger.record(event, by=by, now=now)
    return term
