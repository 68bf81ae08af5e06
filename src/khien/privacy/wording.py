"""What is kept, in words: one for each model that has a term of its own."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from khien.privacy.models import NOTICE_DAYS

FILES: dict[str, str | Promise] = {
    "support.Case": _("Hồ sơ trẻ em và mọi giấy tờ trong đó"),
    "support.EndedRequest": _("Yêu cầu hỗ trợ đã khép mà không có hồ sơ"),
    "intake.Incident": _("Sự việc"),
    "intake.Report": _("Tin báo, lời nhắn và dấu vết trong tin"),
    "intake.Contact": _("Cuộc liên hệ ở bàn trực"),
    "intake.ShiftHandOver": _("Sổ giao ca"),
    "intake.Debrief": _("Lời tâm sự sau ca của người trực"),
    "core.ClockChange": _("Lý do tạm dừng, gia hạn"),
    "documents.Document": _("Văn bản hành chính và tệp đã in"),
    "support.FormDraft": _("Bản nháp biểu mẫu"),
    "evidence.Exhibit": _("Tệp, chứng cứ (xóa cả tệp đã mã hóa)"),
    "evidence.Arriving": _("Tệp đang gửi dở"),
    "evidence.Export": _("Nơi nhận và lý do của lần xuất chứng cứ"),
    "enforcement.Violation": _("Hồ sơ vi phạm và ghi chú xử lý"),
    "enforcement.Respondent": _("Người, tổ chức bị báo"),
    "coordination.Difficulty": _("Lời kể trong vướng mắc và câu trả lời"),
    "coordination.Thread": _("Trao đổi giữa các đơn vị"),
    "coordination.Meeting": _("Biên bản họp phối hợp và người dự"),
    "takedown.ContentItem": _("Nội dung cần gỡ, yêu cầu và lần kiểm tra"),
    "people.User": _("Tên người dùng đã ngừng"),
    "people.StaffSession": _("Thiết bị đã đăng nhập"),
    "people.EmergencyAccess": _("Lần mở khẩn cấp và lý do"),
    "people.KeptAway": _("Ai không được thấy hồ sơ nào"),
    "people.Recovery": _("Lý do cho ai vào lại"),
    "people.AccountNotice": _("Lời báo về tài khoản"),
    "people.Invitation": _("Liên kết mời đã hết hạn"),
    "field.FieldDevice": _("Máy đã mang hồ sơ theo"),
    "field.FieldEntry": _("Điều ghi khi không có mạng"),
    "privacy.RightsRequest": _("Yêu cầu về dữ liệu cá nhân đã trả lời"),
    "privacy.LegalHold": _("Lý do giữ lại hồ sơ, khi đã bỏ giữ"),
    "screening.Scan": _("Lần rà quét"),
    "screening.Hit": _("Phát hiện đã có người xem"),
    "screening.Judgement": _("Nhận xét về phát hiện"),
    "screening.Correction": _("Lời báo chặn nhầm"),
    "learning.AttendanceSheet": _("Số thứ tự vắng mặt trong phiếu điểm danh"),
    "learning.SchoolClass": _("Danh sách lớp bằng số"),
    "quizzes.Attempt": _("Số thứ tự và chữ viết trong bài làm của lớp"),
    "quizzes.PaperReading": _("Phiếu trả lời đã đọc"),
    "certificates.Certificate": _("Tên người được cấp chứng nhận"),
    NOTICE_DAYS: _("Báo trước khi xóa"),
}


def of(subject: str) -> str:
    return str(FILES.get(subject, subject))
