"""A filled form on paper: what the official form has a line for stands there, all else comes last.

A province may add questions to a form: nothing that was answered is left out.
"""

from khien.core.permissions import FieldGroup
from khien.documents.composing import Section, compose
from khien.documents.content import Block, Content, Signer, grid
from khien.documents.models import DocumentType
from khien.people.models import User
from khien.people.need import EVERYTHING
from khien.support.documents import words
from khien.support.models import Case
from khien.support.queries.forms import Reader, ReadForm

_FILED = ("Chủ tịch UBND (để báo cáo);", "Lưu: VT, hồ sơ.")
_GRADED = {
    "harm": "Mức độ tổn hại của trẻ em",
    "access_to_child": "Khả năng người gây hại tiếp cận trẻ em",
    "development_impact": "Ảnh hưởng đến sự phát triển của trẻ em",
    "obstacles_in_care": "Trở ngại trong việc chăm sóc trẻ em",
    "no_ready_carer": "Thiếu người sẵn sàng chăm sóc, bảo vệ trẻ em",
    "self_protection": "Khả năng tự bảo vệ của trẻ em",
    "knows_helpers": "Trẻ em biết ai có thể bảo vệ mình",
    "asks_for_help": "Trẻ em biết nhờ người lớn tin cậy giúp",
    "recovery_ability": "Khả năng phục hồi của trẻ em",
}
_COLUMNS = ("cao", "trung bình", "thấp")


# A paper goes to people who need not know how the child is reached.
_PRINTED = EVERYTHING - {FieldGroup.CONTACT}


def reader(case: Case) -> Reader:
    return Reader(case, groups=_PRINTED)


class Filled:
    """Gives each answer once; `rest` is what nobody asked for."""

    def __init__(self, form: ReadForm) -> None:
        self._left = {line.key: line for part in form.sections for line in part.lines}

    def say(self, key: str) -> str:
        line = self._left.pop(key, None)
        return line.answer if line else ""

    def skip(self, *keys: str) -> None:
        """They stand on the paper already, in other words."""
        for key in keys:
            self._left.pop(key, None)

    def grades(self) -> Block:
        """The risk grid: one cross a row; none where nothing was graded."""
        asked = [key for key in _GRADED if key in self._left]
        rows = [(_GRADED[key], self.say(key)) for key in asked]
        marked = [
            [label, *("x" if said == grade else "" for grade in _COLUMNS)] for label, said in rows
        ]
        head = ["Nội dung đánh giá", *(grade.capitalize() for grade in _COLUMNS)]
        return grid(head, marked or [[label, "", "", ""] for label in _GRADED.values()])

    def rest(self) -> list[Section]:
        rows = [(line.label, line.answer) for line in self._left.values()]
        self._left = {}
        return [("Nội dung khác đã ghi", rows)] if rows else []


def paper(kind: DocumentType, *blocks: Block, by: User | None) -> Content:
    signer = Signer("", words.OFFICER, by.full_name if by else "")
    return compose(kind, *blocks, signers=[signer], recipients=_FILED)
