"""Writing one question; handing in a file of many."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khien.curriculum.models import Band, Strand
from khien.quizzes.actions.bank import Written
from khien.quizzes.items import Item, Kind
from khien.quizzes.items.lines import read, written
from khien.quizzes.models import Question


class BankForm(forms.Form):
    title = forms.CharField(label=_("Tên ngân hàng câu hỏi"), max_length=120)


class QuestionForm(forms.Form):
    code = forms.CharField(
        label=_("Mã câu hỏi"),
        max_length=60,
        help_text=_("Ví dụ: A2-S7-01. Cùng mã là cùng câu hỏi, có phiên bản mới."),
    )
    kind = forms.ChoiceField(label=_("Loại câu"), choices=Kind.choices)
    strand = forms.ChoiceField(label=_("Chủ đề"), choices=Strand.choices)
    band = forms.ChoiceField(label=_("Lứa tuổi"), choices=Band.choices)
    descriptor = forms.CharField(label=_("Mã yêu cầu cần đạt"), max_length=40, required=False)
    text = forms.CharField(label=_("Câu hỏi"), widget=forms.Textarea(attrs={"rows": 3}))
    options = forms.CharField(
        label=_("Phương án"),
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_(
            "Mỗi dòng một phương án, dấu * trước phương án đúng. Ghép đôi: “vế trái = vế phải”. "
            "Xếp thứ tự: viết theo thứ tự đúng. Trả lời ngắn: mỗi dòng một cách trả lời đúng. "
            "Đúng – sai: “*Đúng” hoặc “*Sai”."
        ),
    )
    explanation = forms.CharField(
        label=_("Lời giải thích"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Học sinh đọc sau khi nộp bài, dù trả lời đúng hay chưa."),
    )

    def written(self) -> Written:
        """Call after is_valid(). Refused where the options cannot be understood."""
        said = self.cleaned_data
        lines = said["options"].splitlines()
        item = read(Kind(said["kind"]), said["text"], lines, said["explanation"])
        band = Band(said["band"])
        return Written(said["code"], said["strand"], band, item, said["descriptor"])


def as_typed(question: Question, item: Item) -> dict[str, Any]:
    """What the form shows of a question that is there."""
    return {
        "code": question.code,
        "kind": item.kind,
        "strand": question.strand,
        "band": question.band,
        "descriptor": question.descriptor,
        "text": item.text,
        "options": "\n".join(written(item)),
        "explanation": item.explanation,
    }


class BankFilterForm(forms.Form):
    """In the address."""

    chu_de = forms.ChoiceField(
        label=_("Chủ đề"), required=False, choices=[("", _("tất cả")), *Strand.choices]
    )
    lua_tuoi = forms.ChoiceField(
        label=_("Lứa tuổi"), required=False, choices=[("", _("tất cả")), *Band.choices]
    )


class ImportForm(forms.Form):
    """Strand and band are for questions that do not say theirs themselves, as in GIFT."""

    file = forms.FileField(
        label=_("Tệp câu hỏi"),
        help_text=_("Tệp .xlsx hoặc .csv theo mẫu, GIFT (.gift, .txt), hoặc gói QTI 2.1 (.zip)."),
    )
    strand = forms.ChoiceField(
        label=_("Chủ đề, khi câu hỏi trong tệp không ghi"), choices=Strand.choices
    )
    band = forms.ChoiceField(
        label=_("Lứa tuổi, khi câu hỏi trong tệp không ghi"), choices=Band.choices
    )
