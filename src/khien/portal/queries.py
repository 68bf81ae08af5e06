"""What a reporter reads of their report: every step in plain words, with its deadline."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import cast

from khien.core.public_steps import PublicStep
from khien.enforcement import queries as enforcement
from khien.evidence import queries as exhibits
from khien.intake import queries as intake
from khien.intake.models import Message, Report
from khien.intake.queries import report as reports
from khien.support import queries as support
from khien.takedown import queries as takedown

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Status:
    steps: list[PublicStep]
    messages: list[Message]
    files: int
    support_is_asked: bool
    contact_is_withdrawn: bool
    new_answers: int


def steps(report: Report) -> list[PublicStep]:
    """Those done in the order they were done, then those to come."""
    incidents = reports.incidents_of(report)
    found = intake.public_steps(report)
    if incidents:
        found += support.public_steps(incidents) + enforcement.public_steps(incidents)
        found += takedown.public_steps(incidents)
    done = sorted(
        (_moment(step, found[:place]), place) for place, step in enumerate(found) if step.at
    )
    return [*(found[place] for _, place in done), *(step for step in found if step.at is None)]


def _moment(step: PublicStep, before: list[PublicStep]) -> datetime:
    """Of a step without an hour: that of the last step before it on the same day."""
    at = cast("datetime", step.at)
    same_day = [each.at for each in before if each.at and at <= each.at < at + _DAY]
    return max([at, *same_day]) if step.day_only else at


def status(report: Report) -> Status:
    messages = reports.mailbox(report)
    return Status(
        steps=steps(report),
        messages=messages,
        files=exhibits.count_by_holder([report.pk]).get(report.pk, 0),
        support_is_asked=reports.has_open_support_request(report),
        contact_is_withdrawn=report.contact_withdrawn_at is not None,
        new_answers=sum(not m.from_reporter and m.read_at is None for m in messages),
    )
