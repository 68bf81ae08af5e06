"""What came in with reports and was not looked at yet: words, letters, pictures, other files.

Ids tell the time they were made, and what came first is looked at first. So everything older than
a day before the newest look was looked at, and a minute's question costs a day of reports, however
many there are. What was begun and not finished is asked for by itself.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from khien.evidence.models import Exhibit, ExhibitKind, HolderKind
from khien.intake.models import Channel, Message, Report
from khien.screening.models import Incoming, Look

MOST_TRIES = 3
AT_ONCE = 200
FILES = (ExhibitKind.TEXT, ExhibitKind.DOCX, ExhibitKind.PDF, ExhibitKind.MP4)
_OVERLAP = int(timedelta(days=1).total_seconds() * 1000) << 80


@dataclass(frozen=True)
class Subject:
    matter: Incoming
    id: UUID


def _reports() -> "QuerySet[Report]":
    """Not those made of a hit: what the machine said of them is in them."""
    return Report.objects.exclude(channel=Channel.SCREENING)


def _letters() -> "QuerySet[Message]":
    return Message.objects.filter(from_reporter=True)


def _pictures() -> "QuerySet[Exhibit]":
    return Exhibit.objects.filter(holder_kind=HolderKind.REPORT, pdq__isnull=False)


def _files() -> "QuerySet[Exhibit]":
    """Texts, documents and films; of a sound nothing is known."""
    kept = Exhibit.objects.filter(holder_kind=HolderKind.REPORT, kind__in=FILES)
    return kept.exclude(path="")


_SOURCES: dict[Incoming, Callable[[], "QuerySet[Report] | QuerySet[Message] | QuerySet[Exhibit]"]]
_SOURCES = {
    Incoming.REPORT: _reports,
    Incoming.LETTER: _letters,
    Incoming.PICTURE: _pictures,
    Incoming.FILE: _files,
}


def waiting() -> list[Subject]:
    """At most some hundred; once these are looked at, the next ones."""
    return [subject for matter in Incoming for subject in _of(matter)]


def _of(matter: Incoming) -> list[Subject]:
    unfinished = Look.objects.filter(matter=matter, looked_at=None, tries__lt=MOST_TRIES)
    ids = list(unfinished.order_by("subject").values_list("subject", flat=True)[:AT_ONCE])
    rows = _SOURCES[matter]().filter(pk__gte=_since(matter))
    new = rows.exclude(Exists(Look.objects.filter(subject=OuterRef("pk"))))
    ids += new.order_by("pk").values_list("pk", flat=True)[: AT_ONCE - len(ids)]
    return [Subject(matter, each) for each in ids]


def _since(matter: Incoming) -> UUID:
    looks = Look.objects.filter(matter=matter).order_by("-subject")
    newest = looks.values_list("subject", flat=True).first()
    return UUID(int=max(newest.int - _OVERLAP, 0) if newest else 0)
