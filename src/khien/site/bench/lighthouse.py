"""Lighthouse in the machine's Chromium: what it says of one page, as a phone on a slow network."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from khien.site.frontend import LIGHTHOUSE, npm_and_path

_SECONDS = 180  # for one page; nothing waits longer
_TRIES = 3  # a busy machine's browser may not paint in time
_BROWSER = "--headless=new --no-sandbox"  # the only pages it opens are our own
_PHONE = ["--form-factor=mobile", "--throttling-method=simulate", "--disable-full-page-screenshot"]


@dataclass(frozen=True)
class Verdict:
    """`scores`: 0 to 100 by category. `costs`: each audit that cost points, in words."""

    scores: dict[str, int]
    costs: list[str]
    by: str


def ask(url: str, categories: Sequence[str], *, cookie: str = "") -> Verdict:
    options = [*_PHONE, f"--chrome-flags={_BROWSER}", f"--only-categories={','.join(categories)}"]
    if cookie:
        options.append(f"--extra-headers={json.dumps({'Cookie': cookie})}")
    for _try in range(_TRIES):
        said = _run([url, "--quiet", "--output=json", *options])
        if said.returncode == 0:
            return read(json.loads(said.stdout))
    raise RuntimeError(said.stderr)


def _run(options: list[str]) -> "subprocess.CompletedProcess[str]":
    _npm, path = npm_and_path()
    return subprocess.run(
        [str(shutil.which("node", path=path)), str(LIGHTHOUSE), *options],
        env=os.environ | {"PATH": path, "CHROME_PATH": shutil.which("chromium") or ""},
        capture_output=True,
        text=True,
        timeout=_SECONDS,
        check=False,
    )


def read(report: dict[str, Any]) -> Verdict:
    if report.get("runtimeError"):
        raise RuntimeError(report["runtimeError"]["message"])
    if report["finalDisplayedUrl"] != report["requestedUrl"]:  # to the page of signing in
        raise RuntimeError(f"led to {report['finalDisplayedUrl']}")
    browser = report["environment"]["hostUserAgent"].partition("Chrome/")[2].partition(".")[0]
    return Verdict(
        {name: round(100 * found["score"]) for name, found in report["categories"].items()},
        list(_costs(report)),
        f"Lighthouse {report['lighthouseVersion']} in Chromium {browser}",
    )


def _costs(report: dict[str, Any]) -> Iterator[str]:
    for category in report["categories"].values():
        for each in category["auditRefs"]:
            audit = report["audits"][each["id"]]
            if each["weight"] and audit["score"] is not None and audit["score"] < 1:
                shown = [_place(item) for item in audit.get("details", {}).get("items", [])[:3]]
                words = [audit["title"], audit.get("displayValue", ""), *shown]
                yield f"{each['id']} ({audit['score']:.2f}): {' · '.join(filter(None, words))}"


def _place(item: dict[str, Any]) -> str:
    node = item.get("node") or {}
    return str(node.get("snippet") or item.get("url") or item.get("description") or "")
