"""Forms of consent and referral. Nothing is ticked beforehand."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from khien.directory.models import Organisation
from khien.support.forms.parts import PlaceField, choice, day, line, several, words, yes
from khien.support.models import Carer, Giver, Manner, Purpose, Shared

_ASKED = [pair for pair in Purpose.choices if pair[0] != Purpose.POLICE]
_REFERRED = [pair for pair in Purpose.choices if pair[0] != Purpose.PUBLISH]


class ConsentForm(forms.Form):
    purpose = choice(_("Đồng ý cho việc gì?"), _ASKED, _("Mỗi lần một việc."))
    giver = forms.ChoiceField(label=_("Ai đồng ý?"), widget=forms.RadioSelect)
    manner = choice(_("Đồng ý bằng cách nào?"), Manner)
    given_on = day(_("Ngày đồng ý"))
    details = words(
        _("Đã giải thích những gì, ai làm chứng"),
        help_text=_("Trẻ và gia đình biết rằng có thể rút lại lúc nào cũng được."),
    )

    def __init__(self, *args: Any, carers: list[Carer], **kwargs: Any) -> None:
        """`carers`: those who may be asked; nobody suspected or unsafe is ever offered."""
        super().__init__(*args, **kwargs)
        self.carers = {str(carer.pk): carer for carer in carers}
        asked = cast("forms.ChoiceField", self.fields["giver"])
        asked.choices = [
            (Giver.CHILD.value, _("Trẻ")),
            *((key, _called(carer)) for key, carer in self.carers.items()),
        ]

    def clean(self) -> dict[str, Any]:
        said = dict(super().clean() or {})
        chosen = said.get("giver", "")
        said["carer"] = self.carers.get(chosen)
        said["giver"] = Giver.REPRESENTATIVE if said["carer"] else chosen
        return said


def _called(carer: Carer) -> str:
    who = carer.who or {}
    parts = (who.get("relationship", ""), who.get("name", ""))
    return " – ".join(part for part in parts if part)


class WithdrawForm(forms.Form):
    words = words(_("Ai rút, nói thế nào"), help_text=_("Không cần lý do: rút là được."))


class PolicyForm(forms.Form):
    purpose = choice(_("Mục đích"), _ASKED)
    needs_child = yes(_("Hỏi ý kiến trẻ"))
    child_from_age = forms.IntegerField(
        label=_("Hỏi trẻ từ mấy tuổi"), min_value=0, max_value=17, initial=7
    )
    needs_representative = yes(_("Hỏi người đại diện"))
    law = line(_("Văn bản làm căn cứ"))
    valid_from = day(_("Áp dụng từ ngày"))


class ReferralForm(forms.Form):
    purpose = choice(_("Để làm gì?"), _REFERRED)
    organisation = PlaceField(
        label=_("Nơi nhận, trong danh bạ của xã, phường và tỉnh"),
        queryset=Organisation.objects.none(),
        empty_label=_("Không chọn"),
        required=False,
    )
    outside = line(_("Nơi khác"), _("Khi không có trong danh sách: tên nơi nhận."))
    need = words(
        _("Trẻ cần nơi nhận làm gì?"),
        required=True,
        help_text=_("Nơi nhận đọc đúng những chữ này."),
    )
    background = words(
        _("Điều nơi nhận cần biết thêm"),
        help_text=_("Chỉ điều cần cho việc này; không kể lại chuyện đã xảy ra nếu không cần."),
    )
    shares = several(
        _("Cho nơi nhận biết thêm"), Shared, _("Chỉ chọn điều nơi nhận cần để giúp trẻ.")
    )

    def __init__(self, *args: Any, receivers: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("PlaceField", self.fields["organisation"]).offer(receivers)


class WordsOfStepForm(forms.Form):
    words = words(_("Muốn nói thêm gì"))
