"""The communes a list may name, by code or by name, on the day the list holds from."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.utils.translation import gettext as _

from khien.core.fold import fold
from khien.core.refusal import Refused

_TYPES = ("xa ", "phuong ", "dac khu ", "thi tran ")
_PROVINCE_TYPES = ("tinh ", "thanh pho ", "tp ")
_CODE_DIGITS = 5
_COUNTED = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx"
_ROMAN = {roman: str(number) for number, roman in enumerate(_COUNTED.split(), start=1)}


@dataclass(frozen=True)
class Commune:
    id: UUID
    name: str
    code: str


def bare(name: str, types: tuple[str, ...] = _TYPES) -> str:
    """The folded name without the word for its type; wards that only count are counted alike:
    "Phường IV", "Phường 04" and "Phường 4".
    """
    folded = fold(name)
    rest = next((folded[len(t) :] for t in types if folded.startswith(t)), folded)
    return _ROMAN.get(rest, rest.lstrip("0") if rest.isdecimal() else rest)


@dataclass
class CommuneBook:
    """`former`: code → what it meant before and means no more, for a helpful refusal."""

    province: str
    by_code: dict[str, Commune] = field(default_factory=dict)
    by_name: dict[str, list[Commune]] = field(default_factory=lambda: defaultdict(list))
    former: dict[str, str] = field(default_factory=dict)

    def fill(self, communes: Iterable[Commune]) -> None:
        for commune in communes:
            self.by_code[commune.code] = commune
            for spelling in {fold(commune.name), bare(commune.name)}:
                self.by_name[spelling].append(commune)

    def find(self, *, code: str, name: str, province: str) -> Commune:
        """Refused with the sentence for the row where it is none, or not surely one."""
        if province and bare(province, _PROVINCE_TYPES) != bare(self.province, _PROVINCE_TYPES):
            raise Refused(
                _("Dòng này thuộc %(theirs)s, hệ thống làm việc cho %(ours)s.")
                % {"theirs": province, "ours": self.province}
            )
        if code:
            return self._by_code(code.zfill(_CODE_DIGITS), name)
        if name:
            return self._by_name(name)
        raise Refused(_("Thiếu xã, phường."))

    def _by_code(self, code: str, name: str) -> Commune:
        commune = self.by_code.get(code)
        if commune is None and code in self.former:
            raise Refused(
                _("Mã %(code)s là mã cũ của %(name)s. Hãy ghi mã hiện nay.")
                % {"code": code, "name": self.former[code]}
            )
        if commune is None:
            raise Refused(
                _("Không có xã, phường nào của %(province)s mang mã %(code)s.")
                % {"province": self.province, "code": code}
            )
        if name and bare(name) != bare(commune.name):
            raise Refused(
                _("Mã %(code)s là %(name)s, không phải %(theirs)s. Mã có thể là mã cũ.")
                % {"code": code, "name": commune.name, "theirs": name}
            )
        return commune

    def _by_name(self, name: str) -> Commune:
        found = self.by_name.get(fold(name)) or self.by_name.get(bare(name)) or []
        if not found:
            raise Refused(
                _("Không có xã, phường “%(name)s” trong %(province)s.")
                % {"name": name, "province": self.province}
            )
        if len(found) > 1:
            names = ", ".join(f"{commune.name} ({commune.code})" for commune in found)
            raise Refused(
                _("“%(name)s” có thể là %(names)s. Hãy ghi mã xã.") % {"name": name, "names": names}
            )
        return found[0]
