"""Message catalogues: every .po newer than its .mo is compiled."""

from pathlib import Path

import polib

from khien.site.home import ROOT, khien_home


def compile_all() -> None:
    of_province = (khien_home() / "locale").glob("*/LC_MESSAGES/*.po")
    for source in sorted([*(ROOT / "src").glob("khien*/**/LC_MESSAGES/*.po"), *of_province]):
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime_ns < source.stat().st_mtime_ns:
            _compile(source, target)


def _compile(source: Path, target: Path) -> None:
    draft = target.with_suffix(".mo.new")
    polib.pofile(str(source), encoding="utf-8").save_as_mofile(str(draft))
    draft.replace(target)
