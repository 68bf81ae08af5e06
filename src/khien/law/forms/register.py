"""Filtering the register, and changing dates and marks in it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khien.law.actions import Amendment
from khien.law.forms.fields import DocumentChoice, day, mark, prose
from khien.law.models import Fined, LegalDocument, Provision, ProvisionKind
from khien.law.queries import limits_of


class RegisterFilter(forms.Form):
    q = forms.CharField(
        label=_("Số, ký hiệu, tên hoặc lời của điều khoản"),
        required=False,
        max_length=100,
        help_text=_("Có dấu hay không dấu đều tìm được; gõ có dấu thì tìm đúng dấu."),
    )
    on = day(label=_("Hiệu lực vào ngày"), help_text=_("Để trống là hôm nay."))
    in_force = forms.BooleanField(label=_("Chỉ văn bản còn hiệu lực ngày đó"), required=False)


class Revised(forms.Form):
    """`revision`: what the person was looking at; where it is old, the action refuses."""

    revision = forms.IntegerField(widget=forms.HiddenInput)

    def changes(self) -> dict[str, Any]:
        kept = {key: value for key, value in self.cleaned_data.items() if key != "revision"}
        return kept | {"seen_revision": self.cleaned_data["revision"]}


class DocumentForm(Revised):
    title = forms.CharField(label=_("Tên văn bản"), max_length=300)
    issuer = forms.CharField(
        label=_("Cơ quan ban hành"),
        max_length=120,
        help_text=_("Tên cơ quan vào ngày ban hành, dù nay đã đổi."),
    )
    issued = day(label=_("Ngày ban hành"))
    effective = day(label=_("Có hiệu lực từ ngày"))
    expires = day(label=_("Hết hiệu lực từ ngày"), help_text=_("Ngày đầu tiên không còn áp dụng."))
    certainty = mark(label=_("Văn bản này"))
    dates_certainty = mark(label=_("Các ngày nêu trên"))

    @staticmethod
    def of(document: LegalDocument) -> dict[str, object]:
        names = (
            "title",
            "issuer",
            "issued",
            "effective",
            "expires",
            "certainty",
            "dates_certainty",
            "revision",
        )
        return {name: getattr(document, name) for name in names}


_WORDING = _("Lời của điều khoản")
_COPIED = _("Chép nguyên văn từ bản công bố. Chưa có thì để trống.")


class ProvisionForm(Revised):
    heading = forms.CharField(label=_("Nói về việc gì"), max_length=300)
    text = prose(label=_WORDING, help_text=_COPIED, required=False, max_length=50_000, rows=8)
    valid_from = day(label=_("Có hiệu lực từ ngày"), help_text=_("Để trống là theo văn bản."))
    valid_to = day(label=_("Hết hiệu lực từ ngày"), help_text=_("Ngày đầu tiên không còn áp dụng."))
    certainty = mark(label=_("Điều khoản này"))

    @staticmethod
    def of(provision: Provision) -> dict[str, object]:
        names = ("heading", "text", "valid_from", "valid_to", "certainty", "revision")
        return {name: getattr(provision, name) for name in names}


class NewProvisionForm(forms.Form):
    path = forms.CharField(
        label=_("Điều, khoản, điểm"), max_length=80, help_text=_("Ví dụ: khoản 1 điều 12.")
    )
    heading = forms.CharField(label=_("Nói về việc gì"), max_length=300)
    text = prose(label=_WORDING, help_text=_COPIED, required=False, max_length=50_000, rows=8)
    kind = forms.ChoiceField(
        label=_("Dùng cho"), choices=ProvisionKind.choices, widget=forms.RadioSelect
    )
    valid_from = day(label=_("Có hiệu lực từ ngày"), help_text=_("Để trống là theo văn bản."))
    valid_to = day(label=_("Hết hiệu lực từ ngày"), help_text=_("Ngày đầu tiên không còn áp dụng."))
    certainty = mark(label=_("Điều khoản này"))


class AmendForm(Revised):
    """The wording from a day on; the one there was ends that day."""

    since = day(label=_("Sửa đổi từ ngày"), required=True)
    heading = forms.CharField(label=_("Nói về việc gì"), max_length=300)
    text = prose(label=_WORDING, help_text=_COPIED, required=False, max_length=50_000, rows=8)
    amended_by = DocumentChoice(label=_("Văn bản sửa đổi"), required=False)
    certainty = mark(label=_("Điều khoản này"))

    def amendment(self) -> Amendment:
        said = {name: value for name, value in self.cleaned_data.items() if name != "revision"}
        return Amendment(**said)


_LEAST = {
    Fined.PERSON: _("Cá nhân thành niên: mức thấp nhất (đồng)"),
    Fined.MINOR: _("Người chưa thành niên: mức thấp nhất (đồng)"),
    Fined.ORGANISATION: _("Tổ chức: mức thấp nhất (đồng)"),
}
_MOST = {
    Fined.PERSON: _("Cá nhân thành niên: mức cao nhất (đồng)"),
    Fined.MINOR: _("Người chưa thành niên: mức cao nhất (đồng)"),
    Fined.ORGANISATION: _("Tổ chức: mức cao nhất (đồng)"),
}
_MOST_DONG = 10**12


def _dong(label: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, required=False, min_value=0, max_value=_MOST_DONG)


class FineLimitsForm(Revised):
    """Two fields for each of `Fined`: `person_least`, `person_most`, …"""

    certainty = mark(label=_("Các mức này"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        certainty = self.fields.pop("certainty")
        for who in Fined:
            self.fields[f"{who}_least"] = _dong(_LEAST[who])
            self.fields[f"{who}_most"] = _dong(_MOST[who])
        self.fields["certainty"] = certainty

    @staticmethod
    def of(provision: Provision) -> dict[str, object]:
        stored: dict[str, object] = {"revision": provision.revision}
        for who, limit in limits_of(provision).items():
            stored |= {f"{who}_least": limit.least_vnd, f"{who}_most": limit.most_vnd}
            stored["certainty"] = limit.certainty
        return stored

    def changes(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {
            "limits": {who: (said[f"{who}_least"], said[f"{who}_most"]) for who in Fined},
            "certainty": said["certainty"],
            "seen_revision": said["revision"],
        }
