"""Mẫu 01 of one case as a phone shows and corrects it.

Its questions are those of one version of the form, so that a phone asks what a province added too.
"""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from khien.core.conflict import plain
from khien.support.models import Case, FormDefinition
from khien.support.rules.carers_numbers import safe_numbers, unsafe_numbers
from khien.support.rules.form_fields import Answers, FieldKind, FormField, asked, read
from khien.support.rules.telephones import but_for, put_back, without

Texts = dict[str, list[str]]  # as a browser sends answers: none, one or several texts

# Who told stays at the desk: nobody in the field needs to know, and a phone may be lost.
STAYS = {"informant_name", "informant_relation", "informant_contact"}
_WORDS = {FieldKind.LINE, FieldKind.TEXT}


@dataclass
class Sheet:
    """Mẫu 01 of one case. `definition`: the version its questions are asked by."""

    case: Case
    definition: FormDefinition
    answers: Answers

    @cached_property
    def fields(self) -> dict[str, FormField]:
        every = asked(read(self.definition.sections))
        return {each.key: each for each in every if each.key not in STAYS}

    @cached_property
    def stored(self) -> Texts:
        return {key: list(plain(self.answers.get(key))) for key in self.fields}

    @cached_property
    def carried(self) -> Texts:
        """As a phone has it: of people's telephones only those that an officer in the field may
        call – of carers who are safe, and in the line that says how the child is reached safely.
        """
        known = list(self.case.carers.all())
        safe, unsafe = safe_numbers(known), unsafe_numbers(known)
        return {key: self._without(key, said, safe, unsafe) for key, said in self.stored.items()}

    def _without(
        self, key: str, said: list[str], safe: Collection[str], unsafe: Collection[str]
    ) -> list[str]:
        if self.fields[key].kind not in _WORDS:
            return said
        if key == "contact":
            return [but_for(text, unsafe) for text in said]
        return [without(text, but=safe) for text in said]

    def put_back(self, key: str, said: Any) -> list[str]:
        """What a phone sends, with the telephones again that it never had."""
        return [put_back(text, " \n".join(self.stored[key])) for text in plain(said)]

    def label(self, key: str) -> str:
        return str(self.fields[key].label) if key in self.fields else key
