"""A message of ten megabytes takes little more memory than a short one."""

import json
import subprocess
import sys

READER = """
import json, resource
from khien_detect.text import Detector
peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
detector = Detector.open()
detector.scan("mày ngu như bò")
before, kinds = peak(), []
units = ("việc nhẹ lương cao. ", "em gửi anh ảnh ", "a@b.vn ", "\\u200b", "😀", "\\udc80")
for unit in units:
    message = unit * (10_000_000 // len(unit.encode("utf-8", "surrogatepass")))
    kinds += [finding.kind for finding in detector.scan(message)]
print(json.dumps([kinds, peak() - before]))
"""


def test_memory_is_bounded_and_what_is_there_is_found():
    command = [sys.executable, "-c", READER]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    kinds, megabytes = json.loads(done.stdout)
    assert "illegal_work" in kinds
    assert megabytes < 250
