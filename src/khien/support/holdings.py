"""What a case holds of the child, without what it holds of others, and what may be asked for."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from khien.core import holdings, ledger
from khien.core.actors import Actor
from khien.core.holdings import Held, Holding
from khien.intake.actions import mailbox
from khien.intake.holdings import kept_secret_from
from khien.intake.models import Report
from khien.people.models import KeptAway, RecordKind
from khien.support import events
from khien.support.models import Case


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


def _withdraw(case_id: UUID, by: Actor, now: datetime) -> None:
    """The wish for support; the protection itself rests on law, not on consent."""
    waiting = Report.objects.filter(
        support_requests__cases=case_id, support_requests__withdrawn_at=None
    )
    for report in waiting.distinct():
        mailbox.withdraw_support(report, by=by, now=now)


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
    holding = Holding(_find, _tell, _correct, _withdraw, _must_keep, _erase)
    holdings.register(RecordKind.CASE, holding)
    holdings.register_warning(RecordKind.CASE, _warn)
