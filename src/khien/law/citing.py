"""A provision as staff read it: what is not yet read in a public source carries its mark."""

from khien.law.models import Provision
from khien.law.rules import CERTAINTY_WORDS, may_print


def cited(provision: Provision | None) -> str:
    """As in "điều 26 Nghị định 56/2017/NĐ-CP – …", its mark in brackets where one is due."""
    if provision is None:
        return ""
    words = f"{provision.citation} – {provision.heading}"
    if may_print(provision.certainty) and may_print(provision.document.certainty):
        return words
    unsure = provision if not may_print(provision.certainty) else provision.document
    return f"{words} ({CERTAINTY_WORDS[unsure.certainty]})"
