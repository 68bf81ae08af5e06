"""What the pages of steps say: why one cannot be taken, and a sentence for a beginner."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from khien.core.refusal import Refused
from khien.people.models import User
from khien.support.models import Case
from khien.support.rules.case import check_can
from khien.support.rules.states import Step

# One sentence for somebody who does this for the first time.
LEADS: dict[Step, Promise] = {
    Step.ASSESS: gettext_lazy(
        "Trẻ bị hại đến đâu, còn nguy hiểm không, trẻ và gia đình tự lo được đến đâu. "
        "Chọn theo điều bạn biết lúc này; đánh giá lại được."
    ),
    Step.TAKE_EMERGENCY_MEASURE: gettext_lazy(
        "Khi tính mạng, sức khỏe hoặc danh dự của trẻ bị đe dọa nghiêm trọng. "
        "Tạm cách ly trẻ không quá 15 ngày."
    ),
    Step.DECLINE_EMERGENCY_MEASURE: gettext_lazy(
        "Cán bộ đề nghị biện pháp khẩn cấp. Trả lời không cần thì thời hạn 12 giờ dừng lại "
        "và cán bộ được báo; cán bộ vẫn đề nghị lại được khi có điều mới."
    ),
    Step.SUBMIT_ASSESSMENT: gettext_lazy(
        "Gặp trẻ và người quanh trẻ, xác minh, rồi đánh giá nguy cơ. "
        "Chủ tịch duyệt thì mới lập kế hoạch."
    ),
    Step.APPROVE_ASSESSMENT: gettext_lazy("Duyệt xong, cán bộ lập kế hoạch giúp trẻ."),
    Step.SEND_BACK_ASSESSMENT: gettext_lazy(
        "Đánh giá trở lại với cán bộ; thời hạn lập kế hoạch vẫn chạy."
    ),
    Step.SUBMIT_PLAN: gettext_lazy(
        "Trình xong, Chủ tịch duyệt thì mới bắt đầu hỗ trợ theo kế hoạch."
    ),
    Step.APPROVE_PLAN: gettext_lazy("Duyệt xong, cán bộ bắt đầu hỗ trợ trẻ theo kế hoạch này."),
    Step.SEND_BACK_PLAN: gettext_lazy(
        "Kế hoạch trở lại với cán bộ; thời hạn lập kế hoạch tính lại từ đầu."
    ),
    Step.ADD_SERVICE: gettext_lazy("Một việc giúp trẻ: ai làm, ngày nào."),
    Step.REVIEW: gettext_lazy("Trẻ còn nguy cơ không, đã ổn định chưa, trẻ thấy thế nào."),
    Step.SUBMIT_CLOSURE: gettext_lazy(
        "Chỉ khi lần rà soát mới nhất cho thấy nguy cơ thấp và trẻ đã ổn định."
    ),
    Step.APPROVE_CLOSURE: gettext_lazy("Hồ sơ sẽ kết thúc; khi cần vẫn mở lại được."),
    Step.SEND_BACK_CLOSURE: gettext_lazy("Hồ sơ tiếp tục; cán bộ sẽ đọc lý do của bạn."),
    Step.REOPEN: gettext_lazy("Hồ sơ trở lại bước đánh giá, thời hạn lập kế hoạch chạy lại."),
}


def refusal_of(case: Case, step: Step, user: User) -> str:
    """Why this step cannot be taken now; empty where it can."""
    try:
        check_can(case, step, by=user)
    except Refused as refusal:
        return str(refusal)
    return ""
