#!/usr/bin/env bash
# Stage, check and load an auditd rule fragment; the previous fragment comes back when augenrules refuses.
set -Eeuo pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)
# shellcheck source=/dev/null
source "$here/rune_bpcs.sh"
rune_init
trap '(( BASH_SUBSHELL )) || rune_error 100 "unexpected failure" "$(jq -nc --arg line "$LINENO" "{line: \$line}")"' ERR

readonly rules_dir=/etc/audit/rules.d
name=$(rune_param fragment "")
rules_json=$(rune_param_json rules '[]')

[[ $name =~ ^[0-9]{2}-[a-z0-9_]+$ ]] || rune_error 1 "fragment must look like 40-name" '{"parameter":"fragment"}'
jq -e 'type == "array" and length > 0' <<<"$rules_json" >/dev/null || rune_error 1 "rules must be a filled array" '{"parameter":"rules"}'

declare -a rules=() refused=()
mapfile -t rules < <(jq -r '.[] | tostring' <<<"$rules_json")

# state machine: a rule is "watch", "syscall" or "control"; anything else is refused
for rule in "${rules[@]}"; do
  case $rule in
    '-w /'*' -p '*)      state=watch ;;
    '-a '*,*' -S '*)     state=syscall ;;
    '-b '*|'-f '[012])   state=control ;;
    *)                   state=refused ;;
  esac
  if [[ $state == refused ]]; then refused+=("$rule"); fi
  printf 'rule %-8s %s\n' "$state" "$rule" >&2
done
if (( ${#refused[@]} )); then
  rune_error 1 "some rules are not understood" "$(jq -nc --args '{refused: $ARGS.positional}' -- "${refused[@]}")"
fi

target=$rules_dir/$name.rules
stage=$(mktemp)
trap 'rm -f -- "$stage"' EXIT
{
  echo "## managed by rune, do not edit"
  printf '%s\n' "${rules[@]}"
} >"$stage"

if [[ -e $target ]] && cmp -s -- "$stage" "$target"; then
  rune_ok "fragment is already in place" "$(jq -nc --arg f "$target" '{fragment: $f, changed: false}')"
fi

if [[ -e $target ]]; then
  cp -p -- "$target" "$stage.old" || rune_error 2 "cannot save the old fragment" "{}"
  trap 'rm -f -- "$stage" "$stage.old"' EXIT
fi
install -m 0640 -- "$stage" "$target" || rune_error 2 "cannot write the fragment" "$(jq -nc --arg f "$target" '{fragment: $f}')"

if ! noise=$(augenrules --load 2>&1); then
  if [[ -e $stage.old ]]; then
    install -m 0640 -- "$stage.old" "$target" >&2 || true
  else
    rm -f -- "$target"
  fi
  rune_error 3 "augenrules refused the rules" "$(jq -nc --arg n "$noise" '{output: ($n | split("\n"))}')"
fi

loaded=$(auditctl -l 2>/dev/null | grep -c -- '-k' || true)
rune_ok "rules loaded" "$(jq -nc --arg f "$target" --argjson n "${loaded:-0}" --argjson sent "$rules_json" \
  '{fragment: $f, changed: true, keyed_rules: $n, sent: ($sent | length)}')"
