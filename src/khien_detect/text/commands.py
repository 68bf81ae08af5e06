"""`khien-detect text …`."""

import argparse

from khien_detect.text.model import commands as model


def add(parser: argparse.ArgumentParser) -> None:
    model.add(parser.add_subparsers(required=True))
