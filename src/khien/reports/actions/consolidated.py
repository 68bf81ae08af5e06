"""The report of the province: begun, counted, written, signed and frozen."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from khien.core import ledger
from khien.core.calendars import today
from khien.core.measures import Period
from khien.core.refusal import Refused
from khien.directory.models import Function
from khien.directory.queries import responsible
from khien.documents import actions as documents
from khien.documents.content import Content, Signer
from khien.documents.models import DocumentType
from khien.people.models import User
from khien.reports import events
from khien.reports.documents import paper
from khien.reports.figures import Asked, lines_of
from khien.reports.models import Cadence, ConsolidatedReport, ReportLine, ReportState
from khien.reports.queries import consolidated
from khien.reports.rules import frozen, states
from khien.reports.rules.cadence import name_of
from khien.steering.models import Plan

HEADINGS = (
    "Công tác chỉ đạo, điều hành",
    "Tồn tại, hạn chế và nguyên nhân",
    "Phương hướng, nhiệm vụ kỳ tới",
    "Kiến nghị, đề xuất",
)


@dataclass(frozen=True)
class New:
    """`geography`: the day whose communes the figures are told for."""

    cadence: Cadence
    period: Period
    geography: date


@transaction.atomic
def begin(plan: Plan, new: New, *, by: User, now: datetime) -> ConsolidatedReport:
    """A draft with its figures. One that is there already is refused with its name."""
    _check_writes(by)
    Plan.objects.select_for_update(no_key=True).get(pk=plan.pk)
    day = today(now)
    if new.period.start > day:
        raise Refused(_("Kỳ này chưa bắt đầu."), field="period")
    same = ConsolidatedReport.objects.filter(
        plan=plan, cadence=new.cadence, start=new.period.start, end=new.period.end
    ).exclude(state=ReportState.DROPPED)
    if same.exists():
        raise Refused(_("Báo cáo của kỳ này đã có. Hãy mở bản đó."), field="period")
    office = responsible(Function.STEERING_OFFICE, None, day)
    if office is None:
        raise Refused(_("Chưa có cơ quan nào là thường trực kế hoạch. Hãy báo quản trị viên."))
    report = ConsolidatedReport(
        plan=plan,
        cadence=new.cadence,
        start=new.period.start,
        end=new.period.end,
        title=_title(plan, new),
        office_id=office.pk,
        as_valid=min(new.period.end, day),
        as_known=now,
        geography=min(new.geography, day),
        narrative=[[heading, ""] for heading in HEADINGS],
        made_by=by,
        made_at=now,
    )
    report.previous = consolidated.before(report)
    report.save()
    ledger.record(
        events.PlanReportBegun(report.pk, plan.pk, report.cadence, report.end.isoformat()),
        by=by,
        now=now,
    )
    _count(report, by=by, now=now)
    return report


def _title(plan: Plan, new: New) -> str:
    period = name_of(new.cadence, new.period)
    what = "Tổng kết" if new.cadence == Cadence.FINAL else "Kết quả"
    return f"{what} thực hiện Kế hoạch {plan.number}, {period[0].lower()}{period[1:]}"


def asked(report: ConsolidatedReport, *, now: datetime) -> Asked:
    return Asked(
        plan=report.plan,
        start=report.start,
        end=report.end,
        as_valid=report.as_valid,
        geography=report.geography,
        final=report.cadence == Cadence.FINAL,
        now=now,
    )


@transaction.atomic
def count_anew(report: ConsolidatedReport, *, by: User, now: datetime) -> None:
    """The figures of a draft as they are known now; of a signed one never."""
    _check_writes(by)
    _count(_locked(report), by=by, now=now)


def _count(report: ConsolidatedReport, *, by: User, now: datetime) -> None:
    report.as_known = now
    report.as_valid = min(report.end, today(now))
    lines = lines_of(asked(report, now=now))
    report.lines.all().delete()
    for line in lines:
        line.report = report
    ReportLine.objects.bulk_create(lines)
    report.revision += 1
    report.save(update_fields=["as_known", "as_valid", "revision"])
    event = events.PlanReportCounted(report.pk, len(lines), report.as_valid.isoformat())
    ledger.record(event, by=by, now=now)


def _check_writes(by: User) -> None:
    if not consolidated.writes(by):
        raise Refused(_("Báo cáo này do thường trực kế hoạch của tỉnh soạn."))


def _locked(report: ConsolidatedReport) -> ConsolidatedReport:
    found = ConsolidatedReport.objects.select_for_update(of=("self",))
    report = found.select_related("plan", "previous").get(pk=report.pk)
    frozen.check_draft(report)
    return report


@transaction.atomic
def write_narrative(
    report: ConsolidatedReport,
    words: dict[str, str],
    *,
    seen_revision: int,
    by: User,
    now: datetime,
) -> None:
    """Whoever wrote last is its writer, whom somebody else must sign for."""
    _check_writes(by)
    report = _locked(report)
    states.check_revision(report.revision, seen_revision)
    report.narrative = [[each, words.get(each, "").strip()] for each in report.words]
    report.made_by, report.made_at = by, now
    report.revision += 1
    report.save(update_fields=["narrative", "made_by", "made_at", "revision"])


@transaction.atomic
def drop(report: ConsolidatedReport, *, by: User, now: datetime) -> None:
    _check_writes(by)
    report = _locked(report)
    report.state = ReportState.DROPPED
    report.save(update_fields=["state"])
    ledger.record(events.PlanReportDropped(report.pk), by=by, now=now)


def content_of(report: ConsolidatedReport, *, digest: str = "") -> tuple[DocumentType, Content]:
    kind = DocumentType.objects.get(code=paper.CODE)
    lines = consolidated.lines(report)
    made = paper.content(
        kind,
        report,
        lines,
        differences=consolidated.differences(report),
        digest=digest,
    )
    return kind, made


@transaction.atomic
def sign(
    report: ConsolidatedReport,
    *,
    signer: Signer,
    recipients: tuple[str, ...],
    seen_revision: int,
    by: User,
    now: datetime,
) -> None:
    """Hash, number and files: all of it or nothing. Of two who sign at once the second is told."""
    report = _locked(report)
    if not consolidated.may_sign(by, report):
        raise Refused(_("Báo cáo này do lãnh đạo ký."))
    states.check_revision(report.revision, seen_revision)
    wrote = report.made_by_id == by.pk
    frozen.check_can_sign(report, wrote=wrote, complete=report.is_written)
    hashed = frozen.digest(report, consolidated.lines(report))
    kind, content = content_of(report, digest=hashed.hex())
    document = documents.make(
        kind,
        holder=report.pk,
        holder_kind=consolidated.HOLDER,
        office=report.office_id,
        content=content,
        by=by,
        now=now,
        abstract=report.title,
    )
    documents.issue(document, signer=signer, recipients=recipients, by=by, now=now)
    report.state, report.sha256, report.document = ReportState.SIGNED, hashed, document
    report.signed_by, report.signed_at = by, now
    report.revision += 1
    report.save()
    ledger.record(events.PlanReportSigned(report.pk, document.pk, hashed.hex()), by=by, now=now)
