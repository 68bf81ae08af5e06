"""Words that the CyberTipline's published documentation allows, each with what it means here."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class IncidentType(TextChoices):
    MATERIAL = (
        "Child Pornography (possession, manufacture, and distribution)",
        _("tàng trữ, tạo ra, phát tán nội dung xâm hại trẻ em"),
    )
    TRAFFICKING = "Child Sex Trafficking", _("mua bán trẻ em để xâm hại")
    TOURISM = "Child Sex Tourism", _("du lịch để xâm hại trẻ em")
    MOLESTATION = "Child Sexual Molestation", _("xâm hại trẻ em")
    DOMAIN = "Misleading Domain Name", _("tên miền đánh lừa")
    WORDS = (
        "Misleading Words or Digital Images on the Internet",
        _("từ ngữ, hình ảnh đánh lừa trên mạng"),
    )
    ENTICEMENT = (
        "Online Enticement of Children for Sexual Act",
        _("dụ dỗ, ép buộc trẻ em qua mạng"),
    )
    UNSOLICITED = (
        "Unsolicited Obscene Material Sent to a Child",
        _("gửi nội dung người lớn cho trẻ em"),
    )


class Medium(TextChoices):
    WEB_PAGE = "webPageIncident", _("trang web, mạng xã hội")
    CHAT = "chatImIncident", _("tin nhắn, trò chuyện")
    GAME = "onlineGamingIncident", _("trò chơi trực tuyến")
    PHONE = "cellPhoneIncident", _("điện thoại")
    ELSEWHERE = "nonInternetIncident", _("ngoài mạng")


class Grade(TextChoices):
    """How grave the material is and of whom, as the industry tells it."""

    A1 = "A1", _("A1 – trẻ chưa dậy thì, nặng hơn")
    A2 = "A2", _("A2 – trẻ chưa dậy thì, nhẹ hơn")
    B1 = "B1", _("B1 – trẻ đã dậy thì, nặng hơn")
    B2 = "B2", _("B2 – trẻ đã dậy thì, nhẹ hơn")


class Flag(TextChoices):
    SELF_PRODUCED = "possibleSelfProduction", _("có thể do trẻ tự ghi hình")
    VIRAL = "viral", _("đang lan nhanh")
    MADE_BY_MACHINE = "generativeAi", _("có thể do máy tạo ra")
    MEME = "potentialMeme", _("chia sẻ để đùa, không rõ ý xấu")
    DRAWN = "animeDrawingVirtualHentai", _("hình vẽ, hoạt hình")
    LIVE = "liveStreaming", _("phát trực tiếp")
    INFANT = "infant", _("có trẻ rất nhỏ")
    HURT = "physicalHarm", _("có gây thương tích")
