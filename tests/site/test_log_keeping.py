"""The files that ship keep logs for at least twelve months."""

import os
import re
import subprocess

import debian_programs
from khien.site.home import ROOT

LOGS = ROOT / "deploy" / "logs"


def test_the_journal_keeps_more_than_twelve_months_on_the_disk():
    said = (LOGS / "journald@khien.conf").read_text("utf-8")
    assert int(re.search(r"^MaxRetentionSec=(\d+)month$", said, re.MULTILINE)[1]) > 12
    assert re.search(r"^Storage=persistent$", said, re.MULTILINE)


def test_rotated_files_are_kept_for_more_than_twelve_months():
    said = (LOGS / "khien.logrotate").read_text("utf-8")
    assert re.search(r"^    daily$", said, re.MULTILINE)
    assert int(re.search(r"^    rotate (\d+)$", said, re.MULTILINE)[1]) >= 366


def test_logrotate_turns_a_file_over_and_khien_goes_on_writing_into_it(tmp_path):
    """Run for real, as on the second of two days; `copytruncate`: the open file stays the file."""
    logrotate, names = debian_programs.program("logrotate")
    log = tmp_path / "khien.log"
    log.write_text("hôm qua\n")
    said = (LOGS / "khien.logrotate").read_text("utf-8")
    said = said.replace("/var/log/khien/*.log", str(log)).replace("khien adm", "root root")
    if os.geteuid() != 0:
        said = re.sub("^.*root root\n", "", said, flags=re.MULTILINE)
    rules, state = tmp_path / "rules", tmp_path / "state"
    rules.write_text(said)
    rules.chmod(0o644)
    tmp_path.chmod(0o755)
    state.touch(0o600)
    state.write_text(f'logrotate state -- version 2\n"{log}" 2026-1-1-0:0:0\n')
    with log.open("a") as written:
        command = [logrotate, f"--state={state}", rules]
        done = subprocess.run(command, env=names, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")
        written.write("hôm nay\n")
    [kept] = tmp_path.glob("khien.log-*")
    assert kept.read_text() == "hôm qua\n"
    assert log.read_text() == "hôm nay\n"
