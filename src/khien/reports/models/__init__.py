"""Who owes which report when, what was handed in, and the consolidated reports made of it."""

from khien.reports.models.consolidated import (
    ConsolidatedReport,
    Erratum,
    ReportLine,
    ReportState,
    Subject,
)
from khien.reports.models.duties import Cadence, ReportDuty, ReportPeriod, ReportRegime
from khien.reports.models.submitted import (
    Approval,
    Decision,
    SubmittedReport,
    SubmittedState,
    Tier,
)

__all__ = [
    "Approval",
    "Cadence",
    "ConsolidatedReport",
    "Decision",
    "Erratum",
    "ReportDuty",
    "ReportLine",
    "ReportPeriod",
    "ReportRegime",
    "ReportState",
    "Subject",
    "SubmittedReport",
    "SubmittedState",
    "Tier",
]
