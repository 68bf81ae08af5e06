"""The files that ship keep logs for at least twelve months."""

import re
import shutil
import subprocess

import pytest

from khien.site.home import ROOT

LOGS = ROOT / "deploy" / "logs"


def test_the_journal_keeps_more_than_twelve_months_on_the_disk():
    said = (LOGS / "journald@khien.conf").read_text("utf-8")
    assert int(re.search(r"^MaxRetentionSec=(\d+)month$", said, re.MULTILINE)[1]) > 12
    assert re.search(r"^Storage=persistent$", said, re.MULTILINE)


def test_rotated_files_are_kept_for_more_than_twelve_months(tmp_path):
    said = (LOGS / "khien.logrotate").read_text("utf-8")
    assert re.search(r"^    daily$", said, re.MULTILINE)
    assert int(re.search(r"^    rotate (\d+)$", said, re.MULTILINE)[1]) >= 366


def test_logrotate_understands_its_file(tmp_path):
    if shutil.which("logrotate") is None:
        pytest.skip("logrotate is not installed")
    copy = tmp_path / "khien"
    copy.write_text((LOGS / "khien.logrotate").read_text("utf-8").replace("su khien adm", ""))
    copy.chmod(0o644)
    state = f"--state={tmp_path / 'state'}"
    done = subprocess.run(["logrotate", "-d", state, copy], capture_output=True, check=False)
    assert b"error" not in done.stderr
