"""Writing guidance, and finding it."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from khien.coordination.actions.guidance import Said
from khien.coordination.forms import fields
from khien.coordination.forms.fields import Step
from khien.coordination.models import DifficultyKind, GuidanceVersion, Reader


class GuidanceForm(Step):
    office = forms.ChoiceField(label=_("Đơn vị hướng dẫn"))
    title = fields.line(_("Tên hướng dẫn"))
    kind = forms.ChoiceField(label=_("Hướng dẫn về"), choices=DifficultyKind)
    reader = forms.ChoiceField(label=_("Viết cho"), choices=Reader)
    question = fields.words(_("Câu hỏi"), _("Như người đang vướng sẽ hỏi."), rows=3)
    answer = fields.words(_("Trả lời"), _("Từng bước, lời đơn giản. Không ghi tên người."), rows=8)
    cites = fields.line(_("Căn cứ"), _("Văn bản, điều khoản."), required=False, most=300)
    public = forms.BooleanField(
        label=_("Đăng cả trên cổng công khai"),
        required=False,
        help_text=_("Ai cũng đọc được. Không đăng điều người xấu có thể lợi dụng."),
    )

    def __init__(
        self, *args: Any, offices: Mapping[UUID, str] | None = None, **kwargs: Any
    ) -> None:
        """Without `offices` it is a new version of a guidance that has its office."""
        super().__init__(*args, **kwargs)
        if offices is None:
            del self.fields["office"]
        else:
            fields.offer_offices(self, "office", offices)

    def said(self) -> Said:
        names = ("kind", "reader", "title", "question", "answer", "cites", "public")
        return Said(**{name: self.cleaned_data[name] for name in names})

    @staticmethod
    def of(version: GuidanceVersion) -> dict[str, object]:
        names = ("kind", "reader", "title", "question", "answer", "cites", "public")
        return {name: getattr(version, name) for name in names} | {"seen": version.revision}


class GuidancesForm(forms.Form):
    """Filters, in the address."""

    tim = fields.line(
        _("Bạn muốn hỏi gì"),
        _("Có dấu hay không dấu đều tìm được."),
        required=False,
        most=200,
    )
    ve = fields.any_of(_("Hướng dẫn về"), DifficultyKind)
    cho = fields.any_of(_("Viết cho"), Reader)
