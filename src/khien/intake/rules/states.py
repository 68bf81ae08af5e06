"""The states of reports and incidents: from where each verb may start, and where it leads.

The diagram in the documentation is made from this table.
"""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from khien.core.refusal import Refused
from khien.intake.models import ReportState


class Verb(StrEnum):
    ACKNOWLEDGE = "acknowledge"
    DECIDE = "decide"
    REOPEN = "reopen"


# A decided report may be decided anew: the newer decision replaces the older one.
STATES: dict[tuple[ReportState, Verb], ReportState] = {
    (ReportState.RECEIVED, Verb.ACKNOWLEDGE): ReportState.ACKNOWLEDGED,
    (ReportState.ACKNOWLEDGED, Verb.ACKNOWLEDGE): ReportState.ACKNOWLEDGED,
    (ReportState.DECIDED, Verb.ACKNOWLEDGE): ReportState.DECIDED,
    (ReportState.RECEIVED, Verb.DECIDE): ReportState.DECIDED,
    (ReportState.ACKNOWLEDGED, Verb.DECIDE): ReportState.DECIDED,
    (ReportState.DECIDED, Verb.DECIDE): ReportState.DECIDED,
    (ReportState.DECIDED, Verb.REOPEN): ReportState.ACKNOWLEDGED,
}


def after(state: str, verb: Verb) -> ReportState:
    """Raises Refused where the verb cannot start from this state."""
    found = STATES.get((ReportState(state), verb))
    if found is None:
        raise Refused(
            _("Tin đang ở trạng thái “%(state)s”, không làm việc này được.")
            % {"state": ReportState(state).label}
        )
    return found


def can(state: str, verb: Verb) -> bool:
    return (ReportState(state), verb) in STATES
