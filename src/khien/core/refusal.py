"""The one exception of every rule: it carries the sentence shown to the person."""

from django.utils.functional import Promise


class Refused(Exception):  # noqa: N818  (a refusal is an answer, not an error)
    """`str(refused)` is the sentence; `field` names the form field it belongs to, if any."""

    def __init__(self, sentence: str | Promise, *, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field

    def __str__(self) -> str:
        return str(self.args[0])
