"""The C library, for what Python has no function for. What is looked up in it once is known from then on."""

from __future__ import annotations

import ctypes

LIBC = ctypes.CDLL(None, use_errno=True)
