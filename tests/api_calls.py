"""Asking the API with a key."""

import base64
import io
import json

from PIL import Image

from drawn_pictures import boxes
from fixtures_keys import bearer
from khien_detect.links.rules import parse

TEXT, LINK, IMAGE = (f"/api/v1/scan/{part}" for part in ("text", "link", "image"))
RISKY = "em gửi anh ảnh không mặc áo đi, đừng nói với mẹ nhé"
PLAIN = "Chiều nay con về ăn cơm nhé."


def post(client, address, body, secret="", **headers):
    sent = bearer(secret) | headers if secret else headers
    return client.post(address, json.dumps(body), content_type="application/json", headers=sent)


def picture(seed=0, kind="PNG"):
    file = io.BytesIO()
    Image.fromarray(boxes(seed, 160, 120)).save(file, kind)
    return file.getvalue()


def host(name):
    """As a bank keeps it."""
    (rule,) = parse(name)
    return rule.key


def sent(data):
    return {"image": base64.b64encode(data).decode()}


def kinds(answer):
    return [[found["kind"] for found in result["findings"]] for result in answer.json()["results"]]
