"""What may be changed in a form, and from when. Each `check_…` raises Refused with a sentence."""

import re
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from khien.core.models import Certainty
from khien.core.refusal import Refused
from khien.support.models import FormCode
from khien.support.rules.core_fields import CORE
from khien.support.rules.form_fields import (
    ANSWERABLE,
    WITH_OPTIONS,
    FieldKind,
    FormField,
    Layout,
    Option,
    Words,
    every,
)

MOST_FIELDS = 150
FEWEST_OPTIONS = 2
LONGEST_LABEL = 300
FURTHEST = timedelta(days=3660)
_ANSWER = re.compile(r"a(\d+)", re.ASCII)
_OWN = re.compile(r"own_(\d+)", re.ASCII)


def check_may_change_forms(*, may_manage: bool) -> None:
    """`may_manage`: the person holds SETTINGS_MANAGE."""
    if not may_manage:
        raise Refused(_("Bạn không được giao việc này."))


def is_core(code: str, key: str) -> bool:
    return key in CORE[FormCode(code)]


def next_key(taken: set[str]) -> str:
    """A key no version of the form ever had, so that old answers never change their meaning."""
    numbers = [int(found[1]) for key in taken if (found := _OWN.fullmatch(key))]
    return f"own_{max(numbers, default=0) + 1}"


def check_field(code: str, each: FormField) -> None:
    if not each.label.vi.strip():
        raise Refused(_("Ghi câu hỏi bằng tiếng Việt."), field="label")
    if each.kind in WITH_OPTIONS and len(each.options) < FEWEST_OPTIONS:
        raise Refused(_("Ghi ít nhất hai câu trả lời để chọn, mỗi dòng một câu."), field="options")
    if each.required and each.kind not in ANSWERABLE:
        raise Refused(
            _("Loại câu hỏi này không bắt buộc được: phải có cách trả lời “chưa rõ”."),
            field="required",
        )
    if each.weight and each.kind is not FieldKind.GRADE:
        raise Refused(_("Chỉ câu hỏi theo mức mới tính vào nguy cơ."), field="weight")
    if each.hidden and is_core(code, each.key):
        raise Refused(_("Câu hỏi này cần cho quy trình và số liệu nên không bỏ được."))


def check_layout(code: str, layout: Layout) -> None:
    """Before a version is published: all that rules need is there, each key once."""
    fields = {each.key: each for each in every(layout)}
    if len(fields) != sum(1 for _each in every(layout)):
        raise Refused(_("Một câu hỏi xuất hiện hai lần."))
    if len(fields) > MOST_FIELDS:
        raise Refused(_("Mẫu này dài quá: bớt câu hỏi để người ghi còn thời gian cho trẻ."))
    for key, kind in CORE[FormCode(code)].items():
        if key not in fields or fields[key].kind != kind:
            raise Refused(_("Mẫu thiếu một câu hỏi mà quy trình cần."))
    for each in fields.values():
        check_field(code, each)


def check_can_publish(
    *, starts: date, latest: date, law: str, certainty: str, today: date, changed: bool
) -> None:
    """`latest`: the first day of the newest version there is, in force or still to come."""
    if not changed:
        raise Refused(_("Bản nháp chưa khác bản đang dùng."))
    if starts < today:
        raise Refused(_("Ngày bắt đầu không thể ở quá khứ."), field="valid_from")
    if starts <= latest:
        raise Refused(
            _("Đã có phiên bản bắt đầu ngày này hoặc muộn hơn: hãy chọn ngày sau đó."),
            field="valid_from",
        )
    if starts > today + FURTHEST:
        raise Refused(_("Ngày này xa quá."), field="valid_from")
    if certainty == Certainty.VERIFIED and not law.strip():
        raise Refused(_("Đã đọc trong nguồn công khai thì ghi tên văn bản, điều."), field="law")


def check_can_withdraw(*, starts: date | None, filled: bool, newest: bool, today: date) -> None:
    """`filled`: a form was filled in under it. `newest`: no version or draft came after it."""
    if starts is None:
        raise Refused(_("Phiên bản này đang là bản nháp: hãy sửa, phát hành hoặc bỏ ở đó."))
    if filled:
        raise Refused(
            _("Đã có mẫu ghi theo phiên bản này nên không rút được: hãy soạn phiên bản mới.")
        )
    if starts <= today:
        raise Refused(_("Phiên bản này đã dùng rồi nên không rút được: hãy soạn phiên bản mới."))
    if not newest:
        raise Refused(_("Còn phiên bản hoặc bản nháp mới hơn: hãy rút hoặc bỏ bản đó trước."))


def options_of(
    vi: list[str], en: list[str], *, before: tuple[Option, ...], fixed: bool
) -> tuple[Option, ...]:
    """An answer keeps its key by its words, or by its place where rules need it (`fixed`)."""
    if fixed and len(vi) != len(before):
        raise Refused(
            _("Câu hỏi này cần đúng %(count)s câu trả lời, theo thứ tự cũ; chỉ đổi chữ được.")
            % {"count": len(before)},
            field="options",
        )
    if len(set(vi)) != len(vi):
        raise Refused(_("Hai câu trả lời giống nhau."), field="options")
    by_words = {option.words.vi: option.key for option in before}
    numbers = [int(found[1]) for o in before if (found := _ANSWER.fullmatch(o.key))]
    newest = max(numbers, default=0)
    made = []
    for place, words in enumerate(vi):
        key = before[place].key if fixed else by_words.get(words)
        if key is None:
            newest += 1
            key = f"a{newest}"
        made.append(Option(key, Words(words, en[place] if place < len(en) else "")))
    return tuple(made)
