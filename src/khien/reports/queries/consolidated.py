"""Reports of the province: who reads which, the one before, where each number comes from."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import override

from khien.coordination.models import Difficulty
from khien.coordination.queries import difficulties
from khien.core.calendars import today
from khien.core.fold import alphabetical
from khien.core.permissions import Permission
from khien.directory.queries import name_of, names_of
from khien.documents.models import Document, DocumentFile, DocumentState
from khien.people.models import User
from khien.reports.models import ConsolidatedReport, Erratum, ReportLine, ReportState, Subject
from khien.reports.queries.scope import reads_all, receives
from khien.reports.rules import frozen, typed
from khien.reports.rules.frozen import Difference

HOLDER = "report"


def visible_to(user: User) -> QuerySet[ConsolidatedReport]:
    """Drafts are for the steering office and the leaders who sign them; the rest is for both."""
    if not reads_all(user):
        return ConsolidatedReport.objects.none()
    return ConsolidatedReport.objects.all()


def listing(user: User) -> QuerySet[ConsolidatedReport]:
    rows = visible_to(user).exclude(state=ReportState.DROPPED)
    rows = rows.select_related("plan", "document__number").defer("document__content")
    return rows.annotate(errata=Count("lines__errata")).order_by("-end", "-made_at")


def get_for(user: User, report_id: UUID) -> ConsolidatedReport:
    rows = visible_to(user).select_related(
        "plan", "office", "document__number", "made_by", "signed_by", "previous"
    )
    return get_object_or_404(rows.defer("document__content"), pk=report_id)


def may_sign(user: User, report: ConsolidatedReport) -> bool:
    scope = user.scope(Permission.REPORT_APPROVE)
    here = not scope.organisations or report.office_id in scope.organisations
    return scope.everywhere and here


def to_sign(user: User) -> list[ConsolidatedReport]:
    """Drafts that are written and wait for this person, the oldest first."""
    if not user.may(Permission.REPORT_APPROVE):
        return []
    drafts = ConsolidatedReport.objects.filter(state=ReportState.DRAFT).exclude(made_by=user)
    return [
        report
        for report in drafts.order_by("end", "made_at")
        if report.is_written and may_sign(user, report)
    ]


def writes(user: User) -> bool:
    return receives(user)


def lines(report: ConsolidatedReport) -> list[ReportLine]:
    return list(report.lines.select_related("objective").order_by("position"))


def untraced(report: ConsolidatedReport) -> list[str]:
    """Numbers typed into the words that no line says."""
    with override("vi"):
        return typed.untraced(report.words.values(), lines(report))


def get_line(report: ConsolidatedReport, position: int) -> ReportLine:
    return get_object_or_404(report.lines.all(), position=position)


def before(report: ConsolidatedReport) -> ConsolidatedReport | None:
    """The last signed one of the same kind that ended earlier, of whichever plan."""
    rows = ConsolidatedReport.objects.filter(
        state=ReportState.SIGNED, cadence=report.cadence, end__lt=report.end
    )
    return rows.order_by("-end", "-signed_at").first()


def differences(report: ConsolidatedReport) -> list[Difference]:
    """Of the lines of the whole province, beside the report it follows."""
    other = report.previous
    return frozen.compared(_of_province(report), _of_province(other) if other else ())


def _of_province(report: ConsolidatedReport) -> list[ReportLine]:
    return list(report.lines.filter(territory=None, place="").order_by("position"))


def noted(report: ConsolidatedReport) -> dict[Any, dict[str, Any]]:
    """Line → what its last erratum says."""
    rows = Erratum.objects.filter(line__report=report).order_by("at", "pk")
    return {row.line_id: row.now for row in rows}


def errata(report: ConsolidatedReport) -> list[Erratum]:
    rows = Erratum.objects.filter(line__report=report).select_related("line", "by")
    return list(rows.order_by("at", "line__position", "pk"))


def is_whole(report: ConsolidatedReport) -> bool:
    """Whether what is stored is still what was signed."""
    if not report.sha256:
        return True
    return frozen.digest(report, lines(report)) == bytes(report.sha256)


def with_hash(sha256: bytes) -> tuple[ConsolidatedReport, DocumentFile] | None:
    """The signed report one of whose files this is. Files of anything else are never known here."""
    file = (
        DocumentFile.objects.filter(sha256=sha256, document__holder_kind=HOLDER)
        .exclude(document__state=DocumentState.DRAFT)
        .select_related("document__number")
        .defer("content", "document__content")
        .first()
    )
    if file is None:
        return None
    found = ConsolidatedReport.objects.select_related("plan", "office")
    report = found.filter(pk=file.document.holder).first()
    return (report, file) if report else None


def office_name(report: ConsolidatedReport) -> str:
    """As it was called on the day it signed."""
    day = today(report.signed_at) if report.signed_at else report.end
    return name_of(report.office_id, day)


def letters_of(report: ConsolidatedReport) -> list[Document]:
    """Errata that were issued, oldest first."""
    rows = Document.objects.filter(holder=report.pk, state=DocumentState.ISSUED)
    rows = rows.select_related("number").defer("content").order_by("issued_at")
    return [each for each in rows if each.pk != report.document_id]


def parts_of(report: ConsolidatedReport, line: ReportLine) -> list[ReportLine]:
    """The lines by place that a line of the province is the sum of."""
    if not line.is_whole or line.subject != Subject.INDICATOR:
        return []
    rows = report.lines.filter(subject=line.subject, code=line.code).exclude(pk=line.pk)
    return list(rows.order_by("position"))


def missing_of(line: ReportLine) -> list[str]:
    """Places whose report had not come, by name."""
    if line.subject != Subject.REPORTS or not line.inputs:
        return []
    places = [UUID(each) for each in line.inputs[0]["missing"]]
    return sorted(names_of(places, line.period_end).values(), key=alphabetical)


def difficulties_of(user: User, line: ReportLine, *, now: datetime) -> tuple[list[Difficulty], int]:
    """Which ones a line counts, and how many of them this person may not open."""
    if line.subject != Subject.DIFFICULTY:
        return [], 0
    counted = line.inputs[0]["difficulties"]
    rows = list(difficulties.visible_to(user, now).filter(pk__in=counted).order_by("number"))
    return rows, len(counted) - len(rows)
