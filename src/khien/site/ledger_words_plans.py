"""What the ledger's codes of plans, their tasks and their reports are called."""

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

EVENTS: dict[str, str | Promise] = {
    "ReminderWaysChanged": pgettext_lazy("đã xảy ra", "Đổi nơi nhận lời nhắc"),
    "PlanImported": pgettext_lazy("đã xảy ra", "Nhập nhiệm vụ từ tệp"),
    "PlanChanged": pgettext_lazy("đã xảy ra", "Ghi một lần sửa kế hoạch"),
    "TaskAdded": pgettext_lazy("đã xảy ra", "Thêm nhiệm vụ"),
    "TaskAssigned": pgettext_lazy("đã xảy ra", "Giao nhiệm vụ"),
    "RoundOpened": pgettext_lazy("đã xảy ra", "Đến kỳ của nhiệm vụ định kỳ"),
    "ProgressTold": pgettext_lazy("đã xảy ra", "Báo tiến độ nhiệm vụ"),
    "ProgressVerified": pgettext_lazy("đã xảy ra", "Xác nhận hoặc trả lại nhiệm vụ"),
    "ExtensionAsked": pgettext_lazy("đã xảy ra", "Xin gia hạn nhiệm vụ"),
    "ExtensionDecided": pgettext_lazy("đã xảy ra", "Trả lời đề nghị gia hạn nhiệm vụ"),
    "AssignmentCancelled": pgettext_lazy("đã xảy ra", "Hủy việc giao cho một cơ quan"),
    "TaskSuspended": pgettext_lazy("đã xảy ra", "Tạm dừng nhiệm vụ"),
    "TaskResumed": pgettext_lazy("đã xảy ra", "Cho nhiệm vụ chạy tiếp"),
    "TaskCancelled": pgettext_lazy("đã xảy ra", "Hủy nhiệm vụ"),
    "TasksExported": pgettext_lazy("đã xảy ra", "Tải danh sách nhiệm vụ"),
    "ScorecardsExported": pgettext_lazy("đã xảy ra", "Tải bảng nhiệm vụ theo cơ quan"),
    "OfficeCalendarChanged": pgettext_lazy("đã xảy ra", "Đổi địa chỉ lịch của cơ quan"),
    "RegimeOpened": pgettext_lazy("đã xảy ra", "Mở chế độ báo cáo"),
    "RegimeEnded": pgettext_lazy("đã xảy ra", "Thôi chế độ báo cáo"),
    "PlanReportsFellDue": pgettext_lazy("đã xảy ra", "Các kỳ báo cáo đến lúc phải làm"),
    "PlanReportMoved": pgettext_lazy("đã xảy ra", "Chuyển việc báo cáo sang nơi kế thừa"),
    "PlanReportHandedIn": pgettext_lazy("đã xảy ra", "Gửi báo cáo cho người đứng đầu"),
    "PlanReportDecided": pgettext_lazy("đã xảy ra", "Duyệt hoặc trả lại báo cáo"),
    "PlanReportBegun": pgettext_lazy("đã xảy ra", "Bắt đầu soạn báo cáo tổng hợp"),
    "PlanReportCounted": pgettext_lazy("đã xảy ra", "Đếm số liệu của báo cáo tổng hợp"),
    "PlanReportSigned": pgettext_lazy("đã xảy ra", "Ký báo cáo tổng hợp"),
    "PlanReportDropped": pgettext_lazy("đã xảy ra", "Bỏ dự thảo báo cáo tổng hợp"),
    "ErrataNoted": pgettext_lazy("đã xảy ra", "Lập đính chính báo cáo tổng hợp"),
    "PlanReportTaken": pgettext_lazy("đã xảy ra", "Tải báo cáo tổng hợp"),
}
