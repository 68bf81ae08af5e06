"""`python -m khien.screening.apart film|word|pdf`: a file comes in, JSON lines of it go out.

The last line says how it ended; without it the reading did not come to its end.
"""

import json
import resource
import sys

from khien.screening.apart.reading import READERS, NotReadable

_MEMORY = 3 * 1024**3  # bytes of addresses: libraries take most of a gigabyte of them
_SECONDS = 300


def main(kind: str) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    ended = ""
    try:
        for found in READERS[kind](sys.stdin.buffer.read()):
            sys.stdout.write(json.dumps(found) + "\n")
    except NotReadable as why:
        ended = str(why)
    sys.stdout.write(json.dumps({"end": ended}) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
