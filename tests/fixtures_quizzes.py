"""One question of each kind, and files and answers made of them."""

from khien.curriculum.models import Band
from khien.quizzes.actions.bank import Written
from khien.quizzes.items import Item, Kind

ITEMS = {
    Kind.SINGLE: Item(
        kind=Kind.SINGLE,
        text="Gặp chuyện làm em sợ, em gọi số nào?",
        options=("111", "123", "Không gọi ai"),
        key=(0,),
        explanation="111 luôn có người nghe, không mất tiền.",
    ),
    Kind.MULTIPLE: Item(
        kind=Kind.MULTIPLE,
        text="Điều nào nên giữ kín?",
        options=("Mật khẩu", "Địa chỉ nhà", "Món ăn em thích"),
        key=(0, 1),
        explanation="Mật khẩu và địa chỉ chỉ để người thân biết.",
    ),
    Kind.TRUE_FALSE: Item(
        kind=Kind.TRUE_FALSE,
        text="Bạn trên mạng luôn là bạn thật.",
        key=(1,),
        explanation="Ai cũng có thể giả làm người khác.",
    ),
    Kind.MATCHING: Item(
        kind=Kind.MATCHING,
        text="Ghép nơi với người giúp được.",
        options=("Ở lớp", "Ở nhà", "Trên điện thoại"),
        partners=("Thầy cô", "Bố mẹ", "Tổng đài 111"),
    ),
    Kind.ORDER: Item(
        kind=Kind.ORDER,
        text="Xếp thứ tự khi gặp tin nhắn lạ.",
        options=("Dừng lại", "Chụp màn hình", "Kể với người lớn"),
    ),
    Kind.SHORT: Item(
        kind=Kind.SHORT,
        text="Tổng đài bảo vệ trẻ em là số nào?",
        options=("111", "một một một"),
    ),
}
RIGHT = {
    Kind.SINGLE: [0],
    Kind.MULTIPLE: [0, 1],
    Kind.TRUE_FALSE: [1],
    Kind.MATCHING: [0, 1, 2],
    Kind.ORDER: [0, 1, 2],
    Kind.SHORT: "Một một MỘT",
}


def written(kind=Kind.SINGLE, code="", strand="S9", band=Band.A2, item=None):
    return Written(code or f"C-{kind}", strand, band, item or ITEMS[kind])


EVERY = [written(kind) for kind in Kind]
