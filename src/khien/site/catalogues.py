"""Message catalogues: every .po newer than its .mo is compiled."""

from pathlib import Path

import polib

from khien.site.console import Stopped
from khien.site.home import ROOT, khien_home


def compile_all() -> None:
    for source in sorted((ROOT / "src").glob("khien*/**/LC_MESSAGES/*.po")):
        _compile(source)
    for source in sorted((khien_home() / "locale").glob("*/LC_MESSAGES/*.po")):
        try:
            _compile(source)
        except (OSError, UnicodeError) as trouble:
            raise _not_usable(source, trouble) from None


def _not_usable(source: Path, trouble: Exception) -> Stopped:
    """It was put there by hand, often as root."""
    return Stopped(
        f"Chưa dùng được bản dịch {source} ({trouble}). Tài khoản chạy Khiên phải đọc được tệp và "
        "ghi được vào thư mục ấy; tệp phải là UTF-8. Hãy sửa, hoặc dời tệp đi rồi khởi động lại.",
        "This catalogue cannot be used: mend it, or move it away and start again.",
    )


def _compile(source: Path) -> None:
    target = source.with_suffix(".mo")
    if target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns:
        return
    draft = target.with_suffix(".mo.new")
    polib.pofile(str(source), encoding="utf-8").save_as_mofile(str(draft))
    draft.replace(target)
