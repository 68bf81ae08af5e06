"""What is wrong with a lesson, each in a sentence for its author; none where it may be taught."""

import re
from collections.abc import Iterator, Sequence

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from khien.core.reading import Level, level_of, sentences, syllables
from khien.curriculum.content import Content, Item

ITEMS = 5
MOST_ANSWERS = 4
LEAST_PARAGRAPHS, LEAST_NOTES, LEAST_TALK = 4, 3, 2
SHORTEST_WHY = 20
MOST_LONGEST = 3  # of five keys that are the longest of their answers
_BRANDS = re.compile(
    r"\b(facebook|messenger|zalo|tik\s?tok|you\s?tube|instagram|threads|twitter|telegram|viber|"
    r"discord|roblox|minecraft|google|gmail|chatgpt|gemini|shopee|lazada|momo|snapchat|whatsapp|"
    r"iphone|samsung|free fire|liên quân|canva|capcut|netflix|wikipedia)\b",
    re.IGNORECASE,
)
_HELPS = re.compile(
    r"giúp|kể (với|cho)|nói với|gọi (111|cô|thầy|bố|mẹ|bà|ông|chị|anh|người)|đi cùng|ở bên|"
    r"bên cạnh|báo (cho|với|tin)|đưa .* đến|cùng .* (kể|nói|gặp|tìm|gọi|báo)|lắng nghe|"
    r"ngồi (xuống )?cạnh",
    re.IGNORECASE,
)


def troubles(content: Content, *, band: str, strands: Sequence[str]) -> list[str]:
    return [
        *_of_story(content, level_of(band)),
        *_of_items(content.items, band),
        *_of_teaching(content),
        *_of_reading(content, level_of(band)),
        *_of_words(content, strands),
    ]


def texts(content: Content) -> Iterator[str]:
    """All that a learner reads."""
    yield from (content.title, content.aim, content.story.title)
    yield from (*content.story.paragraphs, content.story.help, *content.talk)
    yield from (content.activity.title, *content.activity.steps, content.home)
    yield from (content.sheet.title, *content.sheet.prompts)
    for item in content.items:
        yield from (item.question, *item.answers, item.why)


def _of_story(content: Content, level: Level) -> Iterator[str]:
    story = content.story
    if len(story.paragraphs) < LEAST_PARAGRAPHS:
        yield _("Câu chuyện cần ít nhất %(least)s đoạn.") % {"least": LEAST_PARAGRAPHS}
    long = syllables(" ".join((*story.paragraphs, story.help)))
    if not level.least <= long <= level.most:
        yield _("Câu chuyện dài %(long)s tiếng; ở lứa tuổi này nên từ %(least)s đến %(most)s.") % {
            "long": long,
            "least": level.least,
            "most": level.most,
        }
    if not _HELPS.search(story.help):
        yield _("Câu chuyện phải kết thúc bằng một việc giúp đỡ: ai làm gì cho ai.")


def _of_items(items: Sequence[Item], band: str) -> Iterator[str]:
    if len(items) != ITEMS:
        yield _("Cần đúng %(count)s câu hỏi.") % {"count": ITEMS}
    for number, item in enumerate(items, 1):
        for trouble in _of_item(item, band):
            yield _("Câu %(number)s: %(trouble)s") % {"number": number, "trouble": trouble}
    answered = all(item.answers for item in items) and len(items) > 1
    if answered and len({item.key for item in items}) == 1:
        yield _("Đáp án đúng luôn ở cùng một chỗ.")
    if sum(item.key_is_longest for item in items) > MOST_LONGEST:
        yield _("Đáp án đúng hầu như luôn là câu dài nhất, nên đoán được.")


def _of_item(item: Item, band: str) -> Iterator[str]:
    least = 2 if band == "A1" else 3
    if not least <= len(item.answers) <= MOST_ANSWERS:
        yield _("cần từ %(least)s đến %(most)s câu trả lời.") % {
            "least": least,
            "most": MOST_ANSWERS,
        }
    if len({answer.strip().casefold() for answer in item.answers}) != len(item.answers):
        yield _("có hai câu trả lời giống nhau.")
    if not 0 <= item.key < len(item.answers):
        yield _("chưa chọn câu đúng.")
    if len(item.why) < SHORTEST_WHY:
        yield _("hãy giải thích vì sao.")


def _of_teaching(content: Content) -> Iterator[str]:
    if len(content.notes) < LEAST_NOTES:
        yield _("Cần ít nhất %(least)s ghi chú cho giáo viên.") % {"least": LEAST_NOTES}
    if len(content.talk) < LEAST_TALK:
        yield _("Cần ít nhất %(least)s câu hỏi để trò chuyện.") % {"least": LEAST_TALK}
    if not content.activity.steps or content.activity.minutes >= content.minutes:
        yield _("Hoạt động cần có các bước và ngắn hơn cả bài.")
    missing = [content.aim, content.home, content.careful, content.picture_says]
    if not all(map(str.strip, missing)) or not content.sheet.prompts:
        yield _("Còn thiếu: mục tiêu, việc ở nhà, điều cần lưu ý, mô tả hình hoặc phiếu in.")


def _of_reading(content: Content, level: Level) -> Iterator[str]:
    found = [sentence for text in texts(content) for sentence in sentences(text)]
    lengths = [syllables(sentence) for sentence in found]
    if lengths and sum(lengths) / len(lengths) > level.mean:
        yield _("Câu hơi dài: trung bình %(mean)s tiếng, nên dưới %(most)s.") % {
            "mean": number_format(sum(lengths) / len(lengths), 1),
            "most": number_format(level.mean, 0),
        }
    for sentence, length in zip(found, lengths, strict=True):
        if length > level.longest:
            yield _("Câu dài %(length)s tiếng, nên tách ra: “%(sentence)s”") % {
                "length": length,
                "sentence": sentence,
            }


def _of_words(content: Content, strands: Sequence[str]) -> Iterator[str]:
    whole = " ".join((*texts(content), *content.notes, content.careful))
    for brand in sorted({found.group().lower() for found in _BRANDS.finditer(whole)}):
        yield _("Đừng nêu tên sản phẩm: “%(brand)s”.") % {"brand": brand}
    if "S9" in strands and "111" not in whole:
        yield _("Bài về nói ra và tố giác phải nhắc số 111.")
