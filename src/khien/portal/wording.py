"""How each door speaks: the same questions in the words of who is asked."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from khien.intake.models import AskedBy, Door, HarmKind

Text = str | Promise


@dataclass(frozen=True)
class Voice:
    """What stands around the questions. A small child is "em", and "cô chú" listen; everybody else
    is "bạn". What can be said without either stands in the templates.
    """

    tell: Text
    wish: Text
    noticed: Text
    after_the_call: Text
    may_contact: Text
    thanks: Text
    help_is_near: Text
    me: Text


_TO_A_CHILD = Voice(
    tell=_("Kể cho cô chú nghe nhé"),
    wish=_("Em mong muốn gì?"),
    noticed=_("Cô chú nhắc em vì trong lời kể có chữ:"),
    after_the_call=_("Gọi xong, em vẫn gửi tin này tiếp được."),
    may_contact=_("Cô chú liên lạc với em được không?"),
    thanks=_("Tin của em đến nơi rồi. Cảm ơn em."),
    help_is_near=_("Em gọi ngay nhé. Em không có lỗi, và có cô chú đang chờ để giúp em."),
    me=_("Em"),
)
_TO_OTHERS = Voice(
    tell=_("Kể cho chúng tôi nghe"),
    wish=_("Bạn mong muốn gì?"),
    noticed=_("Chúng tôi nhắc vì trong lời kể có chữ:"),
    after_the_call=_("Gọi xong, bạn vẫn gửi tin này tiếp được."),
    may_contact=_("Chúng tôi có thể liên lạc không?"),
    thanks=_("Tin đã đến nơi. Cảm ơn bạn."),
    help_is_near=_("Hãy gọi ngay. Bạn không có lỗi, và có người đang chờ để giúp bạn."),
    me=_("Bạn"),
)


@dataclass(frozen=True)
class DoorWords:
    """`asked_by` None: the page asks who asks for support. `link_first`: who saw something rather
    than lived it has the link at hand before the words.
    """

    choice: Text
    choice_hint: Text
    lead: Text
    what: Text
    what_hint: Text
    links: Text
    danger: Text
    near: Text
    age: Text
    commune: Text
    support: Text
    contact: Text
    secret_from: Text
    asked_by: AskedBy | None
    voice: Voice = _TO_OTHERS
    link_first: bool = False


_TEEN = DoorWords(
    choice=_("Bạn 11–15 tuổi"),
    choice_hint=_("Bạn muốn kể chuyện của chính mình."),
    lead=_("Kể ra là rất dũng cảm. Bạn không có lỗi. Bạn không cần nói tên."),
    what=_("Chuyện gì đã xảy ra?"),
    what_hint=_("Viết bằng lời của bạn, ngắn cũng được. Sai chính tả không sao."),
    links=_("Đường dẫn (link), nếu có"),
    danger=_("Ngay lúc này bạn có đang gặp nguy hiểm không?"),
    near=_("Người làm việc đó có ở gần bạn, gặp được bạn không?"),
    age=_("Bạn mấy tuổi?"),
    commune=_("Bạn ở xã, phường nào?"),
    support=_("Bạn có muốn được giúp đỡ, hỗ trợ không?"),
    contact=_("Khi nào và bằng cách nào thì an toàn để liên lạc với bạn?"),
    secret_from=_("Có ai không được biết chuyện này không?"),
    asked_by=AskedBy.CHILD,
)
_CHILD = DoorWords(
    choice=_("Em 6–10 tuổi"),
    choice_hint=_("Em có chuyện buồn, chuyện sợ trên mạng."),
    lead=_("Em không có lỗi. Em không cần nói tên."),
    what=_("Có chuyện gì làm em buồn hay sợ?"),
    what_hint=_("Em viết mấy chữ cũng được. Em nhờ người lớn mà em tin viết giúp cũng được."),
    links=_("Nơi có chuyện đó trên mạng (link), nếu em biết"),
    danger=_("Bây giờ em có đang sợ ai làm đau em không?"),
    near=_("Người đó có ở gần em không?"),
    age=_("Em mấy tuổi?"),
    commune=_("Nhà em ở xã, phường nào?"),
    support=_("Em có muốn cô chú đến giúp em không?"),
    contact=_("Lúc nào cô chú liên lạc với em thì em yên tâm?"),
    secret_from=_("Em không muốn ai biết chuyện này?"),
    asked_by=AskedBy.CHILD,
    voice=_TO_A_CHILD,
)
_PARENT = DoorWords(
    choice=_("Cha mẹ, người chăm sóc"),
    choice_hint=_("Con, cháu, em của bạn gặp chuyện trên mạng."),
    lead=_("Bạn không cần nói tên. Hãy tin lời con, đừng trách con."),
    what=_("Chuyện gì đã xảy ra với con?"),
    what_hint=_("Viết những gì bạn biết. Điều chưa rõ cứ để trống."),
    links=_("Đường dẫn (link), nếu có"),
    danger=_("Ngay lúc này con có đang gặp nguy hiểm không?"),
    near=_("Người gây ra có ở gần con, gặp được con không?"),
    age=_("Con mấy tuổi?"),
    commune=_("Con ở xã, phường nào?"),
    support=_("Bạn có muốn con được hỗ trợ không?"),
    contact=_("Khi nào và bằng cách nào thì an toàn để liên lạc với bạn?"),
    secret_from=_("Có ai không được biết việc báo tin này không?"),
    asked_by=AskedBy.RELATIVE,
)
_TEACHER = DoorWords(
    choice=_("Thầy cô, cán bộ"),
    choice_hint=_("Bạn biết việc này nhờ công việc của mình."),
    lead=_("Việc của bạn là báo tin; việc kiểm tra là của người có trách nhiệm."),
    what=_("Chuyện gì đã xảy ra với trẻ?"),
    what_hint=_("Ghi đúng lời trẻ nói, không gặng hỏi thêm. Điều chưa rõ cứ để trống."),
    links=_("Đường dẫn (link), nếu có"),
    danger=_("Ngay lúc này trẻ có đang gặp nguy hiểm không?"),
    near=_("Người gây ra có ở gần trẻ, gặp được trẻ không?"),
    age=_("Trẻ mấy tuổi?"),
    commune=_("Trẻ ở xã, phường nào?"),
    support=_("Trẻ có cần được hỗ trợ không?"),
    contact=_("Khi nào và bằng cách nào thì tiện liên lạc với bạn?"),
    secret_from=_("Có ai không được biết việc báo tin này không?"),
    asked_by=None,
)
_FRIEND = DoorWords(
    choice=_("Bạn bè, người chứng kiến"),
    choice_hint=_("Bạn thấy một bạn khác gặp chuyện, hoặc thấy điều xấu trên mạng."),
    lead=_("Báo tin giúp bạn mình không phải là mách lẻo. Bạn không cần nói tên."),
    what=_("Bạn đã thấy chuyện gì?"),
    what_hint=_("Viết những gì bạn biết. Điều chưa rõ cứ để trống."),
    links=_("Đường dẫn (link) đến nơi bạn thấy"),
    danger=_("Ngay lúc này có bạn nhỏ nào đang gặp nguy hiểm không?"),
    near=_("Người gây ra có ở gần bạn nhỏ đó không?"),
    age=_("Bạn nhỏ đó khoảng mấy tuổi?"),
    commune=_("Bạn nhỏ đó ở xã, phường nào?"),
    support=_("Bạn nhỏ đó có cần được giúp đỡ không?"),
    contact=_("Khi nào và bằng cách nào thì an toàn để liên lạc với bạn?"),
    secret_from=_("Có ai không được biết việc báo tin này không?"),
    asked_by=None,
    link_first=True,
)

WORDS: dict[Door, DoorWords] = {
    Door.CHILD: _CHILD,
    Door.TEEN: _TEEN,
    Door.PARENT: _PARENT,
    Door.TEACHER: _TEACHER,
    Door.FRIEND: _FRIEND,
    Door.UNKNOWN: _FRIEND,  # who called a counsellor and comes back with the code
}

# Who wants support, as somebody who comes back or tells of others would say it.
ASKERS: list[tuple[AskedBy, Text]] = [
    (AskedBy.CHILD, _("Chính trẻ em gặp chuyện")),
    (AskedBy.RELATIVE, _("Cha mẹ, người thân")),
    (AskedBy.COMMUNITY, _("Thầy cô, người quen, hàng xóm")),
    (AskedBy.OTHER, _("Người khác")),
]
_OF_A_FRIEND = {AskedBy.COMMUNITY: _("Bạn bè, thầy cô, người quen, hàng xóm")}


def askers_of(door: Door) -> list[tuple[AskedBy, Text]]:
    """A friend finds a word for themselves; a small child is never told of a "bạn"."""
    own = _OF_A_FRIEND if door is Door.FRIEND else {}
    return [(asker, own.get(asker, words)) for asker, words in ASKERS]


DOOR_ADDRESS: dict[str, Door] = {
    "tre-em": Door.CHILD,
    "thieu-nien": Door.TEEN,
    "cha-me": Door.PARENT,
    "thay-co": Door.TEACHER,
    "ban-be": Door.FRIEND,
}
ADDRESS_OF = {door: address for address, door in DOOR_ADDRESS.items()}

_KINDS_YOUNG: list[tuple[HarmKind, Text]] = [
    (HarmKind.BULLYING, _("Bị trêu chọc, chửi mắng, nói xấu")),
    (HarmKind.THREAT, _("Bị dọa nạt")),
    (HarmKind.GROOMING, _("Người lạ làm quen, bảo giữ bí mật, rủ gặp mặt")),
    (HarmKind.EXTORTION, _("Bị ép gửi ảnh, gửi tiền")),
    (HarmKind.INTIMATE_IMAGES, _("Ảnh riêng tư bị gửi cho người khác")),
    (HarmKind.SEXUAL_CONTENT, _("Bị gửi cho xem thứ của người lớn")),
    (HarmKind.ABUSE_MATERIAL, _("Thấy ảnh, phim làm hại trẻ em")),
    (HarmKind.IMPERSONATION, _("Bị giả danh, bị lấy mất tài khoản")),
    (HarmKind.PERSONAL_INFORMATION, _("Bị đưa tên, địa chỉ, ảnh lên mạng")),
    (HarmKind.SCAM, _("Bị lừa tiền, rủ cờ bạc, rủ làm việc xấu")),
    (HarmKind.SELF_HARM, _("Thử thách nguy hiểm, hoặc muốn tự làm đau mình")),
    (HarmKind.HATE, _("Bị ghét vì dân tộc, quê quán, cơ thể…")),
    (HarmKind.OVERUSE, _("Không dừng được việc chơi, xem trên mạng")),
    (HarmKind.OTHER, _("Chuyện khác")),
]
_KINDS_ADULT: list[tuple[HarmKind, Text]] = [
    (HarmKind.BULLYING, _("Bắt nạt, xúc phạm")),
    (HarmKind.THREAT, _("Đe dọa")),
    (HarmKind.GROOMING, _("Làm quen để lợi dụng: lấy lòng tin, bảo giữ bí mật, xin ảnh, rủ gặp")),
    (HarmKind.EXTORTION, _("Ép buộc, tống tiền bằng hình ảnh")),
    (HarmKind.INTIMATE_IMAGES, _("Phát tán hình ảnh riêng tư")),
    (HarmKind.SEXUAL_CONTENT, _("Gửi nội dung người lớn cho trẻ")),
    (HarmKind.ABUSE_MATERIAL, _("Thấy nội dung xâm hại trẻ em")),
    (HarmKind.IMPERSONATION, _("Mạo danh, chiếm tài khoản")),
    (HarmKind.PERSONAL_INFORMATION, _("Đưa thông tin cá nhân của trẻ lên mạng")),
    (HarmKind.SCAM, _("Lừa đảo, cờ bạc, việc làm trái luật")),
    (HarmKind.SELF_HARM, _("Thử thách nguy hiểm, tự làm đau mình")),
    (HarmKind.HATE, _("Kỳ thị, thù ghét")),
    (HarmKind.OVERUSE, _("Nghiện mạng, nghiện trò chơi")),
    (HarmKind.OTHER, _("Việc khác")),
]


def kinds_of(door: Door) -> list[tuple[HarmKind, Text]]:
    return _KINDS_YOUNG if door in {Door.CHILD, Door.TEEN} else _KINDS_ADULT
