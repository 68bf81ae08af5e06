"""The province's own words: tried and added, withdrawn. They count everywhere within seconds."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from khien.core import ledger
from khien.core.calendars import today
from khien.core.refusal import Refused
from khien.people.models import User
from khien.screening.events import words as events
from khien.screening.known.words_trial import Trial
from khien.screening.models import OwnWords
from khien.screening.queries.scans import office_of
from khien.screening.rules import words as rules
from khien.screening.rules.words import Said


def check(said: Said, *, now: datetime) -> Trial:
    """Raises Refused; else the trial, to go on with."""
    rules.check_said(said, today=today(now))
    trial = Trial(said)
    caught, spared = trial.caught([said.caught, said.spared])
    ordinary, whole = trial.ordinary()
    rules.check_trial(caught, spared, ordinary, whole=whole)
    return trial


def add(words_id: UUID, said: Said, *, by: User, now: datetime) -> OwnWords:
    """Raises Refused. The same `words_id` again is the same: a double tap adds once."""
    already = OwnWords.objects.filter(pk=words_id, added_by=by).first()
    if already is not None:
        return already
    check(said, now=now)
    return _add(words_id, said, by=by, now=now)


@transaction.atomic
def _add(words_id: UUID, said: Said, *, by: User, now: datetime) -> OwnWords:
    in_use = OwnWords.objects.filter(withdrawn_at=None, kind=said.kind)
    same = in_use.filter(patterns=list(said.patterns), unless=list(said.unless)).first()
    if same is not None:
        raise Refused(
            _("Đã có đúng các từ này ở số %(number)s.") % {"number": same.number},
            field="patterns",
        )
    words, made = OwnWords.objects.get_or_create(
        pk=words_id,
        defaults={
            "kind": said.kind,
            "strength": said.strength,
            "patterns": list(said.patterns),
            "unless": list(said.unless),
            "fold": said.fold,
            "caught": said.caught.strip(),
            "spared": said.spared.strip(),
            "why": said.why.strip(),
            "starts_on": said.starts_on or today(now),
            "office_id": office_of(by),
            "added_by": by,
            "added_at": now,
        },
    )
    if made:
        event = events.OwnWordsAdded(words.pk, said.kind, said.strength, words.starts_on)
        ledger.record(event, by=by, now=now)
        words.refresh_from_db(fields=["number"])
    return words


@transaction.atomic
def withdraw(words: OwnWords, *, why: str, by: User, now: datetime) -> None:
    locked = OwnWords.objects.select_for_update().get(pk=words.pk)
    rules.check_can_withdraw(locked, why=why)
    locked.withdrawn_at, locked.withdrawn_by, locked.withdrawn_why = now, by, why.strip()
    locked.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_why"])
    ledger.record(events.OwnWordsWithdrawn(locked.pk), by=by, now=now)
