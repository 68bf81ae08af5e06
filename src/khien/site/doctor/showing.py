"""Findings for people at a terminal, and as JSON for programs."""

import json
from collections.abc import Sequence

from khien.site.console import both, line, say
from khien.site.doctor.finding import Finding
from khien.site.models import Severity

_MARKS = {
    Severity.NOW: ("LÀM NGAY", "NOW"),
    Severity.SOON: ("LÀM SỚM", "SOON"),
    Severity.NOTE: ("ĐỂ BIẾT", "NOTE"),
}


def show(findings: Sequence[Finding]) -> None:
    for finding in findings:
        mark = both(*_MARKS[finding.severity])
        line(f"[{mark}] {finding.code}")
        line(f"  {finding.said.vietnamese}")
        line(f"  {finding.said.english}")
        line(f"  → {finding.advice.vietnamese}")
        line(f"  → {finding.advice.english}")
        line()
    wrong = sum(finding.must_be_mended for finding in findings)
    if wrong:
        say(f"{wrong} việc cần làm.", f"{wrong} to mend.")
    else:
        say("Khiên khỏe: không có việc gì cần làm.", "Khiên is well: nothing must be done.")


def show_as_json(findings: Sequence[Finding]) -> None:
    rows = [
        {
            "code": finding.code,
            "severity": finding.severity.value,
            "subject": finding.subject,
            "said": finding.said.as_data(),
            "advice": finding.advice.as_data(),
        }
        for finding in findings
    ]
    healthy = not any(finding.must_be_mended for finding in findings)
    line(json.dumps({"healthy": healthy, "findings": rows}, ensure_ascii=False, indent=1))
