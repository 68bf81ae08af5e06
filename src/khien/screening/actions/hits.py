"""What a person makes of a hit: a report, nothing, or a word on whether the machine was right."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from khien.core import ledger
from khien.core.export import Table
from khien.core.ids import new_id
from khien.core.refusal import Refused
from khien.intake.actions.submit import submit
from khien.intake.models import Report
from khien.people.models import User
from khien.screening.events import scans as events
from khien.screening.models import Hit, HitState, Judgement
from khien.screening.queries import hits as queries
from khien.screening.rules.hits import Verb, after, check_reason, kind_in_words
from khien.screening.rules.report_of_hit import facts_of

MOST_EXPORTED = 50_000


@transaction.atomic
def note_read(hit: Hit, *, by: User, now: datetime) -> None:
    ledger.record(events.HitRead(hit.pk), by=by, now=now)


@transaction.atomic
def make_report(hit: Hit, *, by: User, now: datetime) -> Report:
    """Through the one door all reports come by, and routed as any. Pressed twice it is one."""
    locked = _locked(hit)
    if locked.made is not None:
        return locked.made
    state = after(locked, Verb.REPORT)
    facts = facts_of(locked, intro=_intro(locked))
    sent = submit(facts, by=by, now=now, idempotency_key=f"screening-hit-{locked.pk}")
    locked.made = sent.report
    _settle(locked, state, by=by, now=now)
    ledger.record(events.HitReported(locked.pk, sent.report.pk), by=by, now=now)
    return sent.report


def _intro(hit: Hit) -> str:
    """In Vietnamese whoever presses: it is the report's own text, not the page's."""
    with override("vi"):
        lines = [
            _("Tin lập từ một phát hiện khi rà quét: máy gợi ý, cán bộ đã xem."),
            _("Máy thấy: %(kind)s.") % {"kind": kind_in_words(hit.kind)},
        ]
        if hit.bank:
            lines.append(_("Có trong kho “%(bank)s”.") % {"bank": hit.bank.name})
        if hit.distance is not None:
            lines.append(_("Khác %(bits)s trên 256 điểm.") % {"bits": hit.distance})
    return "\n".join(lines)


@transaction.atomic
def dismiss(hit: Hit, *, why: str, by: User, now: datetime) -> None:
    locked = _locked(hit)
    state = after(locked, Verb.DISMISS)
    check_reason(why)
    locked.settled_why = why
    _settle(locked, state, by=by, now=now)
    ledger.record(events.HitDismissed(locked.pk), by=by, now=now)


def _locked(hit: Hit) -> Hit:
    return Hit.objects.select_for_update(of=("self",)).select_related("made", "bank").get(pk=hit.pk)


def _settle(hit: Hit, state: HitState, *, by: User, now: datetime) -> None:
    hit.state, hit.settled_by, hit.settled_at = state, by, now
    hit.save(update_fields=["state", "made", "settled_by", "settled_at", "settled_why"])


@transaction.atomic
def judge(hit: Hit, *, right: bool, note: str, by: User, now: datetime) -> Judgement:
    """What was said before stays; the last word counts. A double tap says it once."""
    last = Hit.objects.select_for_update().get(pk=hit.pk).judgements.order_by("-at", "-id").first()
    if last is not None and (last.right, last.note or "", last.by_id) == (right, note, by.pk):
        return last
    made = Judgement.objects.create(
        id=new_id(), hit=hit, right=right, note=note or None, by=by, at=now
    )
    ledger.record(events.HitJudged(hit.pk, made.pk, right), by=by, now=now)
    return made


@transaction.atomic
def export_feedback(kind: str, *, by: User, now: datetime) -> Table:
    """Texts that people judged, with 1 where the machine saw this kind rightly and 0 where not."""
    labels: dict[str, bool] = {}
    for hit in queries.judged(by).filter(kind=kind).order_by("-id")[:MOST_EXPORTED]:
        text = str((hit.content or {}).get("text", "")).strip()
        if text and text not in labels:
            labels[text] = bool(getattr(hit, "right", False))
    if not labels:
        raise Refused(_("Chưa có nhận xét nào về loại này."))
    ledger.record(events.FeedbackExported(by.pk, kind, len(labels)), by=by, now=now)
    listed = [(text, int(label)) for text, label in labels.items()]
    return Table(f"nhan-xet-{kind.replace('_', '-')}", ["text", "label"], listed)
