"""What the detector says of sentences written for measuring, which the rules were not mended on."""

from collections.abc import Iterator

from khien.site.bench.measuring import Figure
from khien.site.home import ROOT
from khien_detect import text

_SENTENCES = ROOT / "tests" / "detect" / "text" / "data"
_HELD_OUT = "tenth"


def measure() -> list[Figure]:
    """Sets and their first looks: README.md beside the sentences."""
    if not _SENTENCES.exists():
        return [Figure("sentences for measuring", "skipped: no tests beside the source")]
    detector = text.Detector.open()
    ordinary, risky = (_found(detector, f"{_HELD_OUT}_{sort}") for sort in ("ordinary", "risky"))
    talks = list(_talks(detector))
    alarms = [alarm for sort, alarm in talks if sort == "risky"]
    false = [alarm for sort, alarm in talks if sort != "risky"]
    return [
        _share("false alarms, ordinary sentences never seen", ordinary, most=0.02),
        _share("plainly risky messages found", risky, least=0.8),
        _share("risky conversations found", alarms, least=0.8),
        _share("false alarms, ordinary conversations", false, most=0.02),
    ]


def _found(detector: text.Detector, name: str) -> list[bool]:
    lines = (_SENTENCES / f"{name}.txt").read_text("utf-8").splitlines()
    said = [line for line in lines if line and not line.startswith("#")]
    return [bool(findings) for findings in detector.scan_many(said)]


def _talks(detector: text.Detector) -> Iterator[tuple[str, bool]]:
    """(risky or ordinary, whether there is an alarm)."""
    content = (_SENTENCES / f"{_HELD_OUT}_conversations.txt").read_text("utf-8")
    for block in content.split("\n\n"):
        heading, *lines = block.strip().splitlines()
        turns = [line.split(" ", 2) for line in lines]
        said = [text.Turn(who, float(minutes), words) for who, minutes, words in turns]
        yield heading.removeprefix("# "), detector.scan_conversation(said).alarm


def _share(what: str, answers: list[bool], *, least: float = 0.0, most: float = 1.0) -> Figure:
    share = sum(answers) / len(answers)
    promised = f"≥ {least:.0%}" if least else f"≤ {most:.0%}"
    measured = f"{share:.1%} ({sum(answers)} of {len(answers)})"
    return Figure(what, measured, promised, least <= share <= most)
