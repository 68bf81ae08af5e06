"""A lesson as one form: paragraphs apart by an empty line, lists by lines."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khien.curriculum.content import Activity, Content, Item, Sheet, Story
from khien.curriculum.models import Strand
from khien.curriculum.rules.lesson import ITEMS, MOST_ANSWERS

_LONGEST = 20_000
_BY_LINE = _("Mỗi dòng một ý.")


def _line(label: Any, help_text: Any = "") -> forms.CharField:
    return forms.CharField(label=label, help_text=help_text, required=False, max_length=400)


def _text(label: Any, help_text: Any = "", rows: int = 4) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(
        label=label, help_text=help_text, required=False, max_length=_LONGEST, widget=widget
    )


def _minutes(label: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=1, max_value=600)


class LessonForm(forms.Form):
    title = forms.CharField(label=_("Tên bài"), max_length=200)
    strands = forms.MultipleChoiceField(
        label=_("Chủ đề"), choices=Strand.choices, widget=forms.CheckboxSelectMultiple
    )
    aim = _text(_("Mục tiêu, nói bằng lời người học"), _("Học xong làm được điều gì."), rows=2)
    minutes = _minutes(_("Cả bài bao nhiêu phút"))
    story_title = _line(_("Tên câu chuyện"))
    story = _text(_("Câu chuyện"), _("Các đoạn cách nhau một dòng trống."), rows=14)
    help = _text(_("Đoạn kết: một việc giúp đỡ"), _("Ai làm gì để giúp ai."), rows=3)
    talk = _text(_("Câu hỏi để trò chuyện"), _BY_LINE)
    activity_title = _line(_("Tên hoạt động"))
    activity_minutes = _minutes(_("Hoạt động bao nhiêu phút"))
    needs = _line(_("Cần chuẩn bị gì"))
    steps = _text(_("Các bước"), _BY_LINE, rows=6)
    home = _text(_("Việc ở nhà"), rows=2)
    sheet_title = _line(_("Tên phiếu in"))
    prompts = _text(_("Các câu gợi trên phiếu"), _BY_LINE)
    notes = _text(_("Ghi chú cho người dạy"), _BY_LINE, rows=6)
    careful = _text(_("Điều cần lưu ý, và làm gì khi trẻ kể chuyện của mình"), rows=4)
    picture = _text(_("Hình vẽ (SVG)"), _("Dán nội dung tệp SVG: chỉ nét vẽ đơn giản."), rows=6)
    picture_says = _text(_("Hình vẽ gì, nói bằng lời"), rows=2)
    saved = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        answers = [(str(number), str(number + 1)) for number in range(MOST_ANSWERS)]
        for n in range(1, ITEMS + 1):
            words = {"n": n}
            self.fields[f"q{n}"] = _line(_("Câu hỏi %(n)s") % words)
            self.fields[f"a{n}"] = _text(_("Các câu trả lời của câu %(n)s") % words, _BY_LINE)
            self.fields[f"k{n}"] = forms.ChoiceField(
                label=_("Câu %(n)s: dòng nào đúng") % words, choices=answers
            )
            self.fields[f"w{n}"] = _text(_("Câu %(n)s: giải thích vì sao") % words, rows=2)

    def content(self) -> Content:
        said = self.cleaned_data
        return Content(
            title=said["title"].strip(),
            aim=said["aim"].strip(),
            minutes=said["minutes"],
            story=Story(
                said["story_title"].strip(), _paragraphs(said["story"]), _flat(said["help"])
            ),
            talk=_lines(said["talk"]),
            activity=Activity(
                said["activity_title"].strip(),
                said["activity_minutes"],
                said["needs"].strip(),
                _lines(said["steps"]),
            ),
            items=tuple(_item(said, n) for n in range(1, ITEMS + 1)),
            home=_flat(said["home"]),
            sheet=Sheet(said["sheet_title"].strip(), _lines(said["prompts"])),
            notes=_lines(said["notes"]),
            careful=_flat(said["careful"]),
            picture_says=_flat(said["picture_says"]),
        )


def initial(
    content: Content, *, strands: Sequence[str], picture: str, saved: int
) -> dict[str, Any]:
    found = {
        "title": content.title,
        "strands": list(strands),
        "aim": content.aim,
        "minutes": content.minutes,
        "story_title": content.story.title,
        "story": "\n\n".join(content.story.paragraphs),
        "help": content.story.help,
        "talk": "\n".join(content.talk),
        "activity_title": content.activity.title,
        "activity_minutes": content.activity.minutes,
        "needs": content.activity.needs,
        "steps": "\n".join(content.activity.steps),
        "home": content.home,
        "sheet_title": content.sheet.title,
        "prompts": "\n".join(content.sheet.prompts),
        "notes": "\n".join(content.notes),
        "careful": content.careful,
        "picture": picture,
        "picture_says": content.picture_says,
        "saved": saved,
    }
    for n, item in enumerate(content.items, 1):
        found |= {f"q{n}": item.question, f"a{n}": "\n".join(item.answers)}
        found |= {f"k{n}": str(item.key), f"w{n}": item.why}
    return found


def _item(said: dict[str, Any], n: int) -> Item:
    return Item(
        said[f"q{n}"].strip(), _lines(said[f"a{n}"]), int(said[f"k{n}"]), _flat(said[f"w{n}"])
    )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _paragraphs(text: str) -> tuple[str, ...]:
    pieces = "\n".join(line.strip() for line in text.splitlines()).split("\n\n")
    return tuple(_flat(piece) for piece in pieces if piece.strip())


def _flat(text: str) -> str:
    return " ".join(text.split())
