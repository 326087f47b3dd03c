#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

PLAYBOOK=$(rune_param playbook "")
LIMIT=$(rune_param limit "")
OPTIONS=$(rune_param options "")
PLAY_ROOT=/srv/ansible
FORKS=5 CHECK="" TAGS="" VERBOSE=0

# options come as one string, as in "--check --forks=10 --tags=a,b"
parse_options() {
  while (( $# )); do
    case $1 in
      --check)   CHECK=--check ;;
      --forks=*) FORKS=${1#*=} ;;
      --tags=*)  TAGS=${1#*=} ;;
      -v)        VERBOSE=1 ;;
      *)         rune_error 1 "unknown option" "$(jq -nc --arg o "$1" '{option:$o}')" ;;
    esac
    shift
  done
}
eval "set -- $OPTIONS"
parse_options "$@"

case $PLAYBOOK in
  site|patch|users) ;;
  *) rune_error 1 "unknown playbook" '{"allowed":["site","patch","users"]}' ;;
esac
if [[ -z $LIMIT ]]; then
  echo "no limit given, nothing done" >&2
  exit 0
fi

args=(-i "$PLAY_ROOT/inventory" --limit "$LIMIT" --forks "$FORKS")
[[ -z $CHECK ]] || args+=("$CHECK")
[[ -z $TAGS ]] || args+=(--tags "$TAGS")
if (( VERBOSE )); then args+=(-v); fi

export ANSIBLE_NOCOLOR=1 ANSIBLE_FORCE_COLOR=0
hosts=0
while read -r line; do
  [[ $line != *hosts*: ]] || continue
  (( hosts++ ))
done < <(ansible-playbook "${args[@]}" --list-hosts "$PLAY_ROOT/$PLAYBOOK.yml" </dev/null 2>/dev/null)
echo "$hosts lines in the list of hosts" >&2
if ! ansible-playbook "${args[@]}" "$PLAY_ROOT/$PLAYBOOK.yml" </dev/null; then
  rune_error 3 "playbook failed" "$(jq -nc --arg p "$PLAYBOOK" --arg l "$LIMIT" '{playbook:$p, limit:$l}')"
fi
rune_ok "Playbook ran" "$(jq -nc --arg p "$PLAYBOOK" --arg l "$LIMIT" '{playbook:$p, limit:$l}')"
