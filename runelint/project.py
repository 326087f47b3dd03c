"""Which files are a plugin's own: those of its folder, and what its project shares with it.

A stranger's plugin says itself what it sources, and whoever checks it has more in the folders around it.
"""

from __future__ import annotations

import os

# What is never a plugin's: it is large, of no use to it, and can hold credentials.
_LEFT_OUT = frozenset(
    {
        ".aws",
        ".azure",
        ".bash_history",
        ".config",
        ".docker",
        ".git",
        ".git-credentials",
        ".gnupg",
        ".hg",
        ".kube",
        ".my.cnf",
        ".netrc",
        ".npmrc",
        ".password-store",
        ".pgpass",
        ".pypirc",
        ".ssh",
        ".svn",
        ".vault-token",
        ".venv",
        "__pycache__",
        "node_modules",
    }
)
# What plugins without a repository share, in the folder above their own: this library, or all that is in this folder.
_LIBRARY, _SHARED = "rune_bpcs.sh", "lib"


def is_left_out(name: str) -> bool:
    """Return whether a file or folder of this name is never copied, wherever it stands."""
    return name.casefold() in _LEFT_OUT


def kept_back(path: str, folder: str) -> str:
    """Return why what stands at `path` may hold credentials; empty when a plugin in `folder` may know it.

    Both are absolute and lead over no link. In its own folder a plugin may have hidden files, too.
    """
    steps = os.path.relpath(path, folder).split(os.sep)
    outside = steps[0] == os.pardir
    for step in steps:
        if is_left_out(step):
            return f"stands at `{step}`, which is never copied, for it can hold credentials"
        if outside and step.startswith(".") and step != os.pardir:
            return f"stands at `{step}` outside of the plugin's folder: what is hidden there can hold credentials"
    return ""


def not_shared(path: str, folder: str) -> str:
    """Return why what stands at `path` is nothing that a plugin in `folder` shares with others; empty when it is.

    Both are as for `kept_back`. Its repository belongs to it. Where there is none, the folder above can be anything,
    such as the user's home: of that only the places are taken where plugins have what they share.
    """
    steps = os.path.relpath(path, folder).split(os.sep)
    repository = repository_of(folder)
    if repository is not None:
        outside = os.path.relpath(path, repository).split(os.sep)[0] == os.pardir
        return "lies outside of the plugin's repository" if outside else ""
    if steps[0] != os.pardir or steps[1:] == [_LIBRARY] or steps[1:2] == [_SHARED] != steps[1:]:
        return ""
    return (
        f"lies outside of the plugin's folder: without a repository around both, only `../{_LIBRARY}` and what is in "
        f"`../{_SHARED}` are taken from there"
    )


def repository_of(folder: str) -> str | None:
    """Return the nearest folder around `folder`, or that itself, which is a repository of Git; None without one."""
    here = folder
    while not os.path.lexists(os.path.join(here, ".git")):
        here, below = os.path.dirname(here), here
        if here == below:
            return None
    return here
