"""Files that claim or hold far more than they weigh: refused with the reason, in little memory."""

import json
import struct
import subprocess
import sys
import zlib

import pytest

from drawn_pictures import encoded, noise

READER = """
import json, resource, sys
import numpy as np
from khien_detect import images
images.pdq_array(np.zeros((8, 8, 3), np.uint8))
peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
before, said = peak(), []
for path in sys.argv[1:]:
    try:
        said.append(images.pdq(open(path, "rb").read()).quality)
    except images.Unreadable as why:
        said.append(str(why))
print(json.dumps([said, peak() - before]))
"""


def read_alone(*paths):
    """What is said of each file, and the megabytes that reading them all took at most."""
    command = [sys.executable, "-c", READER, *map(str, paths)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    said, megabytes = json.loads(done.stdout)
    return dict(zip([path.name for path in paths], said, strict=True)), megabytes


def png(width, height, *, depth, colour, extra=b""):
    """All black."""
    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    channels = {0: 1, 2: 3}[colour]
    row, packer = bytes(1 + (width * channels * depth + 7) // 8), zlib.compressobj(1)
    packed = b"".join(packer.compress(row) for _ in range(height))
    parts = [(b"IHDR", head), (b"IDAT", packed + packer.flush()), (b"IEND", b"")]
    chunks = [chunk(name, body) for name, body in parts]
    return b"\x89PNG\r\n\x1a\n" + chunks[0] + extra + chunks[1] + chunks[2]


def chunk(name, body):
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def gif_that_claims(width, height):
    data = encoded(noise(1, 16, 16)[:, :, 0], "GIF")
    return data[:6] + struct.pack("<HH", width, height) + data[10:]


def swollen(megabytes):
    return zlib.compress(bytes(megabytes << 20))


@pytest.fixture(scope="module")
def bombs(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bombs")
    text = b"x\0\0" + swollen(200)
    made = {
        "black and white of 20,000 × 20,000.png": png(20_000, 20_000, depth=1, colour=0),
        "grey of 20,000 × 20,000.png": png(20_000, 20_000, depth=8, colour=0),
        "colour of 9,400 × 9,400.png": png(9_400, 9_400, depth=8, colour=2),
        "one line of 400,000,000.png": png(400_000_000, 1, depth=1, colour=0),
        "claims of 65,535 × 65,535.gif": gif_that_claims(65_535, 65_535),
        "200 MB of words.png": png(9, 9, depth=8, colour=0, extra=chunk(b"zTXt", text)),
        "200 MB of colours.png": png(9, 9, depth=8, colour=0, extra=chunk(b"iCCP", text)),
        "no end.png": png(9_000, 7_000, depth=8, colour=0)[:300],
    }
    for name, data in made.items():
        (folder / name).write_bytes(data)
    with (folder / "64 MB of nothing.png").open("wb") as file:
        file.truncate(64 << 20)
    return sorted(folder.iterdir())


def test_no_bomb_takes_much_memory_and_each_says_what_it_is(bombs):
    said, megabytes = read_alone(*bombs)
    for name in said:
        if " of " in name and "MB" not in name:
            assert "pixels" in said[name], name
    assert "not a picture" in said["64 MB of nothing.png"]
    assert "cut short" in said["no end.png"]
    assert "broken" in said["200 MB of words.png"]
    assert megabytes < 150


def test_the_largest_picture_that_is_taken_takes_twenty_bytes_a_point(tmp_path):
    (tmp_path / "largest.png").write_bytes(png(8_000, 8_000, depth=8, colour=2))
    said, megabytes = read_alone(tmp_path / "largest.png")
    assert said == {"largest.png": 0}
    assert megabytes < 20 * 64
