"""What a name says: that it stands for a secret (`dbPassword`), or only for something about one (`password_file`).

A name is read as English reads it: its last word says what it is, those before only of which kind. So `password_file`
is a file and `file_password` is a password. All lists are in lower case.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache


class Secrecy(Enum):
    """What a name says of its value.

    `VAGUE` names (`secret`, `credentials`, `auth`) stand for a secret as well as for the name of one, or for a file.
    """

    NONE = "no secret"
    VAGUE = "a secret, or the name of one"
    SECRET = "a secret"  # noqa: S105 - it is the word for one


_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
# `APIKey` is two words: the last capital begins the next one.
_ACRONYM = re.compile(r"([A-Z]+)([A-Z][a-z])")
# Words with digits in them are taken apart at every digit, but for these.
_WITH_DIGITS = (
    (re.compile(r"b(?:ase)?64", re.IGNORECASE), "_encoded_"),
    (re.compile(r"k8s", re.IGNORECASE), "_kube_"),
    (re.compile(r"md5|sha\d+", re.IGNORECASE), "_hash_"),
)
# What is the secret, by the last word of a name.
_SECRETS = frozenset({
    "apikey", "apitoken", "authorization", "bearer", "jwt", "passcode", "passphrase", "passwd", "password", "passwords",
    "privatekey", "privkey", "psk", "secretkey", "sshpass", "token", "accesskey", "connectionstring", "connstr",
})  # fmt: skip
_VAGUE = frozenset({
    "auth", "authkey", "cred", "credential", "credentials", "creds", "pass", "secret", "secrets", "tokens",
})  # fmt: skip
# Words that are written together: `pass_phrase`, `apiKey`.
_PAIRS = {
    ("pass", "word"): "password", ("pass", "words"): "password", ("pass", "phrase"): "passphrase",
    ("pass", "wd"): "passwd", ("pass", "code"): "passcode", ("conn", "str"): "connstr",
    ("conn", "string"): "connstr", ("connection", "string"): "connstr", ("connect", "string"): "connstr",
    ("client", "secret"): "password", ("secret", "string"): "password", ("shared", "secret"): "password",
    ("app", "secret"): "password", ("secret", "value"): "password", ("secret", "data"): "password",
    ("webhook", "secret"): "password", ("totp", "secret"): "password", ("basic", "auth"): "password",
    ("redis", "auth"): "password", ("rediscli", "auth"): "password", ("auth", "header"): "bearer",
}  # fmt: skip
# Of these kinds a key is a secret; other keys are paths, names, or columns of a table.
_SECRET_KEYS = frozenset({
    "access", "aes", "api", "app", "auth", "decryption", "encryption", "hmac", "master", "private", "preshared",
    "secret", "shared", "signing", "unseal",
})  # fmt: skip
# Words behind the one that counts, which leave it what it is.
_LEAVING = frozenset({
    "arg", "base", "clear", "cleartext", "content", "contents", "current", "data", "decoded", "encoded",
    "env", "escaped", "hdr", "header", "hex", "in", "input", "json", "new", "old", "param", "pem", "plain", "plaintext",
    "quoted", "raw", "str", "string", "text", "tmp", "trimmed", "txt", "urlencoded", "val", "value", "opt",
})  # fmt: skip
# With one of these in front, or anywhere, the name is about a secret: a flag, a number, what hides it.
_ABOUT_FIRST = frozenset({
    "allow", "allows", "ask", "bad", "change", "changed", "check", "count", "disable", "disabled", "empty", "enable",
    "enabled", "expire", "expired", "force", "found", "generate", "has", "have", "invalid", "is", "length", "len",
    "list", "max", "min", "missing", "need", "needs", "no", "num", "number", "prompt", "public", "require", "required",
    "requires", "rotate", "rotated", "set", "show", "skip", "total", "update", "updated", "use", "uses", "using",
    "verify", "want", "wants", "without", "hide", "print", "remove", "delete", "create", "save",
})  # fmt: skip
_ABOUT_ANYWHERE = frozenset({
    "checksum", "digest", "encrypted", "fingerprint", "hash", "hashed", "masked", "obfuscated", "placeholder",
    "public", "pub", "redacted", "sha", "hidden", "sealed", "passwordless",
})  # fmt: skip
# Tokens that give no access: they mark a place in a list, or a request that was made before.
_HARMLESS_TOKENS = frozenset({
    "cancel", "cancellation", "continuation", "continue", "cursor", "fencing", "idempotency", "marker", "next", "page",
    "paging", "starting", "sync", "resume", "end", "start", "delimiter",
})  # fmt: skip
# Secrets of an orchestrator are objects with a name: this is the name.
_NAMED_SECRETS = frozenset({"docker", "ingress", "kube", "kubernetes", "pull", "sealed", "swarm", "tls"})
# `dbpass`, `rootpw`: what an abbreviation of the password stands behind.
_ABBREVIATED = re.compile(
    r"(?:db|usr|user|root|admin|ssh|my|mysql|maria|pg|postgres|smtp|ftp|sftp|ldap|bind|mail|http|proxy|login|redis|"
    r"rabbit|mongo|es|elastic|sudo|key|store|keystore|cert|p12|pfx|app|service|svc|repl|backup|new|old)"
    r"(?:pass|pwd|pw)",
)
_GLUED = ("password", "passwd", "passphrase", "token", "secret", "apikey", "privatekey", "accesskey", "secretkey")
# The directories of the shell, and a path.
_PATHS = frozenset({"PWD", "OLDPWD", "pwd", "oldpwd", "GOOGLE_APPLICATION_CREDENTIALS"})


@lru_cache(maxsize=4096)
def secrecy(name: str) -> Secrecy:
    """Return what `name`, in snake_case, kebab-case, camelCase or capitals, says of its value."""
    if name in _PATHS:
        return Secrecy.NONE
    words = _words(name)
    if not words or _ABOUT_ANYWHERE.intersection(words):
        return Secrecy.NONE
    if words[0] in _ABOUT_FIRST:
        return Secrecy.SECRET if _is_of_a_switch(words) else Secrecy.NONE
    while len(words) > 1 and (words[-1] in _LEAVING or words[-1].isdecimal()) and words[-2:] != ["secret", "id"]:
        pair = _PAIRS.get((words[-2], words[-1]))
        if pair is not None:
            break
        words = words[:-1]
    return _of_last(words)


# Keys of documents of secrets, such as those of AWS and Kubernetes, that say nothing of what stands under them.
_WRAPPERS = frozenset({
    "value", "data", "content", "secretstring", "secretbinary", "stringdata", "result", "raw", "output",
})  # fmt: skip


def wraps_secrets(key: str) -> bool:
    """Return whether a document of secrets has one, or all of them, under a key of this name."""
    return key.lower() in _WRAPPERS


def _of_last(words: list[str]) -> Secrecy:
    """Return what the last of `words` says, with the one before it."""
    last = words[-1]
    before = words[-2] if len(words) > 1 else ""
    if _PAIRS.get((before, last)):
        return Secrecy.SECRET
    if last in {"key", "keys"}:
        return Secrecy.NONE if before not in _SECRET_KEYS else Secrecy.SECRET if last == "key" else Secrecy.VAGUE
    if last == "token" and before in _HARMLESS_TOKENS:
        return Secrecy.NONE
    if last in {"pass", "pwd", "pw"} and before:
        return Secrecy.SECRET
    if last in {"secret", "secrets"} and before in _NAMED_SECRETS:
        return Secrecy.NONE
    if last in _SECRETS or _is_glued(last):
        return Secrecy.SECRET
    if last == "auth" and before:
        # `smtp_auth`, `use_auth`: whether, or by which method, at least as often as the secret itself.
        return Secrecy.NONE
    return Secrecy.VAGUE if last in _VAGUE else Secrecy.NONE


def _is_of_a_switch(words: list[str]) -> bool:
    """Return whether this is the password of the mode `enable`, which IOS and its like call their `enable secret`.

    `enable_password` is as often the flag that turns passwords on, so it says nothing.
    """
    return words[:2] == ["enable", "secret"] and all(word in _LEAVING or word.isdecimal() for word in words[2:])


def _is_glued(word: str) -> bool:
    """Return whether `word` is several in one, of which the last is a secret: `pgpassword`, `dbpass`."""
    return bool(_ABBREVIATED.fullmatch(word)) or any(word.endswith(end) and word != end for end in _GLUED)


def _words(name: str) -> list[str]:
    """Return the words of a name in lower case."""
    for pattern, word in _WITH_DIGITS:
        name = pattern.sub(word, name)
    return [word.lower() for word in _WORD.findall(_ACRONYM.sub(r"\1 \2", name))]


# A file with one of these names holds nothing else than a secret.
_KEY_FILES = re.compile(r"(?:id_(?:rsa|dsa|ecdsa|ed25519)|\.pgpass|\.netrc|\.vault-token|\.git-credentials)|.*\.key")
_ENDINGS = re.compile(r"\.(?:txt|pem|b64|secret|enc|age|conf|cfg|ini|env|json|ya?ml)$")
_ABOUT_A_FILE = frozenset({"file", "filename", "path", "location", "loc", "fn", "src", "source"})
_MOUNTS = re.compile(r"(?:^|/)(?:run/)?secrets?/(?!.*(?:namespace|ca\.crt|\.crt|\.pub)$)[^/]")


@lru_cache(maxsize=1024)
def file_holds_secret(path: str) -> bool:
    """Return whether the content of the file `path` is a secret, by its name: `/run/secrets/db`, `/etc/app/token`."""
    base = path.rpartition("/")[2]
    if not base or base.endswith((".pub", ".crt")) or path in {"/etc/passwd", "/etc/shadow"}:
        return False
    if _MOUNTS.search(path) or _KEY_FILES.fullmatch(base):
        return True
    plain = _ENDINGS.sub("", base)
    return secrecy(plain) is not Secrecy.NONE and not (plain == base and base == "auth")


def names_secret_file(name: str) -> bool:
    """Return whether `name` stands for a file whose content is a secret: `PASSWORD_FILE`, `key_path`."""
    words = _words(name)
    if len(words) > 1 and words[0] not in _ABOUT_FIRST and words[-1] in _ABOUT_A_FILE:
        rest = words[:-1]
        if _ABOUT_ANYWHERE.intersection(rest):
            return False
        return rest[-1] == "key" or _of_last(rest) is not Secrecy.NONE
    glued = name.lower()
    ending = next((end for end in ("file", "path") if glued.endswith(end)), "")
    stem = glued.removesuffix(ending).rstrip("_-") if ending else ""
    return bool(stem) and stem.isalnum() and (stem in _SECRETS or _is_glued(stem))
