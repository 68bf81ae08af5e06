"""A score says how often findings like it are right."""

import csv
import itertools

import pytest

from khien_detect.cli import main
from khien_detect.finding import Kind
from khien_detect.text.calibrated import chance, curves
from khien_detect.text.model.curves import Seen, fit, weight_of_ordinary
from khien_detect.text.rules import KINDS


def seen(kind, log_odds, *, right, wrong):
    return [
        *[Seen(kind, log_odds, right=True, weight=1.0)] * right,
        *[Seen(kind, log_odds, right=False, weight=1.0)] * wrong,
    ]


def stated(curve, log_odds, monkeypatch):
    monkeypatch.setattr("khien_detect.text.calibrated.curves", lambda: {Kind.SCAM: curve})
    return chance(Kind.SCAM, log_odds)


def test_every_kind_that_rules_find_has_a_curve():
    assert set(curves()) == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_more_evidence_is_never_worth_less(kind):
    scores = [chance(kind, log_odds / 2) for log_odds in range(40)]
    assert all(before <= after for before, after in itertools.pairwise(scores))
    assert 0 < scores[0] < scores[-1] <= 1


def test_what_is_stated_is_what_was_seen(monkeypatch):
    found = [
        *seen(Kind.SCAM, 0.0, right=120, wrong=80),
        *seen(Kind.SCAM, 2.0, right=180, wrong=20),
    ]
    curve = fit(found)[Kind.SCAM]
    assert stated(curve, 0.0, monkeypatch) == pytest.approx(0.6, abs=0.02)
    assert stated(curve, 2.0, monkeypatch) == pytest.approx(0.9, abs=0.02)


def test_a_kind_never_seen_is_taken_as_all_kinds_together():
    found = seen(Kind.SCAM, 1.0, right=30, wrong=10) + seen(Kind.HATE, 3.0, right=40, wrong=4)
    fitted = fit(found)
    assert fitted[Kind.THREAT] == fitted[Kind.LINK] != fitted[Kind.SCAM]


def test_findings_that_tell_nothing_do_not_turn_a_curve_round():
    found = seen(Kind.SCAM, 0.0, right=50, wrong=1) + seen(Kind.SCAM, 5.0, right=1, wrong=50)
    assert fit(found)[Kind.SCAM][0] > 0


def test_ordinary_messages_count_as_they_come_in_a_stream():
    assert 100 / (100 + 200 * weight_of_ordinary(100, 200)) == pytest.approx(0.05)


def test_curves_are_fitted_from_files_of_sentences(tmp_path, capsys):
    risky, ordinary, clean = (tmp_path / name for name in ("risky.txt", "ordinary.txt", "a.csv"))
    risky.write_text("# insult\nmày ngu như bò\n# personal\nsố em là 0900000123\n", "utf-8")
    ordinary.write_text("# play\nmai đi đá bóng nhé\n", "utf-8")
    clean.write_text("text,label\nhôm nay trời đẹp,0\nmày ngu,1\n", "utf-8")
    words = ["text", "fit-scores", "--risky", str(risky), "--ordinary", str(ordinary)]
    assert main([*words, "--clean", str(clean)]) == 0
    rows = list(csv.DictReader(capsys.readouterr().out.splitlines()))
    assert [row["kind"] for row in rows] == [kind.value for kind in KINDS]
    assert main([*words, "--out", str(tmp_path / "scores.csv")]) == 0
    assert (tmp_path / "scores.csv").read_text("utf-8").startswith("kind,slope,shift\n")
