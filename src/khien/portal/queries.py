"""What a reporter reads of their report: every step in plain words, with its deadline."""

from dataclasses import dataclass

from khien.core.public_steps import PublicStep
from khien.evidence import queries as exhibits
from khien.intake.models import Message, Report
from khien.intake.queries import report as reports


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
    found = reports.first_steps(report)
    done = sorted((step for step in found if step.at is not None), key=lambda step: step.at or 0)
    return [*done, *(step for step in found if step.at is None)]


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
