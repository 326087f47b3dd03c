#!/usr/bin/env bash
# `{a,b}` and `{1..3}` are brace expansions, and no JSON.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
WORK="$(mktemp -d)"
ROOT="${WORK}/tree"
mkdir -p "${ROOT}"/{bin,etc,"lib"}
for N in {1..3}; do
  mkdir -p "${WORK}/part_${N}"
done
LABEL="${WORK}-{a}-{b,c}"
echo "${LABEL}" >&2
rune_ok "Tree made" "$(jq -nc --arg root "${ROOT}" '{root:$root}')"
