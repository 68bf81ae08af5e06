"""The how-to for other software: each of its commands is run, and answers as it says."""

import json
import os
import re
import subprocess

import pytest
from PIL import Image

from drawn_films import film
from drawn_pictures import boxes
from fixtures_keys import make_key
from khien.site.home import ROOT
from web_processes import served

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.faults]
PAGE = (ROOT / "docs/how-to/ask-khien-from-other-software.md").read_text("utf-8")
EXAMPLES = re.findall(r"```bash\n(.+?)```\n\n```json\n(.+?)```", PAGE, re.DOTALL)


def shape(value):
    """Names and kinds of what is there; of a list its first."""
    if isinstance(value, dict):
        return {name: shape(each) for name, each in value.items()}
    if isinstance(value, list):
        return [shape(each) for each in value[:1]]
    return "number" if isinstance(value, float | int) and value is not True else type(value)


def test_every_command_answers_as_the_page_says(tmp_path):
    Image.fromarray(boxes(1, 240, 320)).save(tmp_path / "photo.jpg")
    (tmp_path / "film.mp4").write_bytes(film(many=10))
    _key, secret = make_key()
    assert len(EXAMPLES) == PAGE.count("curl -sS")
    with served(workers=1) as (port, _process):
        given = os.environ | {"KHIEN": f"http://127.0.0.1:{port}", "KEY": secret}
        for command, answer in EXAMPLES:
            done = subprocess.run(
                ["bash", "-euo", "pipefail", "-c", command],
                cwd=tmp_path,
                env=given,
                capture_output=True,
                text=True,
                check=False,
            )
            assert done.returncode == 0, (command, done.stdout, done.stderr)
            assert shape(json.loads(done.stdout)) == shape(json.loads(answer)), done.stdout
