"""What external commands print, as far as it can be told without running them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from runelint.flow.identifiers import cleans
from runelint.flow.shapes import shape_of
from runelint.jq.shape import ARRAY, JSON, NUMBER, OBJECT, SEVERAL, TEXT, WORD, Kind, Shape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from runelint.flow.values import Text

# What they print is text for people, also what they say when they fail.
_TEXTS = frozenset(
    {
        *("arch", "basename", "cksum", "date", "df", "dirname", "dmesg", "du", "free", "getent", "groups", "host"),
        *("hostname", "id", "last", "logname", "ls", "lsmod", "lsof", "md5sum", "mktemp", "netstat", "nslookup"),
        *("pgrep", "pidof", "ping", "ps", "pwd", "readlink", "realpath", "sha1sum", "sha256sum", "sha512sum"),
        *("sysctl", "tty", "uname", "uptime", "vmstat", "w", "who", "whoami", "crontab", "dig", "nproc", "wc", "seq"),
        *("apt", "apt-get", "dpkg", "yum", "dnf", "rpm", "service", "mount", "umount", "tar", "gzip", "gunzip"),
        *("unzip", "cp", "mv", "rm", "mkdir", "rmdir", "ln", "chmod", "chown", "chgrp", "touch", "install", "dd"),
        *("rsync", "scp"),
        *("useradd", "userdel", "usermod", "groupadd", "iptables", "ufw", "traceroute", "fsck", "swapon", "swapoff"),
        *("modprobe", "rmmod", "kill", "pkill", "killall", "timedatectl", "nginx", "apachectl", "visudo", "logrotate"),
        *("certbot", "make", "uuidgen", "mountpoint", "chage", "ntpq", "chronyc", "which", "firewall-cmd", "stty"),
        "expr",
    }
)
# They print something whenever they succeed, and do not fail in ordinary life.
PRINTS_ALWAYS = frozenset({"arch", "date", "hostid", "mcookie", "mktemp", "nproc", "pwd", "uname", "uuidgen", "whoami"})
# Text, unless one of these words says otherwise; what is printed then.
_TABLES: dict[str, tuple[tuple[str, ...], Shape | None]] = {
    "blkid": (("-o",), None),
    "docker": (("inspect", "--format", "-f", "logs", "exec", "run", "compose", "info", "version", "buildx"), None),
    "find": (("-printf", "-exec", "-execdir", "-fprintf"), None),
    "findmnt": (("-J", "--json"), OBJECT),
    "git": (("--format", "--pretty", "show", "cat-file", "for-each-ref"), None),
    "hostnamectl": (("--json", "-j"), OBJECT),
    "ip": (("-j", "-json", "--json"), ARRAY),
    "journalctl": (("-o", "--output"), None),
    "lsblk": (("-J", "--json"), OBJECT),
    "lscpu": (("-J", "--json"), OBJECT),
    "nft": (("-j", "--json"), OBJECT),
    "smartctl": (("-j", "--json"), OBJECT),
    "ss": (("-j", "--json"), None),
    "lvs": (("--reportformat",), OBJECT),
    "pvs": (("--reportformat",), OBJECT),
    "stat": (("-c", "--format", "--printf"), None),
    "vgs": (("--reportformat",), OBJECT),
    "systemctl": (("-o", "--output"), None),
}
_JSON_OPTIONS = re.compile(
    r"(?:^| )(?:-o[= ]?json|--?(?:output|format|out|output-format|render-as)[= ](?:pretty)?json(?:-pretty)?"
    r"|--format[= ]\{\{ ?json \. ?\}\}|--?json|--json=\w+|--jsonout|--output-json)(?: |$)"
)
# Their own ways of asking for JSON.
_JSON_WORDS: dict[str, re.Pattern[str]] = {
    name: re.compile(rf"(?:^| )(?:{words})(?: |$)")
    for names, words in (
        ("bridge dcb devlink facter rdma sadf sensors tc userdbctl zfs zpool", "-j"),
        ("losetup lsfd lsipc lslocks lslogins lsmem lsns mmcli sfdisk wipefs", "-J"),
        ("ceph openstack rados radosgw-admin rbd speedtest", "-f json(?:-pretty)?"),
        ("etcdctl", "-w json|--write-out[= ]json"),
        ("iostat mpstat", "-o JSON"),
        ("ffprobe", "-(?:of|print_format) json"),
        ("multipathd", "show (?:maps|map .*) json"),
        ("rclone", "lsjson"),
        ("tshark", "-T json"),
    )
    for name in names.split()
}
# A document, unless an option asks for something else.
_AWS_ANSWERS = re.compile(r"(?!.* --(?:query|output)\b)[a-z0-9-]+ (?:describe|get|list)-[a-z-]+(?: .+)?")
# They send what follows, or print single values as well.
_NO_DOCUMENT = re.compile(r"(?:^| )(?:-q|--jq|--template)(?: |=)|^view ")
_OTHERS = {"curl", "redis-cli"}
# They print lines of what they read, or parts of them.
_FILTERS = frozenset(
    {"cut", "egrep", "fgrep", "grep", "head", "sort", "tac", "tail", "tr", "uniq", "column", "fold", "nl"}
)
# What stands in an awk or sed program that puts braces or brackets into the text.
_BRACES = re.compile(r'"[^"]*[{\[]|s(.).*?\1[^\n]*[{\[]')
_LONG = 2000
_IDENTIFIER_SETS = re.compile(r"\[?:?(?:[A-Za-z0-9_]|(?<=A)-(?=Z)|(?<=a)-(?=z)|(?<=0)-(?=9)|\\n)++:?\]?_?(?:\\n)?")
# `stat -c %s`: sizes, times, numbers of owners.
_NUMBER_OF_A_FILE = re.compile(r"(?:(?:-c|--format=|--printf=)?%[aBbdghiosuWXYZ])")
_DIGITS = re.compile(r"\+(?:%[YmdHMSsNjyCuwUVGg]|%3N)+")


def printed_by(name: str, arguments: Sequence[Text], fed: Text | None) -> Shape | None:
    """Return what is known of the output of the command `name` whose stdin is `fed`."""
    words = [text.known for text in arguments]
    if name in _TEXTS and any("{" in (word or "") for word in words):
        return None
    if name in _TEXTS:
        return NUMBER if _counts(name, words) else TEXT
    if _is_json(name, " ".join(word or "?" for word in words)):
        return _structured(name, words)
    if name == "stat" and any(_NUMBER_OF_A_FILE.fullmatch(word or "") for word in words):
        return NUMBER
    if name in _TABLES:
        return _table(name, words)
    if name in {"grep", "egrep"} and any(re.fullmatch(r"-\w*c\w*|--count", word or "") for word in words):
        return NUMBER
    if name == "cat" and words and all((word or "").startswith(("/proc/", "/sys/")) for word in words):
        return TEXT
    if (name == "tr" and _keeps_identifiers(words)) or (name == "sed" and any(cleans(word or "") for word in words)):
        return WORD
    return None if fed is None else _filtered(name, words, fed)


def _is_json(name: str, line: str) -> bool:
    """Return whether the command is asked for JSON by these words."""
    if name in _FILTERS or name in _OTHERS or _NO_DOCUMENT.search(line):
        return False
    if name == "aws":
        return _AWS_ANSWERS.fullmatch(line) is not None
    own = _JSON_WORDS.get(name)
    return _JSON_OPTIONS.search(line) is not None or (own is not None and own.search(line) is not None)


def _table(name: str, words: list[str | None]) -> Shape | None:
    """Return what a command prints that prints text if it is not asked for something else."""
    given = {(word or "").partition("=")[0] for word in words}
    marks, otherwise = _TABLES[name]
    if name == "docker" and words[:1] == ["inspect"] and not given & {"-f", "--format"}:
        return ARRAY
    if given & set(marks):
        return otherwise
    return TEXT if words[:1] != [None] else None


def _structured(name: str, words: list[str | None]) -> Shape:
    """Return what a command prints that was asked for JSON."""
    if name == "kubectl" and "get" in words:
        return OBJECT
    if name == "ip":
        return ARRAY
    if name == "journalctl" or (name == "docker" and "ps" in words):
        return SEVERAL
    return JSON._replace(compact=True)


def _filtered(name: str, words: list[str | None], fed: Text) -> Shape | None:
    """Return what is left of text when lines, or parts of lines, are taken from it."""
    if name not in _FILTERS and name not in {"awk", "sed", "gawk", "mawk"}:
        return None
    given = shape_of(fed)
    if given is None or given.kind not in {Kind.TEXT, Kind.NUMBER, Kind.WORD}:
        return None
    program = next((word for word in words if word is None or not word.startswith("-")), None)
    if name in _FILTERS or (program is not None and len(program) < _LONG and not _BRACES.search(program)):
        return TEXT
    return None


def _counts(name: str, words: list[str | None]) -> bool:
    """Return whether what is printed is digits."""
    match name:
        case "nproc" | "seq":
            return True
        case "date":
            return any(_DIGITS.fullmatch(word or "") for word in words)
        case "wc":
            return len(words) == 1 and (words[0] or "").startswith("-")
        case "id":
            return bool({"-u", "-g"} & set(words))
        case "expr":
            return bool({"+", "-", "*", "/", "%"} & set(words))
        case _:
            return False


def _keeps_identifiers(words: list[str | None]) -> bool:
    """Return whether `tr -c SET _` or `tr -cd SET` leaves nothing but letters, digits and underscores."""
    options = "".join(word for word in words if word is not None and word.startswith("-"))
    sets = [word for word in words if word is None or not word.startswith("-")]
    if not set(options) & {"c", "C"} or not sets or sets[0] is None:
        return False
    kept = _IDENTIFIER_SETS.fullmatch(sets[0].replace("[:alnum:]", "a-z"))
    return kept is not None and ("d" in options or sets[1:] in (["_"], ["[_*]"]))
