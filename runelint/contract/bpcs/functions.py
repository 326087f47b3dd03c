"""The public functions and variables of `rune_bpcs.sh`, and what each one does (RUNE Bash Plugin Guide)."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

LIBRARY = "rune_bpcs.sh"
PREFIX = "rune_"

# Where the parts of an input message stand that are read.
PARAMETERS = ("payload", "input_parameters")
CONTEXT = ("payload", "context")
METADATA = ("message_metadata",)
OBSERVABILITY = ("observability",)

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

    `parameters` are its arguments as the guide names them; the first `required` of them must be there, since without
    them it dies under `set -u` (or, an accumulator, fails). A name that ends in `...` stands for any number.

    `code` is the index of the argument that becomes the exit status, or None: then `status` is the exit status, and
    None means that it depends on what was recorded or on the message. `section` is the part of the message that a
    reader looks into.
    """

    name: str
    role: Role
    code: int | None = None
    status: int | None = 0
    parameters: tuple[str, ...] = ()
    required: int = 0
    section: tuple[str, ...] = ()


_KEYED = ("KEY", "DEFAULT")
_KEYED_JSON = ("KEY", "DEFAULT_JSON")
_ERROR = ("CODE", "MESSAGE", "DETAILS_JSON")
_ERROR_KV = ("CODE", "MESSAGE", "KEY=VALUE...")

_ALL = (
    LibraryFunction("rune_init", Role.INIT),
    LibraryFunction("rune_param", Role.READER, parameters=_KEYED, required=1, section=PARAMETERS),
    LibraryFunction("rune_param_json", Role.READER, parameters=_KEYED_JSON, required=1, section=PARAMETERS),
    LibraryFunction("rune_all_params", Role.READER, section=PARAMETERS),
    LibraryFunction("rune_ctx", Role.READER, parameters=_KEYED, required=1, section=CONTEXT),
    LibraryFunction("rune_ctx_json", Role.READER, parameters=_KEYED_JSON, required=1, section=CONTEXT),
    LibraryFunction("rune_all_ctx", Role.READER, section=CONTEXT),
    LibraryFunction("rune_meta", Role.READER, parameters=_KEYED, required=1, section=METADATA),
    LibraryFunction("rune_obs", Role.READER, parameters=_KEYED, required=1, section=OBSERVABILITY),
    LibraryFunction("rune_ok", Role.EMITTER, parameters=("MESSAGE", "OUTPUT_DATA_JSON"), required=1),
    LibraryFunction("rune_ok_kv", Role.EMITTER, parameters=("MESSAGE", "KEY=VALUE..."), required=1),
    LibraryFunction("rune_error", Role.EMITTER, code=0, parameters=_ERROR, required=2),
    LibraryFunction("rune_fail", Role.EMITTER, code=0, parameters=_ERROR, required=2),
    LibraryFunction("rune_error_kv", Role.EMITTER, code=0, parameters=_ERROR_KV, required=2),
    LibraryFunction("rune_fail_kv", Role.EMITTER, code=0, parameters=_ERROR_KV, required=2),
    LibraryFunction("rune_emit", Role.EMITTER, code=1, status=None, parameters=("JSON", "EXIT_CODE"), required=1),
    LibraryFunction("rune_finish", Role.EMITTER, status=None, parameters=("SUCCESS_MESSAGE",)),
    # Either one argument, or two that are joined: `KEY VALUE`.
    LibraryFunction("rune_out", Role.ACCUMULATOR, parameters=("KEY=VALUE", "VALUE"), required=1),
    LibraryFunction("rune_err", Role.ACCUMULATOR, parameters=("CODE", "MESSAGE..."), required=1),
)

FUNCTIONS = {function.name: function for function in _ALL}

# Variables that `rune_init` fills from the message, and which part of it.
VARIABLES: dict[str, tuple[str, ...]] = {
    "RUNE_INPUT_JSON": (),
    "RUNE_MESSAGE_METADATA": METADATA,
    "RUNE_OBSERVABILITY": OBSERVABILITY,
    "RUNE_INPUT_PARAMETERS_JSON": PARAMETERS,
    "RUNE_CONTEXT_JSON": CONTEXT,
}

EMPTY_RESPONSE = "Empty response from plugin"
MALFORMED_RESPONSE = "Malformed JSON from plugin"
RESPONSE_CODE = 400
# What RUNE gets from a plugin whose stdout has no end.
NO_RESPONSE = "no end of stdout before the timeout"
