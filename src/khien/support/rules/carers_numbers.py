"""Whose telephone numbers may be given away, and whose may not. Pure."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from khien.core.refusal import Refused
from khien.support.models import Carer, Safety
from khien.support.rules.people import around, not_to_contact
from khien.support.rules.telephones import numbers_in


def safe_numbers(carers: Iterable[Carer]) -> set[str]:
    """Of those who are still there and safe for the child."""
    return _of(carer for carer in around(carers) if carer.safety == Safety.SAFE)


def unsafe_numbers(carers: Iterable[Carer]) -> set[str]:
    """Of everybody known around the child, but those who are safe."""
    known = list(carers)
    return _of(known) - safe_numbers(known)


def _of(carers: Iterable[Carer]) -> set[str]:
    return {
        number for carer in carers for number in numbers_in(str((carer.who or {}).get("phone", "")))
    }


def check_leads_to_nobody_unsafe(carers: Iterable[Carer], **words: str) -> None:
    """`words`: by their field, as they are to leave the house."""
    unsafe = _of(not_to_contact(carers))
    for name, text in words.items():
        if unsafe & set(numbers_in(text)):
            raise Refused(
                _("Có số điện thoại của người không an toàn cho trẻ: hãy bỏ số đó."), field=name
            )
