"""How a violation goes on, in plain words for who reported it and who cares for the child.

Nobody is named, no fine, no file: only what happened.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from khien.enforcement.models import Branch
from khien.enforcement.rules.states import Step

_FINED = _("Người gây hại đã bị xử phạt.")
_TAUGHT = _("Người gây hại còn nhỏ tuổi và đã được giáo dục, nhắc nhở theo luật.")
_POLICE_TOOK = _("Công an đã nhận xử lý vụ việc.")
_OTHERS_TOOK = _("Cơ quan có thẩm quyền khác đã nhận xử lý.")
_NO_VIOLATION = _("Đã kiểm tra và kết luận không có vi phạm.")
_NOT_FOUND = _("Đã tìm nhưng chưa xác định được người gây hại.")
_CAME_BACK = _("Nơi nhận đã trả lại vụ việc; cơ quan chức năng tìm cách xử lý khác.")

_OUTCOMES: dict[tuple[str, Step], Promise] = {
    (Branch.ADMINISTRATIVE, Step.DECIDE): _FINED,
    (Branch.ADMINISTRATIVE, Step.EXECUTE): _("Người gây hại đã chấp hành quyết định xử phạt."),
    (Branch.ADMINISTRATIVE, Step.ANNUL): _("Quyết định xử phạt đã bị hủy; vụ việc được xem lại."),
    (Branch.CRIMINAL, Step.REFER): _("Vụ việc đã chuyển cho công an điều tra."),
    (Branch.CRIMINAL, Step.ACCEPT): _POLICE_TOOK,
    (Branch.CRIMINAL, Step.DECLINE): _CAME_BACK,
    (Branch.CRIMINAL, Step.PROSECUTE): _("Công an đã khởi tố vụ án."),
    (Branch.CRIMINAL, Step.DISCONTINUE): _CAME_BACK,
    (Branch.CRIMINAL, Step.JUDGE): _("Tòa án đã xét xử người gây hại."),
    (Branch.MINOR, Step.DECIDE): _TAUGHT,
    (Branch.TRANSFERRED, Step.REFER): _("Vụ việc đã chuyển đến cơ quan có thẩm quyền."),
    (Branch.TRANSFERRED, Step.ACCEPT): _OTHERS_TOOK,
    (Branch.TRANSFERRED, Step.DECLINE): _CAME_BACK,
    (Branch.TRANSFERRED, Step.DISCONTINUE): _CAME_BACK,
    (Branch.TRANSFERRED, Step.CONCLUDE): _("Cơ quan có thẩm quyền đã xử lý xong."),
    (Branch.UNFOUNDED, Step.CONCLUDE): _NO_VIOLATION,
    (Branch.NOT_IDENTIFIED, Step.CONCLUDE): _NOT_FOUND,
}
_REOPENED = _("Vụ việc được mở lại để xem xét thêm.")
_BEFORE: dict[str, Promise] = {
    Branch.ADMINISTRATIVE: _FINED,
    Branch.CRIMINAL: _POLICE_TOOK,
    Branch.MINOR: _TAUGHT,
    Branch.TRANSFERRED: _OTHERS_TOOK,
    Branch.UNFOUNDED: _NO_VIOLATION,
    Branch.NOT_IDENTIFIED: _NOT_FOUND,
}


def outcome(branch: str, step: str) -> str:
    """Empty where a step is nobody's business outside the office."""
    if step == Step.REOPEN:
        return str(_REOPENED)
    return str(_OUTCOMES.get((branch, Step(step)), ""))


def settled_before(branch: str) -> str:
    """Of a result that was kept without its steps, as older versions did."""
    return str(_BEFORE[branch])


TELLING = frozenset({Step.REOPEN, *(step for _branch, step in _OUTCOMES)})
