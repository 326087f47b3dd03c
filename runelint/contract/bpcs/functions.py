"""The public functions and variables of `rune_bpcs.sh`, and what each one does (RUNE Bash Plugin Guide)."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

LIBRARY = "rune_bpcs.sh"
PREFIX = "rune_"

# A whole message that a plugin prints by hand has this key at its top (BPCS message shapes).
MESSAGE_KEY = "message_metadata"


class Role(Enum):
    """What a library function is for."""

    INIT = "init"
    READER = "reader"
    EMITTER = "emitter"
    ACCUMULATOR = "accumulator"


class LibraryFunction(NamedTuple):
    """One public function.

    `code` is the index of the argument that becomes the exit status, or None: then `status` is the exit status, and
    None means that it depends on what was recorded or on the message.
    """

    name: str
    role: Role
    code: int | None = None
    status: int | None = 0


_ALL = (
    LibraryFunction("rune_init", Role.INIT),
    *(
        LibraryFunction(name, Role.READER)
        for name in (
            "rune_param",
            "rune_param_json",
            "rune_all_params",
            "rune_ctx",
            "rune_ctx_json",
            "rune_all_ctx",
            "rune_meta",
            "rune_obs",
        )
    ),
    LibraryFunction("rune_ok", Role.EMITTER),
    LibraryFunction("rune_ok_kv", Role.EMITTER),
    LibraryFunction("rune_error", Role.EMITTER, code=0),
    LibraryFunction("rune_fail", Role.EMITTER, code=0),
    LibraryFunction("rune_error_kv", Role.EMITTER, code=0),
    LibraryFunction("rune_fail_kv", Role.EMITTER, code=0),
    LibraryFunction("rune_emit", Role.EMITTER, code=1, status=None),
    LibraryFunction("rune_finish", Role.EMITTER, status=None),
    LibraryFunction("rune_out", Role.ACCUMULATOR),
    LibraryFunction("rune_err", Role.ACCUMULATOR),
)

FUNCTIONS = {function.name: function for function in _ALL}

# Variables that `rune_init` fills from the message.
VARIABLES = frozenset(
    {
        "RUNE_INPUT_JSON",
        "RUNE_MESSAGE_METADATA",
        "RUNE_OBSERVABILITY",
        "RUNE_INPUT_PARAMETERS_JSON",
        "RUNE_CONTEXT_JSON",
    }
)

EMPTY_RESPONSE = "Empty response from plugin"
MALFORMED_RESPONSE = "Malformed JSON from plugin"
RESPONSE_CODE = 400
