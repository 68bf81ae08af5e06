"""Many connections at once from one thread, so that the client takes little of the machine."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from time import perf_counter


@dataclass
class Load:
    """`first_bytes`: seconds from sending a request to the first byte of its answer."""

    first_bytes: list[float] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)
    seconds: float = 0.0


def get(path: str) -> bytes:
    return f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: br, gzip\r\n\r\n".encode()


def post(path: str, body: object, **headers: str) -> bytes:
    data = json.dumps(body).encode()
    lines = [
        f"POST {path} HTTP/1.1",
        "Host: 127.0.0.1",
        "Content-Type: application/json",
        f"Content-Length: {len(data)}",
        *(f"{name.replace('_', '-')}: {value}" for name, value in headers.items()),
    ]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + data


def load(
    port: int, request: Callable[[], bytes], *, connections: int, seconds: float, status: int
) -> Load:
    """Each connection asks again as soon as it is answered; raises on any other status."""
    return asyncio.run(_load(port, request, connections, seconds, status))


async def _load(
    port: int, request: Callable[[], bytes], connections: int, seconds: float, status: int
) -> Load:
    found = Load()
    began = perf_counter()

    async def ask_again_and_again() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        while perf_counter() < began + seconds:
            sent = perf_counter()
            writer.write(request())
            head = (await reader.readuntil(b"\r\n\r\n")).lower()
            found.first_bytes.append(perf_counter() - sent)
            body = await _body(reader, head)
            if int(head[9:12]) != status:
                raise RuntimeError(head.decode() + body.decode())
            found.bodies.append(body)
        writer.close()

    await asyncio.gather(*(ask_again_and_again() for _ in range(connections)))
    found.seconds = perf_counter() - began
    return found


async def _body(reader: asyncio.StreamReader, head: bytes) -> bytes:
    if b"content-length:" in head:
        length = head.split(b"content-length:")[1].split(b"\r\n")[0]
        return await reader.readexactly(int(length))
    body = b""
    while size := int(await reader.readline(), 16):
        body += (await reader.readexactly(size + 2))[:-2]
    await reader.readexactly(2)
    return body
