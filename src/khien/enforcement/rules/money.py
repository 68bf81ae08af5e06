"""A sum of money in Vietnamese words, as official papers write it after the figure."""

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_TEN, _HUNDRED, _BILLION = 10, 100, 10**9
_GROUPS = ((10**6, "triệu"), (10**3, "nghìn"), (1, ""))


def dong_in_words(amount: int) -> str:
    """As in "Bảy triệu năm trăm nghìn đồng"; not below zero."""
    words = " ".join(_read(amount, leads=True)) if amount else _DIGITS[0]
    return f"{words[0].upper()}{words[1:]} đồng"


def _read(number: int, *, leads: bool) -> list[str]:
    """`leads`: nothing stands before it, so its empty places are not said."""
    words: list[str] = []
    if number >= _BILLION:
        words = [*_read(number // _BILLION, leads=leads), "tỷ"]
        leads = False
    for size, name in _GROUPS:
        group = number % _BILLION // size % 1000
        if group:
            words += [*_group(group, leads=leads), *([name] if name else [])]
            leads = False
    return words


def _group(number: int, *, leads: bool) -> list[str]:
    hundreds, rest = divmod(number, _HUNDRED)
    tens, ones = divmod(rest, _TEN)
    words = [] if leads and not hundreds else [_DIGITS[hundreds], "trăm"]
    if tens:
        words += ["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]
    elif ones and words:
        words.append("linh")
    if ones:
        words.append(_ones(ones, tens))
    return words


def _ones(ones: int, tens: int) -> str:
    """One, four and five change their sound after tens."""
    changed = {5: "lăm"} if tens == 1 else {1: "mốt", 4: "tư", 5: "lăm"} if tens > 1 else {}
    return changed.get(ones, _DIGITS[ones])
