"""Hashes, addresses and pictures for the tests of the matcher."""

import io

from PIL import Image

from drawn_pictures import boxes
from fixtures_keys import counted
from khien.screening import metering
from khien.screening.matcher import mounted
from known_things import random_hashes


def site(_environ, start):
    start("200 OK", [("Content-Type", "text/plain")])
    return [b"site"]


matcher = mounted(site)
HASHES = random_hashes(6)
RAW, LOOKUP, BATCH, COMPARE = "/m/raw_lookup", "/m/lookup", "/m/batch_lookup", "/m/compare"


def pdq(one):
    return {"signal": bytes(one).hex(), "signal_type": "pdq"}


def png(seed=1):
    file = io.BytesIO()
    Image.fromarray(boxes(seed, 120, 160)).save(file, "PNG")
    return file.getvalue()


def written(key):
    metering.meter.write()
    return counted(key[0].pk)
