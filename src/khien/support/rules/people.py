"""Who may be trusted around the child. Pure: rows and words come in."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from khien.core.refusal import Refused
from khien.intake.rules.routing import named_in
from khien.support.models import Carer, Case, OffendingMinor, Safety
from khien.support.rules.case import ADULT_AT


def around(carers: Iterable[Carer]) -> list[Carer]:
    """Those who are still there."""
    return [carer for carer in carers if carer.gone_at is None]


def not_to_contact(carers: Iterable[Carer]) -> list[Carer]:
    """Whom nobody may call, visit or tell: suspects and whoever is not safe for the child."""
    return [c for c in around(carers) if c.is_suspect or c.safety == Safety.UNSAFE]


def may_represent(carer: Carer) -> bool:
    return carer.is_representative and carer in around([carer]) and not not_to_contact([carer])


def check_carer(who: dict[str, str], *, safety: str, is_suspect: bool) -> None:
    if not (who.get("name") or who.get("relationship")):
        raise Refused(_("Ghi tên, hoặc ít nhất là quan hệ với trẻ."), field="relationship")
    if is_suspect and safety != Safety.UNSAFE:
        raise Refused(
            _("Người bị nghi gây hại thì không thể là người an toàn: hãy chọn “không an toàn”."),
            field="safety",
        )


def check_nobody_suspected(text: str, carers: Iterable[Carer]) -> None:
    """Nobody who is suspected, or not safe, sits at the table where the child is talked of."""
    unsafe = {c.pk: [str((c.who or {}).get("name", ""))] for c in not_to_contact(carers)}
    if named_in(text, unsafe):
        raise Refused(
            _(
                "Trong số này có người bị nghi gây hại hoặc không an toàn cho trẻ: "
                "người đó không được dự họp."
            ),
            field="took_part",
        )


def check_words(words: str) -> None:
    if not words.strip():
        raise Refused(_("Ghi lại điều trẻ nói, đúng lời của trẻ."), field="words")


def check_can_tie(first: Case, second: Case) -> None:
    if first.pk == second.pk:
        raise Refused(_("Đây chính là hồ sơ này."), field="number")


def check_has_no_own_case(row: OffendingMinor) -> None:
    if row.own_case_id is not None:
        raise Refused(_("Em này đã có hồ sơ riêng."))


def check_can_be_own_case(case: Case, own: Case | None, *, hidden: bool) -> None:
    """`hidden`: the case that is linked now is one this person may not see."""
    if hidden:
        raise Refused(_("Em này đã có hồ sơ riêng mà bạn không xem được: nhờ nơi giữ hồ sơ đó."))
    if own is not None:
        check_can_tie(case, own)


def check_is_minor(age: int | None) -> None:
    """An adult suspect is the police's and the regulator's matter, not recorded here."""
    if age is not None and age >= ADULT_AT:
        raise Refused(
            _("Người từ 18 tuổi không ghi ở đây: hãy chuyển đơn vị xử lý vi phạm."), field="age"
        )
