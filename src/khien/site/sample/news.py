"""Articles of the sample: published, in two languages, planned, withdrawn, waiting to be read."""

import io
from dataclasses import dataclass
from datetime import datetime, timedelta

from PIL import Image, ImageDraw

from khien.core import public_items
from khien.people.models import User
from khien.publishing import actions
from khien.publishing.actions import NewPicture, Words
from khien.publishing.models import ArticleKind, ArticleVersion


@dataclass(frozen=True)
class _Article:
    """`days`: ago, or to come where it is negative."""

    kind: str
    days: int
    words: Words


_ARTICLES = (
    _Article(
        ArticleKind.NEWS,
        9,
        Words(
            "Mười hai xã có góc học an toàn mạng (mẫu)",
            "Thư viện của mười hai xã mở góc học an toàn mạng, ai đến cũng được.",
            "Các góc học mở vào chiều thứ bảy. Em đến cùng bạn, hoặc cùng người lớn.\n\n"
            "## Ở đó có gì\n\n- Bài học theo lứa tuổi\n- Trò chơi chọn cách trả lời\n"
            "- Người lớn để hỏi chuyện\n\nGọi **111** khi cần, ngày hay đêm.",
            ("/hoc/", "/giup-do/"),
        ),
    ),
    _Article(
        ArticleKind.DIRECTIVE,
        5,
        Words(
            "Các trường rà lại đường dây báo tin trước ngày 15 (mẫu)",
            "Mỗi trường kiểm tra lại: học sinh biết báo cho ai, ở đâu, và có ai trả lời.",
            "Ban chỉ đạo yêu cầu các trường làm ba việc.\n\n1. Dán áp phích có mã QR ở mỗi lớp.\n"
            "2. Cử một người trả lời học sinh.\n3. Báo lại cho xã, phường trước ngày 15.",
            ("/ke-hoach/", "/phap-luat/"),
        ),
    ),
    _Article(
        ArticleKind.PARENTS,
        2,
        Words(
            "Con bị dọa tung ảnh: năm việc làm ngay (mẫu)",
            "Bình tĩnh, ở bên con, không trả tiền, giữ lại tin nhắn, gọi người giúp.",
            "Con không có lỗi. Hãy nói với con câu ấy trước.\n\n1. Ngồi xuống cạnh con và nghe.\n"
            "2. Không trả tiền, không gửi thêm gì.\n3. Giữ lại tin nhắn, đừng xóa.\n"
            "4. Gọi 111, hoặc báo tin ở trang này.\n5. Tối nay đừng để con một mình.",
            ("/bao-tin/", "/giup-do/"),
        ),
    ),
    _Article(
        ArticleKind.ANNOUNCEMENT,
        -3,
        Words(
            "Lịch các buổi nói chuyện với cha mẹ tháng tới (mẫu)",
            "Mỗi xã, phường có một buổi tối.",
            "Lịch từng xã, phường sẽ có ở đây.",
        ),
    ),
)
_ENGLISH = Words(
    "Your child is threatened with pictures: five things to do now (sample)",
    "Stay calm, stay with your child, do not pay, keep the messages, call for help.",
    "It is not your child's fault. Say so first.\n\n1. Sit down beside your child and listen.\n"
    "2. Do not pay, send nothing more.\n3. Keep the messages.\n4. Call 111, or report here.\n"
    "5. Do not leave your child alone tonight.",
    ("/bao-tin/", "/giup-do/"),
)
_WRONG = Words(
    "Cuộc thi vẽ tranh mùa hè (mẫu)", "Hạn nộp tranh là ngày 30.", "Em nộp tranh cho cô giáo."
)
_WAITING = Words(
    "Tuần lễ an toàn mạng bắt đầu từ thứ hai (mẫu)",
    "Mỗi trường một việc, mỗi lớp một câu chuyện.",
    "Các trường chọn một việc trong danh sách và kể lại sau một tuần.",
)


def publish_news(editor: User, other: User, *, now: datetime) -> int:
    """How many articles there are. All public pages are then told to search."""
    made = [_published(article, editor, other, now=now) for article in _ARTICLES]
    english = actions.begin(made[2].article, language="en", by=editor, now=now)
    actions.save(
        english.pk,
        kind=ArticleKind.PARENTS,
        words=_ENGLISH,
        seen=english.saved,
        by=editor,
        now=now,
    )
    actions.submit(english.pk, by=editor, now=now)
    actions.publish(english.pk, planned=None, by=other, now=now)
    wrong = _published(_Article(ArticleKind.ANNOUNCEMENT, 20, _WRONG), editor, other, now=now)
    why = "Ngày nộp tranh ghi sai; bài đúng sẽ đăng lại (mẫu)."
    actions.withdraw(wrong.pk, why=why, by=other, now=now)
    waiting = actions.start(ArticleKind.NEWS, language="vi", words=_WAITING, by=other, now=now)
    actions.submit(waiting.pk, by=other, now=now)
    for kind in public_items.kinds():
        public_items.changed(kind)
    return len(_ARTICLES) + 2


def _published(article: _Article, editor: User, other: User, *, now: datetime) -> ArticleVersion:
    at = min(now, now - timedelta(days=article.days))
    made = actions.start(article.kind, language="vi", words=article.words, by=editor, now=at)
    if article.kind == ArticleKind.NEWS:
        told = NewPicture(_picture(), "Hình vẽ mẫu: một mái nhà xanh dưới mặt trời", "Hình mẫu")
        actions.place_picture(made.pk, told, by=editor, now=at)
    actions.submit(made.pk, by=editor, now=at)
    planned = now - timedelta(days=article.days)
    return actions.publish(made.pk, planned=planned, by=other, now=at)


def _picture() -> bytes:
    """Plain shapes."""
    drawn = Image.new("RGB", (1400, 800), "#e8f1ea")
    pen = ImageDraw.Draw(drawn)
    pen.ellipse((1050, 90, 1230, 270), fill="#d58a00")
    pen.polygon([(300, 420), (700, 160), (1100, 420)], fill="#1d5c4d")
    pen.rectangle((400, 420, 1000, 720), fill="#fbf7ef")
    pen.rectangle((650, 520, 780, 720), fill="#1d5c4d")
    out = io.BytesIO()
    drawn.save(out, "PNG")
    return out.getvalue()
