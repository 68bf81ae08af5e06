"""What the ledger's codes of the work between offices are called."""

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

EVENTS: dict[str, str | Promise] = {
    "DifficultyRaised": pgettext_lazy("đã xảy ra", "Nêu một vướng mắc"),
    "DifficultyReferred": pgettext_lazy("đã xảy ra", "Chuyển vướng mắc đến nơi có thẩm quyền"),
    "DifficultyHandedBack": pgettext_lazy("đã xảy ra", "Trả lại vướng mắc không thuộc thẩm quyền"),
    "DifficultyAnswered": pgettext_lazy("đã xảy ra", "Trả lời một vướng mắc"),
    "DifficultyConfirmed": pgettext_lazy("đã xảy ra", "Nói câu trả lời có giúp được không"),
    "DifficultyWithdrawn": pgettext_lazy("đã xảy ra", "Rút một vướng mắc"),
    "DifficultiesExported": pgettext_lazy("đã xảy ra", "Tải danh sách vướng mắc"),
    "GuidanceDrafted": pgettext_lazy("đã xảy ra", "Soạn một bản hướng dẫn"),
    "GuidancePublished": pgettext_lazy("đã xảy ra", "Công bố một hướng dẫn"),
    "GuidanceWithdrawn": pgettext_lazy("đã xảy ra", "Thôi dùng một hướng dẫn"),
    "QuestionChanged": pgettext_lazy("đã xảy ra", "Đổi ngân hàng câu hỏi kiểm tra"),
    "InspectionPlanMade": pgettext_lazy("đã xảy ra", "Lập một kế hoạch kiểm tra"),
    "InspectionPlanApproved": pgettext_lazy("đã xảy ra", "Duyệt một kế hoạch kiểm tra"),
    "InspectionPlanned": pgettext_lazy("đã xảy ra", "Đưa một nơi vào danh sách kiểm tra"),
    "InspectionHeld": pgettext_lazy("đã xảy ra", "Ghi điều đã thấy khi kiểm tra"),
    "FindingWritten": pgettext_lazy("đã xảy ra", "Ghi một tồn tại"),
    "InspectionConcluded": pgettext_lazy("đã xảy ra", "Kết luận một cuộc kiểm tra"),
    "InspectionCancelled": pgettext_lazy("đã xảy ra", "Hủy một cuộc kiểm tra"),
    "RecommendationMade": pgettext_lazy("đã xảy ra", "Ghi một kiến nghị"),
    "RecommendationFollowed": pgettext_lazy("đã xảy ra", "Theo dõi một kiến nghị"),
    "ThreadOpened": pgettext_lazy("đã xảy ra", "Mở một trao đổi giữa các đơn vị"),
    "ThreadRead": pgettext_lazy("đã xảy ra", "Đọc một trao đổi về sự việc"),
    "OfficeInvited": pgettext_lazy("đã xảy ra", "Mời một đơn vị vào trao đổi"),
    "PostWritten": pgettext_lazy("đã xảy ra", "Viết vào một trao đổi"),
    "AskDropped": pgettext_lazy("đã xảy ra", "Thôi hỏi một đơn vị"),
    "ThreadClosed": pgettext_lazy("đã xảy ra", "Khép lại một trao đổi"),
    "MeetingWritten": pgettext_lazy("đã xảy ra", "Ghi biên bản cuộc họp"),
    "MeetingApproved": pgettext_lazy("đã xảy ra", "Thông qua biên bản và giao việc"),
}
