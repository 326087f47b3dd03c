"""Messages between the session and its supervisor: a length, then so many bytes."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import socket

_LENGTH = struct.Struct("=Q")
_CHUNK = 1 << 20


def send(channel: socket.socket, content: bytes) -> None:
    """Send one message; raises OSError when the other side is gone."""
    channel.sendall(_LENGTH.pack(len(content)) + content)


def receive(channel: socket.socket) -> bytes | None:
    """Return the next message, or None when the other side is gone."""
    head = _exactly(channel, _LENGTH.size)
    return None if head is None else _exactly(channel, _LENGTH.unpack(head)[0])


def _exactly(channel: socket.socket, size: int) -> bytes | None:
    parts = bytearray()
    while len(parts) < size:
        try:
            part = channel.recv(min(size - len(parts), _CHUNK))
        except ConnectionResetError:
            return None
        if not part:
            return None
        parts += part
    return bytes(parts)
