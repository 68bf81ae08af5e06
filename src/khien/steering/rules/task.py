"""Who may give which task to whom, by which document. Pure: rows and days in, a sentence out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from khien.core.calendars import HANOI
from khien.core.permissions import Permission
from khien.core.refusal import Refused
from khien.directory.models import Function
from khien.law.models import LegalDocument, Provision
from khien.law.rules import Validity, document_validity, provision_validity
from khien.people.models import User
from khien.steering.models import AssignmentRole, Plan, Repeats, Task, TaskGroup, TaskSource

FURTHEST = timedelta(days=3660)
MOST_OFFICES = 400
FEWEST_LETTERS = 5


@dataclass(frozen=True)
class NewTask:
    """What a task says; `cited`: its clause, where `document` is none of the plan itself."""

    number: str
    title: str
    cited: str
    text: str = ""
    product: str = ""
    group: TaskGroup | None = None
    source: TaskSource = TaskSource.PLAN
    origin: UUID | None = None
    document: LegalDocument | None = None
    provision: Provision | None = None
    due: date | None = None
    repeats: Repeats = Repeats.ONCE
    replaces: Task | None = None


@dataclass(frozen=True)
class Holder:
    """An office: by its function for a territory, or by itself."""

    function: Function | None = None
    territory: UUID | None = None
    organisation: UUID | None = None


@dataclass(frozen=True)
class Given:
    """To whom, as what; `due`: other than the task's own."""

    holder: Holder
    role: AssignmentRole
    due: date | None = None


def check_may_manage(by: User) -> None:
    if not by.may(Permission.PLAN_MANAGE):
        raise Refused(_("Chỉ cán bộ thường trực kế hoạch làm được việc này."))


def check_new_task(plan: Plan, new: NewTask, *, taken: Iterable[str]) -> None:
    """`taken`: numbers of the plan's tasks in force."""
    if not new.number.strip():
        raise Refused(_("Ghi số thứ tự của nhiệm vụ, ví dụ: II.1."), field="number")
    if new.number in set(taken):
        raise Refused(_("Kế hoạch đã có nhiệm vụ mang số này."), field="number")
    if len(new.title.strip()) < FEWEST_LETTERS:
        raise Refused(_("Ghi rõ nhiệm vụ là việc gì."), field="title")
    if not new.cited.strip():
        raise Refused(_("Ghi mục, khoản của văn bản giao việc, ví dụ: mục III.2."), field="cited")
    if new.repeats != Repeats.ONCE and new.due is None:
        raise Refused(_("Nhiệm vụ định kỳ cần ngày đến hạn của kỳ đầu."), field="due")
    if new.due is not None:
        check_due(plan, new.due)
    if new.group is not None and new.group.plan_id != plan.pk:
        raise Refused(_("Nhóm nhiệm vụ này thuộc kế hoạch khác."), field="group")


def check_due(plan: Plan, due: date) -> None:
    if due < plan.starts:
        day = f"{plan.starts:%d/%m/%Y}"
        sentence = _("Hạn không thể trước ngày kế hoạch bắt đầu (%(day)s).")
        raise Refused(sentence % {"day": day}, field="due")
    if due > plan.ends + FURTHEST:
        raise Refused(_("Ngày này xa quá."), field="due")


def check_cited(document: LegalDocument | None, provision: Provision | None, *, on: date) -> None:
    """Nobody is given work by what no longer holds."""
    if provision is not None and document is not None and provision.document_id != document.pk:
        raise Refused(_("Điều khoản này thuộc văn bản khác."), field="provision")
    if document is not None and document_validity(document, on=on) is Validity.EXPIRED:
        raise Refused(dead(document, on=on), field="document")
    if provision is not None and provision_validity(provision, on=on) is Validity.EXPIRED:
        sentence = _("%(citation)s đã hết hiệu lực ngày %(day)s. Hãy dẫn điều khoản đang hiệu lực.")
        said = {"citation": provision.citation, "day": f"{on:%d/%m/%Y}"}
        raise Refused(sentence % said, field="provision")


def dead(document: LegalDocument, *, on: date) -> str:
    sentence = _(
        "%(document)s đã hết hiệu lực từ %(since)s, trước ngày %(day)s. "
        "Hãy dẫn văn bản thay thế, hoặc sửa ngày ở mục Pháp luật nếu ghi sai."
    )
    since = f"{document.expires:%d/%m/%Y}" if document.expires else ""
    return sentence % {"document": document.reference, "since": since, "day": f"{on:%d/%m/%Y}"}


def check_office(name: str, heirs: list[str], *, exists: bool, on: date) -> None:
    """`name`: as it was last called; `heirs`: who stands in its place that day."""
    if exists:
        return
    if heirs:
        sentence = _("%(name)s không còn từ trước ngày %(day)s. Nay là: %(heirs)s.")
    else:
        sentence = _("%(name)s không còn ngày %(day)s, và chưa ghi nơi nào tiếp nhận.")
    said = {"name": name, "day": f"{on:%d/%m/%Y}", "heirs": ", ".join(heirs)}
    raise Refused(sentence % said, field="offices")


def check_carried(words: str, *, carried: bool) -> None:
    if not carried:
        sentence = _("Chưa có cơ quan nào nhận: %(words)s. Hãy giao nhiệm vụ ấy ở mục Tổ chức.")
        raise Refused(sentence % {"words": words}, field="offices")


def check_open(task: Task, *, seen: int | None = None) -> None:
    if task.cancelled_at is not None:
        raise Refused(_("Nhiệm vụ này đã hủy."))
    if task.until is not None:
        raise Refused(_("Nhiệm vụ này đã được thay trong một lần sửa kế hoạch."))
    if seen is not None and seen != task.version:
        raise Refused(_("Vừa có người đổi nhiệm vụ này. Hãy xem lại rồi quyết định."))


def check_reason(text: str, *, field: str = "reason") -> str:
    if len(text.strip()) < FEWEST_LETTERS:
        raise Refused(_("Ghi lý do để sau này ai cũng hiểu."), field=field)
    return text.strip()


def check_suspension(since: date, until: date | None, *, today: date, resting: bool) -> None:
    if resting:
        raise Refused(_("Nhiệm vụ này đang tạm dừng rồi."))
    if since < today:
        raise Refused(_("Không tạm dừng lùi ngày: sớm nhất là hôm nay."), field="since")
    if until is not None and until <= since:
        raise Refused(_("Ngày làm tiếp phải sau ngày tạm dừng."), field="until")
    if until is not None and until > since + timedelta(days=366):
        raise Refused(_("Tạm dừng nhiều nhất một năm."), field="until")


def check_clock(last: datetime | None, *, now: datetime) -> datetime:
    """The moment to write down. Machines differ by seconds; a clock set back is told of."""
    if last is None or now >= last:
        return now
    if last - now > timedelta(minutes=5):
        sentence = _(
            "Đồng hồ máy chủ đang chậm: lần ghi trước là %(last)s. Chưa lưu gì; "
            "hãy báo quản trị viên chỉnh giờ rồi gửi lại."
        )
        raise Refused(sentence % {"last": f"{last.astimezone(HANOI):%H:%M %d/%m/%Y}"})
    return last
