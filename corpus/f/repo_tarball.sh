#!/usr/bin/env bash
# packs a checkout; the subshell keeps the working directory where it was
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

SRC="$(rune_param src "")"
OUTDIR="$(rune_param outdir "/var/tmp")"
REF="$(rune_param ref "HEAD")"
: "${SRC:=/srv/checkout}"

stamp=$(date +%Y%m%d-%H%M%S)
target="${OUTDIR}/$(basename "$SRC")-${stamp}.tar.gz"
mkdir -p "$OUTDIR"

(
  cd "$SRC" || rune_error 2 "checkout is missing"
  git rev-parse --is-inside-work-tree >/dev/null 2>&1 || rune_error 2 "not a git checkout"
  git archive --format=tar.gz -o "$target" "$REF" || rune_error 3 "git archive failed"
)

size=$(stat -c %s "$target") || rune_error 3 "archive did not appear"
read -r sum _ < <(sha256sum "$target") || rune_error 3 "cannot hash the archive"

if pushd "$OUTDIR" >/dev/null; then
  keep=()
  mapfile -t keep < <(ls -1t -- *.tar.gz 2>/dev/null)
  for old in "${keep[@]:5}"; do
    echo "removing $old" >&2
    rm -f -- "$old"
  done
  popd >/dev/null
fi

rune_ok "archive written" "$(jq -nc --arg f "$target" --arg s "$sum" --argjson n "$size" '{file:$f, sha256:$s, bytes:$n}')"
