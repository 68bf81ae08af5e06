"""What a report holds of the one who wrote it, and what they may ask for."""

from contextlib import suppress
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from khien.core import holdings, keeping
from khien.core.actors import Actor
from khien.core.fold import fold
from khien.core.holdings import Agreed, Held, Holding, Withdrawal
from khien.core.refusal import Refused
from khien.evidence.actions import destroy_past_their_time
from khien.evidence.models import Exhibit
from khien.intake.actions import mailbox
from khien.intake.models import Report
from khien.intake.wording import kinds_in_words, told
from khien.people.models import RecordKind


def _find(number: int) -> UUID | None:
    return Report.objects.filter(number=number).values_list("pk", flat=True).first()


def _tell(report_id: UUID) -> list[Held]:
    report = Report.objects.get(pk=report_id)
    words = str((report.narrative or {}).get("what_happened", ""))
    facts = [(_("Lời kể"), words), (_("Loại việc"), ", ".join(kinds_in_words(report.kinds)))]
    facts += [(fact.label, "\n".join(fact.lines)) for fact in told(report)]
    letters = [
        (_("Bạn viết") if row.from_reporter else _("Chúng tôi trả lời"), str(row.text or ""))
        for row in report.messages.order_by("at")
    ]
    return [Held(_("Tin bạn đã báo"), facts), Held(_("Lời nhắn"), letters)]


def _correct(report_id: UUID, words: str, by: Actor, now: datetime) -> None:
    """Beside what was told, which stays as evidence; whoever works on it reads it."""
    mailbox.write(Report.objects.get(pk=report_id), text=words, by=by, now=now)


_WAYS = {"contact": mailbox.withdraw_contact, "support": mailbox.withdraw_support}


def _agreed(report_id: UUID, _asker: str) -> list[Agreed]:
    report = Report.objects.get(pk=report_id)
    found = []
    if report.contact_withdrawn_at is None:
        follows = [_("Xóa cách liên hệ đã ghi; không ai liên hệ nữa.")]
        found.append(Agreed("contact", _("Được liên hệ lại"), follows))
    if report.support_requests.filter(withdrawn_at=None).exists():
        follows = [_("Không tính là đang chờ hỗ trợ nữa; việc bảo vệ trẻ vẫn tiếp tục.")]
        found.append(Agreed("support", _("Mong muốn được hỗ trợ"), follows))
    return found


def _withdraw(report_id: UUID, asked: Withdrawal, by: Actor, now: datetime) -> None:
    """What is withdrawn already is no obstacle."""
    report = Report.objects.get(pk=report_id)
    for key, withdraw in _WAYS.items():
        if asked.takes(key):
            with suppress(Refused), transaction.atomic():
                withdraw(report, by=by, now=now)


def _must_keep(report_id: UUID) -> str:
    report = Report.objects.get(pk=report_id)
    if report.state != "decided":
        return _("Tin này đang được xem để bảo vệ một em, nên chưa xóa được.")
    if report.incident_links.filter(separated_at=None).exists():
        return _("Tin này là một phần của việc bảo vệ một em; luật yêu cầu giữ đến hết thời hạn.")
    return ""


def _erase(report_id: UUID, by: Actor, now: datetime) -> None:
    """All of it, or where it must be kept, how the reporter can be reached."""
    if _must_keep(report_id):
        _withdraw(report_id, Withdrawal("reporter"), by, now)
        return
    files = Exhibit.objects.filter(holder=report_id).values_list("pk", flat=True)
    destroy_past_their_time(list(files), now)
    keeping.empty_file(Report, report_id)


def kept_secret_from(reports: "list[Report]", name: str) -> list[str]:
    """What reporters wrote of whom must not know."""
    said = [str((row.narrative or {}).get("must_not_know") or "") for row in reports]
    written = [text for text in said if text]
    if name and any(fold(name) in fold(text) for text in written):
        return [_("Người báo ghi rõ không cho người tên này biết.")]
    return [_("Người báo ghi có người không được biết. Hãy đọc tin trước.")] if written else []


def publish() -> None:
    holding = Holding(_find, _tell, _correct, _agreed, _withdraw, _must_keep, _erase)
    holdings.register(RecordKind.REPORT, holding)
