from khien.publishing.actions.pictures import (
    NewPicture,
    place_picture,
    record_voice,
    remove_picture,
)
from khien.publishing.actions.review import publish, send_back, withdraw
from khien.publishing.actions.write import Words, begin, save, start, submit

__all__ = [
    "NewPicture",
    "Words",
    "begin",
    "place_picture",
    "publish",
    "record_voice",
    "remove_picture",
    "save",
    "send_back",
    "start",
    "submit",
    "withdraw",
]
