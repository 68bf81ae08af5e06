"""The tables of states, drawn: docs/reference/states.md."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import TextChoices
from django.utils import translation

from khien.coordination.models import DifficultyState, InspectionState, RecommendationState
from khien.coordination.rules import difficulties as stuck
from khien.coordination.rules import inspections as visits
from khien.coordination.rules import recommendations as advice
from khien.documents import rules as documents
from khien.documents.models import DocumentState
from khien.enforcement.models import ViolationState
from khien.enforcement.rules import states as violations
from khien.intake.models import ReportState
from khien.intake.rules import states as reports
from khien.learning.models import State as SessionState
from khien.learning.rules import session as sessions
from khien.reports.models import SubmittedState
from khien.reports.rules import states as submitted
from khien.screening.models import HitState
from khien.screening.rules import hits
from khien.site.reference.markdown import page, section
from khien.support.models import CaseState, ReferralState
from khien.support.rules import referral as referrals
from khien.support.rules import states as cases
from khien.takedown.models import ItemState, PreservationState, RequestState
from khien.takedown.rules import states as takedowns

Edge = tuple[str, str, str]  # from, to, verb


def states() -> str:
    """Each arrow is a verb; what is not drawn is refused."""
    return page(
        "States",
        "Drawn from the tables the rules themselves use. A state is a fact somebody made by an "
        "action; what follows from dates (due soon, overdue) is computed and is no state.",
        _drawn("Report (tin báo)", reports.__name__, ReportState, _of_reports()),
        _drawn("Case (hồ sơ trẻ em)", cases.__name__, CaseState, _of_cases()),
        _drawn("Referral (lời giới thiệu)", referrals.__name__, ReferralState, _of_referrals()),
        _drawn("Violation (vi phạm)", violations.__name__, ViolationState, _of_violations()),
        _drawn("Content (nội dung)", takedowns.__name__, ItemState, _ways(takedowns.ITEM)),
        _drawn("Request (yêu cầu gỡ)", takedowns.__name__, RequestState, _ways(takedowns.REQUEST)),
        _drawn(
            "Preservation (giữ dữ liệu)",
            takedowns.__name__,
            PreservationState,
            _ways(takedowns.PRESERVATION),
        ),
        *_of_coordination(),
        _drawn("Session (buổi giáo dục)", sessions.__name__, SessionState, _of_sessions()),
        _drawn("Hit (phát hiện)", hits.__name__, HitState, _of_hits()),
        _drawn(
            "Report on the plan (báo cáo kế hoạch)",
            submitted.__name__,
            SubmittedState,
            _of_submitted(),
        ),
        _drawn("Document (văn bản)", documents.__name__, DocumentState, _of_documents()),
    )


def _of_reports() -> Iterable[Edge]:
    return ((source, to, verb) for (source, verb), to in reports.STATES.items())


def _of_submitted() -> Iterable[Edge]:
    return ((source, to, verb) for (source, verb), to in submitted.STATES.items())


def _of_cases() -> Iterable[Edge]:
    for step, way in cases.TRANSITIONS.items():
        for source in way.sources:
            yield source, way.to or source, step


def _of_referrals() -> Iterable[Edge]:
    for verb, way in referrals.WAYS.items():
        for source in way.sources:
            yield source, way.to, verb


def _of_violations() -> Iterable[Edge]:
    """The paths of all branches together; a step of several branches is one arrow."""
    found = {
        (source, way.to or source, step)
        for path in (violations.COMMON, *violations.PATHS.values())
        for step, way in path.items()
        for source in way.sources
    }
    return ((source.value, to.value, step) for source, to, step in found)


def _ways(table: Mapping[Any, Any]) -> Iterable[Edge]:
    """Of a table that has sources and a target for each step."""
    for step, way in table.items():
        for source in way.sources:
            yield source, way.to or source, step


def _of_coordination() -> Iterable[str]:
    tables: tuple[tuple[str, str, type[TextChoices], Mapping[Any, Any]], ...] = (
        ("Difficulty (vướng mắc)", stuck.__name__, DifficultyState, stuck.DIFFICULTY),
        ("Inspection (kiểm tra)", visits.__name__, InspectionState, visits.INSPECTION),
        ("Recommendation (kiến nghị)", advice.__name__, RecommendationState, advice.RECOMMENDATION),
    )
    return (_drawn(title, module, kinds, _ways(table)) for title, module, kinds, table in tables)


def _of_sessions() -> Iterable[Edge]:
    for verb, ways in sessions.AFTER.items():
        for source, to in ways.items():
            yield source, to, verb


def _of_hits() -> Iterable[Edge]:
    return ((source, to, verb) for (source, verb), to in hits.STATES.items())


def _of_documents() -> Iterable[Edge]:
    return ((source, to, verb) for (source, verb), to in documents.STATES.items())


def _drawn(title: str, module: str, kinds: type[TextChoices], edges: Iterable[Edge]) -> str:
    """Verbs between the same two states share one arrow."""
    together: dict[tuple[str, str], list[str]] = defaultdict(list)
    for source, to, verb in edges:
        together[source, to].append(str(verb).replace("_", " "))
    arrows = sorted(f"    {a} --> {b}: {', '.join(sorted(v))}" for (a, b), v in together.items())
    with translation.override("vi"):
        names = [f"    {kind.value}: {kind.label} ({kind.value})" for kind in kinds]
    lines = ["```mermaid", "stateDiagram-v2", *names, *arrows, "```"]
    return section(title, f"From `{module}`.", "\n".join(lines))
