"""What a case holds of the child, without what it holds of others, and what may be asked for."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from khien.core import holdings, ledger
from khien.core.actors import Actor
from khien.core.calendars import today
from khien.core.holdings import Agreed, Held, Holding, Withdrawal
from khien.intake.actions import mailbox
from khien.intake.holdings import kept_secret_from
from khien.intake.models import Report
from khien.people.models import KeptAway, RecordKind, User
from khien.support import events
from khien.support.actions.consent import withdraw_as_asked
from khien.support.models import Case, Consent, Giver
from khien.support.queries.consent import Resting, what_rests_on

_GIVERS = {"child": Giver.CHILD, "parent": Giver.REPRESENTATIVE}


def _find(number: int) -> UUID | None:
    return Case.objects.filter(number=number).values_list("pk", flat=True).first()


def _tell(case_id: UUID) -> list[Held]:
    """Not the carers, not who did it, not who told: these are others."""
    case = Case.objects.prefetch_related("plans", "services", "reviews").get(pk=case_id)
    child, state = case.child or {}, case.circumstances or {}
    facts = [
        (_("Tên"), child.get("name", "")),
        (_("Ngày sinh"), child.get("born", "")),
        (_("Dân tộc"), child.get("ethnicity", "")),
        (_("Nơi ở"), child.get("address", "")),
        (_("Trường, lớp"), child.get("school", "")),
        (_("Liên hệ an toàn"), child.get("contact", "")),
        (_("Tình trạng của trẻ"), state.get("state_of_child", "")),
    ]
    goals = [(f"{plan.submitted_at:%d/%m/%Y}", str(plan.goals or "")) for plan in case.plans.all()]
    services = [
        (str(row.get_kind_display()), f"{row.given_on or row.planned_for:%d/%m/%Y}")
        for row in case.services.all()
    ]
    reviews = [(f"{row.at:%d/%m/%Y}", f"{row.wellbeing}/5") for row in case.reviews.all()]
    return [
        Held(_("Về trẻ"), facts),
        Held(_("Mục tiêu hỗ trợ"), goals),
        Held(_("Dịch vụ"), services),
        Held(_("Trẻ thấy"), reviews),
    ]


@transaction.atomic
def _correct(case_id: UUID, words: str, by: Actor, now: datetime) -> None:
    """Beside what was written: the officer decides what becomes of the form itself."""
    case = Case.objects.select_for_update().get(pk=case_id)
    known = dict(case.circumstances or {})
    mark = _("Đính chính theo yêu cầu, %(day)s:") % {"day": f"{now:%d/%m/%Y}"}
    known["what_happened"] = f"{known.get('what_happened', '')}\n\n{mark}\n{words}".strip()
    case.circumstances = known
    case.version += 1
    case.save(update_fields=["circumstances", "version"])
    ledger.record(events.CaseCorrected(case.pk, case.version), by=by, now=now)


def _waiting(case_id: UUID) -> QuerySet[Report]:
    """Reports whose wish for support this case answers, and which still stands."""
    asked = {"support_requests__cases": case_id, "support_requests__withdrawn_at": None}
    return Report.objects.filter(**asked).distinct()


def _agreed(case_id: UUID, asker: str) -> list[Agreed]:
    """The wish for support, and consents of the asker's own side, one purpose at a time."""
    case = Case.objects.get(pk=case_id)
    found = []
    if _waiting(case_id).exists():
        follows = [_("Không tính là đang chờ hỗ trợ nữa; việc bảo vệ trẻ vẫn tiếp tục.")]
        found.append(Agreed("support", _("Mong muốn được hỗ trợ"), follows))
    rows = what_rests_on(case, _GIVERS[asker], on=today(timezone.now()))
    return found + [Agreed(str(r.consent.pk), _in_words(r.consent), _follows(r)) for r in rows]


def _in_words(consent: Consent) -> str:
    carer = (consent.carer.who or {}) if consent.carer else {}
    by = carer.get("relationship") or carer.get("name") or consent.get_giver_display()
    return _("Chia sẻ để %(purpose)s (%(by)s đồng ý ngày %(day)s)") % {
        "purpose": consent.get_purpose_display(),
        "by": by,
        "day": f"{consent.given_on:%d/%m/%Y}",
    }


def _follows(row: Resting) -> list[str]:
    if not row.moving:
        return [_("Không có lời giới thiệu nào đang dựa vào đồng ý này.")]
    stops = _("Lời giới thiệu %(number)s (%(state)s) dừng ngay, nơi nhận được báo.")
    may = _("Lời giới thiệu %(number)s (%(state)s) chỉ dừng khi không còn đồng ý khác đủ cho nó.")
    words = stops if row.alone else may
    return [words % {"number": r.number, "state": r.get_state_display()} for r in row.moving]


@transaction.atomic
def _withdraw(case_id: UUID, asked: Withdrawal, by: Actor, now: datetime) -> None:
    """The protection itself rests on law, not on consent, and goes on."""
    if not isinstance(by, User):
        raise TypeError("consents are withdrawn by somebody of the staff, as they were asked")
    if asked.takes("support"):
        for report in _waiting(case_id):
            mailbox.withdraw_support(report, by=by, now=now)
    own = Consent.objects.filter(case=case_id, giver=_GIVERS[asked.asker])
    chosen = [pk for pk in own.values_list("pk", flat=True) if asked.takes(str(pk))]
    if chosen:
        withdraw_as_asked(case_id, chosen, words=asked.why, by=by, now=now)


def _must_keep(_case_id: UUID) -> str:
    return _("Hồ sơ bảo vệ trẻ em phải giữ theo luật đến hết thời hạn, để còn bảo vệ em về sau.")


@transaction.atomic
def _erase(case_id: UUID, by: Actor, now: datetime) -> None:
    """What is not needed to protect the child: how to reach them."""
    case = Case.objects.select_for_update().get(pk=case_id)
    case.child = {key: said for key, said in (case.child or {}).items() if key != "contact"}
    case.version += 1
    case.save(update_fields=["child", "version"])
    ledger.record(events.CaseCorrected(case.pk, case.version), by=by, now=now)


def _warn(case_id: UUID, name: str) -> list[str]:
    case = Case.objects.get(pk=case_id)
    links = case.incident.links.filter(separated_at=None).select_related("report")
    found = kept_secret_from([link.report for link in links], name)
    if KeptAway.objects.filter(subject__in=[case.pk, case.incident_id]).exists():
        found.append(_("Hồ sơ này đang được giữ kín với một số người."))
    return found


def publish() -> None:
    holding = Holding(_find, _tell, _correct, _agreed, _withdraw, _must_keep, _erase)
    holdings.register(RecordKind.CASE, holding)
    holdings.register_warning(RecordKind.CASE, _warn)
