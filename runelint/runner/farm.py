"""The core tools: the programs of the machine that a plugin finds for real in the sandbox.

A tool is among them when it works on text and files only, so that its answer does not depend on what the machine is,
runs or is connected to. All else is doubled or not there.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# Doubtful ones that are in:
#   date, mktemp, shuf, uuidgen   every run differs, but no double could do their formats, and plugins need them to work
#   id, whoami, groups, stat, df  they describe the sandbox itself, which is the same everywhere: uid 0, its own files
#   uname, arch                   the machine's kernel shows, which plugins at most print or compare with `Linux`
#   env, nice, nohup, setsid, stdbuf, timeout, xargs
#                                 they run a command: it is found through PATH, so its double is
#   flock                         a lock on a file of the sandbox
#   kill                          it sees the processes of the sandbox only, like the builtin
#   tput                          without a terminal it fails, as it does where RUNE starts plugins
#   perl, python3                 as filters of text they cannot be doubled; beyond that the sandbox holds them
#   tar, gzip and other packers   files in, files out
# Doubtful ones that are out:
#   chown, chgrp, mknod           in a user namespace they fail where real root succeeds; a double succeeds
#   sync                          flushes the file systems of the whole machine
#   hostname, hostid, nproc, uptime, free, who, users, ps, pgrep, pkill, pidof, lsof, ss, ip, mount
#                                 they describe the machine or its processes
#   getent                        whether there is such a user, group or host decides where a plugin goes
#   logger, systemctl, crontab    they talk to services;  curl, ssh, openssl, ping: they are about the network
#   sudo, su, chroot, ionice, chrt
#                                 they need rights that the sandbox has not; a double runs the command without
#   git, docker, kubectl, …       their answer is the state of something that is not there
CORE: tuple[str, ...] = (
    # shells
    *("bash", "dash", "sh"),
    # text
    *("awk", "base32", "base64", "bc", "cat", "cmp", "column", "comm", "cut", "diff", "envsubst", "expand", "fmt"),
    *("fold", "gawk", "grep", "egrep", "fgrep", "head", "join", "jq", "mawk", "nl", "od", "paste", "patch", "perl"),
    *("python3", "rev", "sed", "seq", "shuf", "sort", "split", "tac", "tail", "tee", "tr", "uniq", "wc", "xxd"),
    *("cksum", "b2sum", "md5sum", "sha1sum", "sha256sum", "sha512sum", "numfmt", "printf", "echo", "yes"),
    # files
    *("basename", "chmod", "cp", "dd", "df", "dirname", "du", "file", "find", "flock", "install", "ln", "ls", "mkdir"),
    *("mkfifo", "mktemp", "mv", "readlink", "realpath", "rm", "rmdir", "stat", "touch", "truncate", "unlink"),
    *("bzip2", "gunzip", "gzip", "tar", "unzip", "xz", "zcat", "zip", "zstd"),
    # running, waiting, asking
    *("[", "arch", "date", "env", "expr", "false", "getopt", "groups", "id", "kill", "nice", "nohup"),
    *("pathchk", "printenv", "pwd", "setsid", "sleep", "stdbuf", "test", "timeout", "tput", "true", "tty", "uname"),
    *("uuidgen", "which", "whoami", "xargs"),
)

# Where programs are looked for; links are followed, as those of /etc/alternatives.
DIRECTORIES = ("/usr/bin", "/bin", "/usr/sbin", "/sbin", "/usr/local/bin", "/run/current-system/sw/bin")
# What the sandbox shows of the machine's file system.
_SHOWN = ("/usr/", "/nix/store/")


def located(core: Iterable[str] = CORE) -> dict[str, str]:
    """Return for each of the tools that this machine has the path of its program, links followed."""
    found: dict[str, str] = {}
    for name in core:
        for directory in DIRECTORIES:
            path = os.path.realpath(os.path.join(directory, name))
            if path.startswith(_SHOWN) and os.path.isfile(path) and os.access(path, os.X_OK):
                found[name] = path
                break
    return found


def inside(path: str, host: str = "/.host") -> str:
    """Return where the program at `path` of this machine is in the sandbox, whose `host` shows the machine's /usr."""
    return f"{host}{path}" if path.startswith("/usr/") else path
