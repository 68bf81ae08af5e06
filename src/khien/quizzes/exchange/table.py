"""Questions as a table: one line each, its options in columns of their own."""

import unicodedata
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from khien.core.export import Table
from khien.core.fold import fold
from khien.core.refusal import Refused
from khien.curriculum.models import Band, Strand
from khien.directory.importer.sheets import read_sheets
from khien.quizzes.actions.bank import Written
from khien.quizzes.exchange import MOST_QUESTIONS, Defaults, Troubles
from khien.quizzes.items import Item, Kind, check_item
from khien.quizzes.items.content import MOST_OPTIONS
from khien.quizzes.items.lines import read, written

# What a file is known by stays in Vietnamese, whoever asks for it.
_CODE, _KIND, _STRAND, _BAND = "Mã", "Loại câu", "Chủ đề", "Lứa tuổi"
_DESCRIPTOR, _TEXT, _WHY = "Mã yêu cầu cần đạt", "Câu hỏi", "Lời giải thích"
_OPTION = "Phương án"
_HEADING = (_CODE, _KIND, _STRAND, _BAND, _DESCRIPTOR, _TEXT, _WHY)
_OPTIONS = tuple(f"{_OPTION} {number}" for number in range(1, MOST_OPTIONS + 1))
_NEEDED = (_CODE, _KIND, _TEXT, _OPTIONS[0])
KINDS = {
    Kind.SINGLE: "chọn một",
    Kind.MULTIPLE: "chọn nhiều",
    Kind.TRUE_FALSE: "đúng sai",
    Kind.MATCHING: "ghép đôi",
    Kind.ORDER: "xếp thứ tự",
    Kind.SHORT: "trả lời ngắn",
}
_KIND_OF = {fold(words): kind for kind, words in KINDS.items()} | {fold(k): k for k in Kind}


def table(name: str, all_written: Iterable[Written]) -> Table:
    return Table(name, [*_HEADING, *_OPTIONS], [_row(each) for each in all_written])


def _row(each: Written) -> list[str]:
    item = each.item
    place = [each.code, KINDS[item.kind], each.strand, each.band.value, each.descriptor]
    options = written(item)
    blank = [""] * (MOST_OPTIONS - len(options))
    return [*place, item.text, item.explanation, *options, *blank]


def sample() -> Table:
    """What the columns mean, by one question of each kind."""
    items = (
        ("VD-1", Item(kind=Kind.SINGLE, text="Số nào gọi để được giúp, không mất tiền?",
                      options=("111", "1800", "0123"), key=(0,),
                      explanation="111 là Tổng đài quốc gia bảo vệ trẻ em.")),
        ("VD-2", Item(kind=Kind.MULTIPLE, text="Điều nào nên giữ kín?",
                      options=("Mật khẩu", "Địa chỉ nhà", "Món ăn em thích"), key=(0, 1),
                      explanation="Mật khẩu và địa chỉ nhà chỉ để người thân biết.")),
        ("VD-3", Item(kind=Kind.TRUE_FALSE, text="Kể với người lớn em tin là việc đúng.",
                      key=(0,), explanation="Kể ra thì có người giúp.")),
        ("VD-4", Item(kind=Kind.MATCHING, text="Ghép việc với người giúp được.",
                      options=("Ở lớp", "Ở nhà"), partners=("Thầy cô", "Bố mẹ"),
                      explanation="Ở đâu cũng có người lớn để kể.")),
        ("VD-5", Item(kind=Kind.ORDER, text="Xếp thứ tự khi gặp tin nhắn lạ.",
                      options=("Dừng lại", "Chụp màn hình", "Kể với người lớn"),
                      explanation="Dừng, giữ bằng chứng, rồi kể.")),
        ("VD-6", Item(kind=Kind.SHORT, text="Tổng đài bảo vệ trẻ em là số nào?",
                      options=("111", "một một một"), explanation="Gọi lúc nào cũng được.")),
    )  # fmt: skip
    return table(
        "cau-hoi-mau",
        [Written(code, Strand.TELLING.value, Band.A2, item) for code, item in items],
    )


def parse(data: bytes, defaults: Defaults) -> list[Written]:
    """Raises Refused where it is no table, Troubles where lines of it are wrong."""
    sheet = read_sheets(data)[0]
    names = [fold(cell) for cell in sheet.rows[0]]
    columns = {
        name: names.index(fold(name)) for name in (*_HEADING, *_OPTIONS) if fold(name) in names
    }
    missing = [name for name in _NEEDED if name not in columns]
    if missing:
        raise Refused(
            _("Dòng đầu của bảng thiếu cột: %(columns)s.") % {"columns": ", ".join(missing)}
        )
    if len(sheet.rows) > MOST_QUESTIONS + 1:
        raise Refused(_("Một tệp có nhiều nhất %(most)s câu.") % {"most": MOST_QUESTIONS})
    return _all(sheet.rows, columns, defaults)


def _all(
    rows: Sequence[Sequence[str]], columns: dict[str, int], defaults: Defaults
) -> list[Written]:
    found: dict[str, Written] = {}
    troubles = []
    for number, row in enumerate(rows[1:], start=2):
        cells = {name: row[place] for name, place in columns.items()}
        if not any(cells.values()):
            continue
        try:
            one = _one(cells, defaults)
            if one.code in found:
                raise Refused(_("mã %(code)s có hai lần") % {"code": one.code})  # noqa: TRY301  (one way out for all)
            found[one.code] = one
        except Refused as refusal:
            said = {"number": number, "what": str(refusal)}
            troubles.append(_("Dòng %(number)s: %(what)s") % said)
    if troubles:
        raise Troubles(troubles)
    if not found:
        raise Refused(_("Tệp không có câu hỏi nào."))
    return list(found.values())


def _one(cells: dict[str, str], defaults: Defaults) -> Written:
    kind = _KIND_OF.get(fold(cells[_KIND]))
    if kind is None:
        raise Refused(
            _("loại câu “%(kind)s” không có; hãy ghi một trong: %(kinds)s")
            % {"kind": cells[_KIND][:40], "kinds": ", ".join(KINDS.values())}
        )
    code = unicodedata.normalize("NFC", cells[_CODE])
    if not code or len(code) > Written.LONGEST_CODE:
        raise Refused(_("thiếu mã câu hỏi, hoặc mã quá dài"))
    strand = (cells.get(_STRAND, "") or defaults.strand).upper()
    band = (cells.get(_BAND, "") or defaults.band).upper()
    check_place(strand, band)
    lines = [cells[name] for name in _OPTIONS if name in cells]
    item = read(kind, cells[_TEXT], lines, cells.get(_WHY, ""))
    check_item(item)
    return Written(code, strand, Band(band), item, cells.get(_DESCRIPTOR, "")[:40])


def check_place(strand: str, band: str) -> None:
    if strand not in Strand.values:
        raise Refused(_("chủ đề “%(strand)s” không có; từ S1 đến S9") % {"strand": strand[:20]})
    if band not in Band.values:
        bands = ", ".join(Band.values)
        said = {"band": band[:20], "bands": bands}
        raise Refused(_("lứa tuổi “%(band)s” không có; hãy ghi một trong: %(bands)s") % said)
