"""One school under two spellings: "TH Suối Ngọc" and "Trường Tiểu học Suối Ngọc"."""

from khien.core.fold import fold

_WORDS = {
    "th": "tieu hoc",
    "thcs": "trung hoc co so",
    "thpt": "trung hoc pho thong",
    "mn": "mam non",
    "mg": "mau giao",
    "ptdtnt": "pho thong dan toc noi tru",
    "ptdtbt": "pho thong dan toc ban tru",
    "dtnt": "dan toc noi tru",
    "dtbt": "dan toc ban tru",
    "gdtx": "giao duc thuong xuyen",
    "tt": "trung tam",
}
_SAID_OR_NOT = {"truong", "va", "so", "cap", "co"}


def spelled(name: str) -> str:
    """The same for all spellings of one name: short forms in full, y as i, no spaces."""
    full = " ".join(_WORDS.get(word, word) for word in fold(name).split())
    kept = (word for word in full.split() if word not in _SAID_OR_NOT)
    return "".join(kept).replace("y", "i")
