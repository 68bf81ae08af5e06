"""Making editions when the banks changed, whole or not at all; clearing old ones away."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

import khien
from khien.core import ledger
from khien.core.actors import SYSTEM
from khien.core.calendars import today
from khien.core.ids import new_id
from khien.screening.editions import store
from khien.screening.events import lists as events
from khien.screening.models import Edition, Publication
from khien.screening.queries import lists as queries
from khien.screening.queries.editions import all_folders, folder_of, is_there
from khien.screening.rules import lists as rules

_AT_ONCE = 20_000  # rows read from the database
_LONGEST = 1_800  # seconds
_DRAFT_ABANDONED = timedelta(hours=2)
_MAKING = "khien.screening.editions.making"


def make_due(*, now: datetime) -> int:
    """Of every list whose banks changed, that was asked for or whose files are gone; how many."""
    return sum(make_if_due(each, now=now) for each in Publication.objects.filter(stopped_at=None))


def make_if_due(publication: Publication, *, now: datetime) -> bool:
    found = queries.chosen(publication, today(now))
    made_from = queries.fingerprint(publication, found, today(now))
    latest = queries.latest_edition(publication)
    gone = latest is None or not is_there(latest)
    if _just_failed(publication, now):
        return False
    if latest is not None and not gone and publication.asked_at is None:
        changed = made_from != publication.made_from
        if not changed or now - latest.made_at < rules.CALM:
            return False
    return _make(publication, found, None if gone else latest, made_from, now=now)


def _just_failed(publication: Publication, now: datetime) -> bool:
    """Something is wrong with the machine: trying each minute would only make it worse."""
    checked, asked = publication.checked_at, publication.asked_at
    if not publication.trouble or checked is None or (asked is not None and asked > checked):
        return False
    return now - checked < rules.LOOK_AGAIN_AFTER


def _make(
    publication: Publication,
    found: queries.Chosen,
    previous: Edition | None,
    made_from: str,
    *,
    now: datetime,
) -> bool:
    """`previous`: the edition before, where its files are there to be compared with."""
    home, edition_id = Path(settings.KHIEN_HOME), new_id()
    draft = store.new_draft(home, edition_id.hex)
    try:
        serial = _next_serial(publication, now)
        _write_ask(draft, publication, previous, serial, now)
        _write_values(draft / "blocked", found.block, now)
        _write_values(draft / "allowed", found.allow, now)
        made = _made(draft)
        if made is None:
            _note(publication, now, trouble=_("Máy chủ không làm được lần phát hành mới."))
            return False
        digest = bytes.fromhex(made.pop("digest"))
        if made:
            edition = Edition(
                pk=edition_id,
                publication=publication,
                serial=serial,
                follows=previous.serial if previous else None,
                digest=digest,
                made_at=now,
            )
            _publish(edition, draft, made)
        _note(publication, now, made_from=made_from)
    finally:
        store.remove(draft)
    return bool(made)


def _next_serial(publication: Publication, now: datetime) -> int:
    from khien_detect.links import next_serial  # noqa: PLC0415  (only where an edition is made)

    latest = queries.latest_edition(publication)
    return next_serial(latest.serial if latest else 0, today(now))


def _write_ask(
    draft: Path, publication: Publication, previous: Edition | None, serial: int, now: datetime
) -> None:
    ask = {
        "name": publication.name,
        "slug": publication.slug,
        "origin": rules.origin(publication.slug),
        "serial": serial,
        "today": str(today(now)),
        "made_at": now.isoformat(timespec="seconds"),
        "answer": settings.BLOCK_PAGE,
        "previous": str(folder_of(previous)) if previous else "",
        "previous_digest": bytes(previous.digest).hex() if previous else "",
    }
    (draft / "ask.json").write_text(json.dumps(ask), "utf-8")


def _write_values(path: Path, banks: Iterable[Any], now: datetime) -> None:
    """One a line, whatever stands in it; read in pieces, so that memory stays flat."""
    values = queries.counting_entries(banks, today(now)).values_list("value", flat=True)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for value in values.order_by().iterator(chunk_size=_AT_ONCE):
            file.write(value.replace("\n", " ") + "\n")


def _made(draft: Path) -> dict[str, Any] | None:
    """By a process of its own, so that the worker stays small; None where it failed."""
    source = str(Path(khien.__file__).parents[1])
    try:
        subprocess.run(  # noqa: S603  (our own module on our own folder)
            [sys.executable, "-m", _MAKING, str(draft)],
            env={**os.environ, "PYTHONPATH": source},
            check=True,
            timeout=_LONGEST,
        )
    except subprocess.SubprocessError:
        return None
    made: dict[str, Any] = json.loads((draft / "made.json").read_text("utf-8"))
    return made


@transaction.atomic
def _publish(edition: Edition, draft: Path, made: dict[str, Any]) -> None:
    """From here on it is the one that is served."""
    for leftover in ("ask.json", "made.json", "blocked", "allowed"):
        (draft / leftover).unlink()
    edition.entries, edition.left_out = made["entries"], made["left_out"]
    edition.added, edition.removed = made["added"], made["removed"]
    edition.folder = store.take_its_place(draft, Path(settings.KHIEN_HOME), edition.pk.hex)
    edition.save(force_insert=True)
    ledger.record(
        events.EditionMade(
            edition.pk,
            edition.publication_id,
            edition.serial,
            edition.entries,
            edition.added,
            edition.removed,
        ),
        by=SYSTEM,
        now=edition.made_at,
    )


def _note(publication: Publication, now: datetime, **known: str) -> None:
    """What was asked for while it was being made is made next."""
    rows = Publication.objects.filter(pk=publication.pk)
    rows.update(checked_at=now, **{"trouble": "", **known})
    rows.filter(asked_at=publication.asked_at).update(asked_at=None)


def tidy(*, now: datetime) -> int:
    """Old editions lose their files, then their changes; what no row names goes. How many went."""
    kept: set[str] = set()
    for publication in Publication.objects.all():
        rows = publication.editions.order_by("-serial")[: rules.EDITIONS_FOLLOWED]
        for place, edition in enumerate(rows):
            kept.add(folder_of(edition).name)
            if place >= rules.EDITIONS_WHOLE:
                store.keep_changes_only(folder_of(edition))
    old = (now - _DRAFT_ABANDONED).timestamp()
    gone = [each for each in all_folders() if each.name not in kept and each.stat().st_mtime < old]
    for folder in gone:
        store.remove(folder)
    return len(gone)
