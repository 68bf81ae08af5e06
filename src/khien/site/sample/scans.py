"""Three scans for a newcomer to look at: invented messages, drawings made here, hosts of the sample
banks. The worker looks through them once it runs.
"""

import io
from datetime import datetime
from random import Random

from django.core.files.base import ContentFile
from PIL import Image, ImageDraw

from khien.core.ids import new_id
from khien.people.models import User
from khien.screening.actions.bank_entries import add_lines
from khien.screening.actions.banks import open_bank
from khien.screening.actions.scans import hand_in
from khien.screening.importing.reading import Line
from khien.screening.models import AddressEntry, Category, Matter, Sharing
from khien.screening.rules.banks import Details
from khien_detect import images

_SIDES = (480, 360)
_DRAWINGS = 4
_MESSAGES = (
    "Mai cả lớp nhớ mang áo mưa, trời hay mưa buổi chiều.",
    "Bài 3 trang 40 làm thế nào vậy mọi người?",
    "Mày coi chừng, tan học tao đánh mày.",
    "Sinh nhật Na cuối tuần này, ai đi chung xe buýt với tớ?",
    "Anh nạp thẻ game cho, đừng kể với mẹ, bí mật của hai mình nhé.",
    "Đội mình thua rồi, lần sau tập kỹ hơn.",
    "Việc nhẹ lương cao, chỉ cần điện thoại, nhắn tin nhận ngay.",
    "Cô nhắn ngày mai học ở phòng máy.",
)
_PLAIN_SITES = ("https://truong-mang-non.example/thoi-khoa-bieu", "https://thu-vien.example/")


def hand_in_scans(keeper: User, random: Random, *, now: datetime) -> int:
    """How many. One of the drawings is known to a bank made for it."""
    drawings = [_drawing(random) for _number in range(_DRAWINGS)]
    _make_known(drawings[0], keeper, now=now)
    listed = AddressEntry.objects.filter(bank__harmless=False).order_by("pk")[:2]
    sites = [f"https://{entry.shown}/nhan-qua" for entry in listed]
    files = [ContentFile(_png(each), f"hinh-ve-{n}.png") for n, each in enumerate(drawings, 1)]
    given: tuple[tuple[str, str, list[ContentFile[bytes]]], ...] = (
        ("Lời nhắn mẫu trong một nhóm lớp", "\n".join(_MESSAGES), []),
        ("Đường dẫn mẫu gửi trong nhóm", "\n".join([*_PLAIN_SITES, *sites]), []),
        ("Hình vẽ mẫu do máy tạo", "", files),
    )
    for name, text, uploads in given:
        hand_in(new_id(), name=name, files=uploads, text=text, by=keeper, now=now)
    return len(given)


def _make_known(drawing: Image.Image, keeper: User, *, now: datetime) -> None:
    """As it was once, a little larger: the same to whoever looks at it."""
    width, height = _SIDES
    look = images.pdq(_png(drawing.resize((width * 3 // 2, height * 3 // 2))))
    known = Details("Hình vẽ mẫu đã biết", Category.OTHER, "Dữ liệu mẫu, tự tạo", Sharing.PARTNERS)
    bank = open_bank(known, matter=Matter.PICTURES, by=keeper, now=now)
    add_lines(bank, [Line(None, "pdq", look.hash)], note="mẫu", by=keeper, now=now)


def _drawing(random: Random) -> Image.Image:
    """Boxes and circles of nothing."""
    picture = Image.new("RGB", _SIDES, _colour(random))
    pen = ImageDraw.Draw(picture)
    for number in range(24):
        left, top = random.randrange(_SIDES[0]), random.randrange(_SIDES[1])
        box = (left, top, left + random.randrange(30, 160), top + random.randrange(30, 160))
        draw = pen.ellipse if number % 2 else pen.rectangle
        draw(box, fill=_colour(random))
    return picture


def _colour(random: Random) -> tuple[int, int, int]:
    return random.randrange(256), random.randrange(256), random.randrange(256)


def _png(picture: Image.Image) -> bytes:
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()
