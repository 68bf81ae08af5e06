"""How the steps of a violation are called: on buttons, above their forms, in the history."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from khien.enforcement.models import Branch
from khien.enforcement.rules.states import Step

BUTTONS: dict[Step, Promise] = {
    Step.RECORD: _("Ghi biên bản vi phạm"),
    Step.DECIDE: _("Ghi quyết định xử phạt"),
    Step.SERVE: _("Ghi ngày giao quyết định"),
    Step.EXECUTE: _("Ghi đã thi hành"),
    Step.APPEAL: _("Ghi có khiếu nại"),
    Step.UPHOLD: _("Khiếu nại: giữ nguyên quyết định"),
    Step.AMEND: _("Khiếu nại: sửa quyết định"),
    Step.ANNUL: _("Khiếu nại: hủy quyết định"),
    Step.REFER: _("Chuyển hồ sơ"),
    Step.ACCEPT: _("Ghi đã thụ lý"),
    Step.DECLINE: _("Không nhận, trả hồ sơ"),
    Step.PROSECUTE: _("Ghi đã khởi tố"),
    Step.DISCONTINUE: _("Không xử lý tiếp, trả hồ sơ"),
    Step.JUDGE: _("Ghi bản án"),
    Step.CONCLUDE: _("Ghi kết luận"),
}
_OF_MINOR: dict[Step, Promise] = {Step.DECIDE: _("Ghi biện pháp giáo dục")}

LEADS: dict[Step, Promise] = {
    Step.RECORD: _("Từ ngày lập biên bản, thời hạn ra quyết định bắt đầu tính."),
    Step.DECIDE: _("Khi lưu, vi phạm được tính là đã xử lý. Chỉ cảnh cáo thì để trống tiền phạt."),
    Step.SERVE: _(
        "Ngày người vi phạm nhận quyết định: thời hạn thi hành và hạn khiếu nại tính từ ngày này."
    ),
    Step.EXECUTE: _("Tiền phạt đã nộp, biện pháp khắc phục đã làm xong."),
    Step.APPEAL: _("Khiếu nại không làm dừng việc thi hành. Thời hạn trả lời bắt đầu tính."),
    Step.UPHOLD: _("Quyết định xử phạt vẫn như cũ."),
    Step.AMEND: _("Mức phạt mới thay mức cũ; mức cũ vẫn còn trong lịch sử."),
    Step.ANNUL: _("Quyết định không còn; hồ sơ trở lại xác minh và được tính là chưa xử lý."),
    Step.REFER: _(
        "Lập công văn chuyển ở mục Văn bản. Nơi nhận dùng Khiên thì thấy hồ sơ ngay khi bạn lưu."
    ),
    Step.ACCEPT: _("Ghi số thụ lý để hai bên cùng gọi một việc bằng một số."),
    Step.DECLINE: _("Hồ sơ trở lại đơn vị thụ lý cùng lý do, để chọn hướng khác."),
    Step.PROSECUTE: _("Cơ quan điều tra đã khởi tố."),
    Step.DISCONTINUE: _(
        "Không khởi tố, đình chỉ hoặc không xử lý được: hồ sơ trở lại đơn vị thụ lý cùng lý do."
    ),
    Step.JUDGE: _("Tòa án đã xét xử."),
    Step.CONCLUDE: _("Sau bước này hồ sơ có kết quả. Có tin mới thì mở lại được."),
}
LABELS: dict[tuple[Step, str], Promise] = {
    (Step.RECORD, "on"): _("Ngày lập biên bản"),
    (Step.RECORD, "number"): _("Số biên bản"),
    (Step.DECIDE, "on"): _("Ngày quyết định"),
    (Step.DECIDE, "number"): _("Số quyết định"),
    (Step.SERVE, "on"): _("Ngày nhận quyết định"),
    (Step.SERVE, "words"): _("Giao cho ai, bằng cách nào"),
    (Step.EXECUTE, "on"): _("Ngày thi hành xong"),
    (Step.EXECUTE, "words"): _("Đã thi hành thế nào"),
    (Step.APPEAL, "on"): _("Ngày nhận khiếu nại"),
    (Step.APPEAL, "words"): _("Khiếu nại điều gì"),
    (Step.REFER, "on"): _("Ngày chuyển"),
    (Step.REFER, "words"): _("Tóm tắt để nơi nhận hiểu việc"),
    (Step.ACCEPT, "on"): _("Ngày thụ lý"),
    (Step.ACCEPT, "number"): _("Số thụ lý"),
    (Step.DECLINE, "on"): _("Ngày trả lời"),
    (Step.DECLINE, "words"): _("Lý do không nhận"),
    (Step.PROSECUTE, "on"): _("Ngày khởi tố"),
    (Step.PROSECUTE, "number"): _("Số quyết định khởi tố"),
    (Step.DISCONTINUE, "on"): _("Ngày trả lời"),
    (Step.DISCONTINUE, "words"): _("Lý do không xử lý tiếp"),
    (Step.JUDGE, "on"): _("Ngày tuyên án"),
    (Step.JUDGE, "number"): _("Số bản án"),
    (Step.JUDGE, "words"): _("Tòa đã quyết định"),
    (Step.CONCLUDE, "words"): _("Kết luận và căn cứ"),
    **{
        (step, name): label
        for step in (Step.UPHOLD, Step.AMEND, Step.ANNUL)
        for name, label in (
            ("on", _("Ngày trả lời")),
            ("number", _("Số văn bản trả lời")),
            ("words", _("Lý do")),
        )
    },
}
HELPS: dict[tuple[Step, str], Promise] = {
    (Step.REFER, "words"): _("Đừng ghi tên trẻ khi nơi nhận chưa cần biết."),
    (Step.ACCEPT, "words"): _("Người phụ trách, cách liên hệ."),
}
_PAST: dict[Step, Promise] = {
    Step.VERIFY: pgettext_lazy("đã xảy ra", "Xác minh, chọn hướng xử lý"),
    Step.REOPEN: pgettext_lazy("đã xảy ra", "Mở lại hồ sơ"),
    Step.RECORD: pgettext_lazy("đã xảy ra", "Lập biên bản vi phạm"),
    Step.DECIDE: pgettext_lazy("đã xảy ra", "Quyết định xử phạt"),
    Step.SERVE: pgettext_lazy("đã xảy ra", "Giao quyết định"),
    Step.EXECUTE: pgettext_lazy("đã xảy ra", "Thi hành xong"),
    Step.APPEAL: pgettext_lazy("đã xảy ra", "Nhận khiếu nại"),
    Step.UPHOLD: pgettext_lazy("đã xảy ra", "Trả lời khiếu nại: giữ nguyên quyết định"),
    Step.AMEND: pgettext_lazy("đã xảy ra", "Trả lời khiếu nại: sửa quyết định"),
    Step.ANNUL: pgettext_lazy("đã xảy ra", "Trả lời khiếu nại: hủy quyết định"),
    Step.REFER: pgettext_lazy("đã xảy ra", "Chuyển hồ sơ"),
    Step.ACCEPT: pgettext_lazy("đã xảy ra", "Nơi nhận thụ lý"),
    Step.DECLINE: pgettext_lazy("đã xảy ra", "Nơi nhận không nhận, trả hồ sơ"),
    Step.PROSECUTE: pgettext_lazy("đã xảy ra", "Khởi tố"),
    Step.DISCONTINUE: pgettext_lazy("đã xảy ra", "Nơi nhận không xử lý tiếp, trả hồ sơ"),
    Step.JUDGE: pgettext_lazy("đã xảy ra", "Xét xử"),
    Step.CONCLUDE: pgettext_lazy("đã xảy ra", "Kết luận"),
}
_PAST_OF_MINOR: dict[Step, Promise] = {
    Step.DECIDE: pgettext_lazy("đã xảy ra", "Áp dụng biện pháp giáo dục")
}


def button(branch: str, step: Step) -> str:
    return str(_of(branch, step, BUTTONS, _OF_MINOR))


def past(branch: str, step: str) -> str:
    return str(_of(branch, Step(step), _PAST, _PAST_OF_MINOR))


def lead(branch: str, step: Step) -> str:
    if branch == Branch.MINOR and step is Step.DECIDE:
        return str(_("Nhắc nhở, giáo dục tại xã hoặc biện pháp khác theo luật."))
    return str(LEADS[step])


def _of(
    branch: str, step: Step, words: dict[Step, Promise], of_minor: dict[Step, Promise]
) -> Promise:
    return of_minor.get(step, words[step]) if branch == Branch.MINOR else words[step]
