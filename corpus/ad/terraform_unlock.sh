#!/usr/bin/env bash
# Release a stale Terraform state lock, if it is old enough.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh

warn() { printf '%s\n' "$*"; } >&2
usage() {
  warn "terraform_unlock: $1"
  exit 4
}
obj() { jq -nc "$@" '$ARGS.named'; }
tf()  { terraform -chdir="$dir" "$@" </dev/null; }

rune_init
command -v terraform >/dev/null || usage 'terraform is not on the PATH'

dir=$(rune_param directory '')
lock=$(rune_param lock_id '')
min=$(rune_param min_age '1 hour')
[[ -d $dir ]] || rune_error 1 'no such directory' "$(obj --arg directory "$dir")"
[[ $lock =~ ^[0-9a-f-]{36}$ ]] || rune_error 1 'lock_id is not a UUID' "$(obj --arg lock_id "$lock")"

# the provider credentials of this workspace
[[ ! -f $dir/.env.sh ]] || warn "using the environment in $dir/.env.sh"
case $min in
  *hour* | *minute* | *day*) eval "limit=\$(date -d \"now - $min\" +%s)" || rune_error 1 'min_age is no time span' '{}' ;;
  *) rune_error 1 'min_age must name hours, minutes or days' "$(obj --arg min_age "$min")" ;;
esac

info=$(tf plan -lock-timeout=1s -refresh=false -no-color 2>&1) || true
created=$(sed -n 's/^.*Created: *\([0-9-]* [0-9:]*\).*/\1/p' <<<"$info" | head -n 1)
if [[ -z $created ]]; then
  warn 'the state is not locked'
  exit 0
fi
since=$(date -d "$created UTC" +%s 2>/dev/null) || rune_error 2 'the lock has no readable date' "$(obj --arg created "$created")"
[ "$since" -lt "$limit" ] || rune_error 3 'the lock is too young' "$(obj --arg created "$created")"

tf force-unlock -force "$lock" >&2 || rune_error 2 'force-unlock failed' "$(obj --arg lock_id "$lock")"
rune_ok 'lock released' "$(obj --arg lock_id "$lock" --arg created "$created")"
