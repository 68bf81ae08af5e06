"""What is chosen from rows: a provision, an addressee, the way something was sent."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from khien.law.citing import cited
from khien.law.models import Provision
from khien.takedown.models import Addressee, AddresseeChannel


class ProvisionField(forms.ModelChoiceField):  # type: ignore[type-arg]  # no class to index at run time
    def __init__(self, **options: Any) -> None:
        super().__init__(
            label=_("Căn cứ pháp luật"),
            help_text=_("Chỉ điều đã đọc trong nguồn công khai mới được in vào công văn."),
            queryset=Provision.objects.none(),
            empty_label=_("Chọn một điều"),
            **options,
        )

    def label_from_instance(self, obj: Provision) -> str:
        return cited(obj)


class AddresseeField(forms.ModelChoiceField):  # type: ignore[type-arg]  # the same
    def __init__(self, **options: Any) -> None:
        super().__init__(
            label=pgettext_lazy("gỡ", "Nơi nhận"),
            queryset=Addressee.objects.none(),
            empty_label=_("Chọn nơi nhận"),
            **options,
        )

    def label_from_instance(self, obj: Addressee) -> str:
        return f"{obj.name} ({obj.get_kind_display()})"


def ways(channels: list[AddresseeChannel]) -> list[tuple[str, str]]:
    """What can be chosen as the way something was sent; the last is for any other."""
    known = [(channel.written, channel.written) for channel in channels]
    return [*known, ("", str(_("Cách khác (ghi bên dưới)")))]
