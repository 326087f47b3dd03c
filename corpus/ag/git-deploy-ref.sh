#!/usr/bin/env bash
# move a checkout to a branch, tag or commit; go back when the check fails
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init

die() { rune_error "$1" "$2" "${3:-}"; }
g()   { git -C "$DIR" "$@"; }
out() { jq -nc --arg dir "$DIR" --arg ref "$REF" --arg from "$OLD" --arg to "$1" '{directory: $dir, ref: $ref, from: $from, to: $to}'; }

DIR=$(rune_param directory "")
REF=$(rune_param ref main)
UNIT=$(rune_param unit "")
FORCE=$(rune_param force false)
export GIT_TERMINAL_PROMPT=0 GIT_SSH_COMMAND='ssh -o BatchMode=yes'

[[ -n $DIR ]] || die 1 "directory is required"
[[ $REF =~ ^[A-Za-z0-9][A-Za-z0-9._/-]*$ ]] || die 1 "ref has odd characters"
command -v git >/dev/null || die 4 "no git here"
OLD=$(g rev-parse --short HEAD 2>/dev/null) || die 2 "not a checkout, or an empty one" "$(jq -nc --arg d "$DIR" '{directory: $d}')"

mapfile -t DIRTY < <(g status --porcelain --untracked-files=no 2>/dev/null)
if (( ${#DIRTY[@]} > 0 )); then
  [[ $FORCE == true ]] || die 3 "${#DIRTY[@]} changed files, not touching them" "$(printf '%s\n' "${DIRTY[@]:0:20}" | jq -Rnc '{changed: [inputs[3:]]}')"
  g stash push --quiet --message "rune $(date +%F)" >&2 || die 3 "cannot stash the changes" "$(out "$OLD")"
fi

for try in 1 2 3; do
  if g fetch --quiet --tags --prune origin >&2 </dev/null; then break; fi
  [[ $try != 3 ]] || die 2 "fetch failed" "$(out "$OLD")"
  sleep $((try * 4))
done

NEW=$(g rev-parse --short --verify --quiet "origin/$REF^{commit}" || g rev-parse --short --verify --quiet "$REF^{commit}") ||
  die 2 "no such branch, tag or commit" "$(out "$OLD")"

if [[ $NEW == "$OLD" ]]; then
  rune_ok "already there" "$(out "$NEW")"
fi

g checkout --quiet --detach "$NEW" >&2 || die 3 "checkout failed" "$(out "$OLD")"

if [[ -n $UNIT ]]; then
  if ! systemctl restart "$UNIT" >&2 || { sleep 3; ! systemctl is-active --quiet "$UNIT"; }; then
    if g checkout --quiet --detach "$OLD" >&2 && systemctl restart "$UNIT" >&2; then
      die 3 "$UNIT does not run with it, went back" "$(out "$OLD")"
    fi
    die 100 "$UNIT does not run, and going back failed" "$(out "$NEW")"
  fi
fi
rune_ok "deployed" "$(out "$NEW")"
