"""The moment at which the tests of intake happen, and decisions as a person would fill them in."""

from datetime import UTC, datetime

from khien.intake.models import Outcome
from khien.intake.queries.incident import current_decision
from khien.intake.rules.triage import NewDecision, version

NOW = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)


def opening(**said) -> NewDecision:
    usual = {"outcome": Outcome.INCIDENT_OPENED, "title": "Bị nhắn tin quấy rối"}
    return NewDecision(**usual | said)


def seen(report) -> str:
    """What a page made from the report as it is now carries."""
    report.refresh_from_db()
    return version(report, current_decision(report))
