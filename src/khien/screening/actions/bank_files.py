"""A file for a bank in two steps: looked through and shown, then taken over at a person's word.

A small file is looked through at once, a large one in the worker; either goes on where it was left
when the power went.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from itertools import islice
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import connection, transaction
from django.db.models import F, Max
from django.utils.translation import gettext_lazy as _

from khien.core import ledger
from khien.core.calendars import today
from khien.core.refusal import Refused
from khien.people.models import User
from khien.screening.actions.bank_file_upkeep import give_up
from khien.screening.actions.bank_lines import stage, take
from khien.screening.actions.banks import locked, touch
from khien.screening.events import banks as events
from khien.screening.importing import store
from khien.screening.importing.reading import MOST_BYTES, Line, Wanted, read_lines
from khien.screening.jobs import bank_files as jobs
from khien.screening.models import Bank, BankFile, BankFileLine, Fate, FileState
from khien.screening.rules import banks as rules

if TYPE_CHECKING:
    from django.core.files.base import File

AT_ONCE = 256 * 1024  # bytes that are looked through while the person waits
_STAGED = 5_000  # lines a transaction
TAKEN = 25_000  # lines a transaction
MOST_STARTS = 10  # then something is wrong with it, and a person is told


def hand_in(
    bank: Bank, source: "File[bytes]", *, expires_on: date | None, by: User, now: datetime
) -> BankFile:
    """Nothing comes into the bank yet."""
    size = source.size or 0
    if not size:
        raise Refused(_("Tệp không có gì."), field="file")
    if size > MOST_BYTES:
        raise Refused(
            _("Tệp lớn hơn %(limit)d MB. Hãy chia thành nhiều tệp.")
            % {"limit": MOST_BYTES // 1_000_000},
            field="file",
        )
    file = BankFile(bank=bank, file_name=(source.name or "")[-200:], size=size)
    store.keep(file.pk, source)
    try:
        _hand_in(file, expires_on=expires_on, by=by, now=now)
    except BaseException:
        store.remove(file.pk)
        raise
    if size <= AT_ONCE:
        go_on(file.pk, now=lambda: now)
        file.refresh_from_db()
    return file


@transaction.atomic
def _hand_in(file: BankFile, *, expires_on: date | None, by: User, now: datetime) -> None:
    bank = locked(file.bank_id, by=by)
    rules.check_open(bank)
    rules.check_expiry(expires_on, today=today(now))
    file.expires_on, file.handed_in_by, file.handed_in_at = expires_on, by, now
    file.save(force_insert=True)
    ledger.record(events.BankFileHandedIn(bank.pk, file.pk, file.size), by=by, now=now)
    if file.size > AT_ONCE:
        jobs.go_on.defer(file_id=str(file.pk))


def go_on(file_id: UUID, *, now: Callable[[], datetime]) -> None:
    """What is next for a file, from where it was left; nothing where another process is at it."""
    with _alone(file_id) as mine:
        if not mine:
            return
        file = BankFile.objects.get(pk=file_id)
        BankFile.objects.filter(pk=file_id).update(starts=F("starts") + 1)
        if file.starts >= MOST_STARTS:
            give_up(file_id, now=now())
        elif file.state == FileState.WAITING:
            look_through(file_id, now=now())
        while file.state == FileState.TAKING and take_over(file_id, now=now()):
            pass


@contextmanager
def _alone(file_id: UUID) -> Iterator[bool]:
    """Whether this process is the one that works on the file; a lock that goes with it."""
    name = f"bank file {file_id}"
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(hashtextextended(%s, 0))", [name])
        mine = bool(cursor.fetchone()[0])
        try:
            yield mine
        finally:
            if mine:
                cursor.execute("SELECT pg_advisory_unlock(hashtextextended(%s, 0))", [name])


def look_through(file_id: UUID, *, now: datetime) -> None:
    """The dry run: the fate of every line is kept, nothing of the bank is written."""
    file = BankFile.objects.select_related("bank").get(pk=file_id)
    file.lines.all().delete()
    counted = dict.fromkeys([*(fate.value for fate in Fate), "repeated"], 0)
    bank, day = file.bank, today(now)
    wanted = Wanted(bank.matter, bank.harmless, day, file.expires_on)
    try:
        with store.path_of(file.pk).open("rb") as stream:
            for lines in _in_parts(read_lines(stream, wanted)):
                with transaction.atomic():
                    fates = stage(file.pk, lines, bank=bank, today=day)
                    for fate, count in fates.items():
                        counted[fate.value] += count
                    counted["repeated"] += len(lines) - sum(fates.values())
                    done = {"read_bytes": stream.tell(), **counted}
                    BankFile.objects.filter(pk=file.pk).update(**done)
        trouble = "" if any(counted.values()) else str(_("Tệp không có dòng nào."))
    except Refused as refused:
        trouble = str(refused)
    except OSError:
        trouble = str(_("Máy chủ không còn giữ tệp này. Hãy nhập lại."))
    state = FileState.FAILED if trouble else FileState.CHECKED
    BankFile.objects.filter(pk=file.pk).update(state=state, trouble=trouble, read_bytes=file.size)
    store.remove(file.pk)


def _in_parts(lines: Iterator[Line]) -> Iterator[list[Line]]:
    while part := list(islice(lines, _STAGED)):
        yield part


@transaction.atomic
def confirm(file: BankFile, *, by: User, now: datetime) -> BankFile:
    """What was shown as new or renewed comes into the bank; at once where it is little."""
    bank = locked(file.bank_id, by=by)
    rules.check_open(bank)
    file = BankFile.objects.select_for_update().get(pk=file.pk)
    if file.state != FileState.CHECKED:
        raise Refused(_("Tệp này không còn chờ thêm vào kho."))
    if not file.new + file.renewed:
        raise Refused(_("Không có dòng nào cần ghi."))
    file.state, file.confirmed_by, file.confirmed_at = FileState.TAKING, by, now
    file.save(update_fields=["state", "confirmed_by", "confirmed_at"])
    confirmed = events.BankFileConfirmed(bank.pk, file.pk, file.new, file.renewed, file.refused)
    ledger.record(confirmed, by=by, now=now)
    if file.new + file.renewed > TAKEN:
        jobs.go_on.defer(file_id=str(file.pk))
    else:
        while take_over(file.pk, now=now):
            pass
    file.refresh_from_db()
    return file


@transaction.atomic
def take_over(file_id: UUID, *, now: datetime) -> bool:
    """The next stretch of lines comes into the bank; whether there may be more."""
    file = BankFile.objects.select_for_update().get(pk=file_id)
    by = file.confirmed_by
    if file.state != FileState.TAKING or by is None:
        return False
    bank = locked(file.bank_id, by=by)
    if bank.closed_at is not None:
        _end(file, now=now, trouble=str(_("Kho đã đóng khi đang thêm.")))
        return False
    last = _last_line(file)
    if last is None:
        _end(file, now=now)
        return False
    added, prolonged = take(file.pk, bank=bank, after=file.taken_to, last=last, by=by.pk, now=now)
    BankFile.objects.filter(pk=file.pk).update(
        taken_to=last, added=F("added") + added, prolonged=F("prolonged") + prolonged
    )
    if added or prolonged:
        touch(bank)
        ledger.record(events.BankFileTaken(bank.pk, file.pk, added, prolonged), by=by, now=now)
    return True


def _last_line(file: BankFile) -> int | None:
    writes = BankFileLine.objects.filter(
        file=file, fate__in=[Fate.NEW, Fate.RENEWED], id__gt=file.taken_to
    )
    part = writes.order_by("id").values("id")[:TAKEN]
    last: int | None = writes.filter(id__in=part).aggregate(last=Max("id"))["last"]
    return last


def _end(file: BankFile, *, now: datetime, trouble: str = "") -> None:
    file.state = FileState.FAILED if trouble else FileState.DONE
    file.trouble, file.ended_at = trouble, now
    file.save(update_fields=["state", "trouble", "ended_at"])
