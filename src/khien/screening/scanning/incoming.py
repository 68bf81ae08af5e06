"""Looking at reports as they came in: words, links, pictures, files. What fails harms no report."""

import logging
from collections.abc import Iterable
from typing import Any

from django.db import InterfaceError, OperationalError
from django.utils import timezone

from khien.evidence.models import Exhibit
from khien.intake.models import Message, Report
from khien.intake.rules.identifiers import links_in
from khien.screening import looking
from khien.screening.actions import incoming as actions
from khien.screening.models import HashKind, Hit, Incoming
from khien.screening.queries.incoming import Subject, waiting
from khien.screening.scanning import files, found
from khien.screening.scanning.alone import REPORTS, alone
from khien_detect.finding import Kind

logger = logging.getLogger(__name__)
_TOLD = ("what_happened", "more")


def run() -> None:
    with alone(REPORTS) as mine:
        while mine and (subjects := waiting()):
            for subject in subjects:
                _try(subject)


def _try(subject: Subject) -> None:
    actions.begin(subject)
    try:
        _look(subject)
    except (OperationalError, InterfaceError):
        raise
    except Exception:
        logger.exception("something of a report could not be looked at")


def _look(subject: Subject) -> None:
    """What is gone meanwhile was looked at."""
    if subject.matter in {Incoming.PICTURE, Incoming.FILE}:
        _look_at_exhibit(subject)
        return
    hits: list[Hit] = []
    report: Report | None
    if subject.matter is Incoming.REPORT:
        report = Report.objects.filter(pk=subject.id).first()
        hits = _in_words(report.narrative or {}) if report else []
    else:
        letter = Message.objects.filter(pk=subject.id).select_related("report").first()
        report = letter.report if letter else None
        hits = _of_reporter(found.in_text(letter.text or "")) if letter else []
    actions.end(subject, hits, report=report, now=timezone.now())


def _in_words(narrative: dict[str, Any]) -> list[Hit]:
    texts = [str(narrative[name]) for name in _TOLD if narrative.get(name)]
    said = {link for text in texts for link in links_in(text)}  # looked at with the words
    links = [str(link) for link in narrative.get("links", ()) if link not in said]
    hits = [hit for text in texts for hit in found.in_text(text)]
    hits += [hit for link in links for hit in found.in_address(link)]
    return _of_reporter(hits)


def _of_reporter(hits: Iterable[Hit]) -> list[Hit]:
    """Names, addresses and numbers are what a report is made of: they are no suggestion."""
    return [hit for hit in hits if hit.kind != Kind.PERSONAL_INFORMATION]


def _look_at_exhibit(subject: Subject) -> None:
    exhibit = Exhibit.objects.filter(pk=subject.id).first()
    report = Report.objects.filter(pk=exhibit.holder).first() if exhibit else None
    hits: list[Hit] = []
    if exhibit is not None and report is not None:
        look = _in_picture if subject.matter is Incoming.PICTURE else files.hits_in
        hits = _of_reporter(look(exhibit))
    actions.end(subject, hits, report=report, exhibit=subject.id, now=timezone.now())


def _in_picture(exhibit: Exhibit) -> list[Hit]:
    """By the hashes that were taken when it came: nobody opens the exhibit for it."""
    from khien_detect.images import Pdq  # noqa: PLC0415  (takes long to load)

    if exhibit.pdq is None:
        return []
    look = Pdq(bytes(exhibit.pdq), exhibit.pdq_quality or 0)
    digests = [(HashKind.SHA256, bytes(exhibit.sha256))]
    return found.of_exhibit(looking.known_by(look, digests))
