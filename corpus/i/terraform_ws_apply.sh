#!/bin/sh
# Apply one terraform workspace. Everything that terraform says goes to a log file.
set -euo pipefail
SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

WORKSPACE="$(rune_param workspace "")"
STACK="$(rune_param stack "")"
ROOT=/srv/terraform

[[ "$STACK" =~ ^[a-z0-9-]+$ ]] || rune_error 1 "Bad stack" '{"field":"stack"}'
[[ -d "$ROOT/$STACK" ]] || rune_error 2 "No such stack" '{"field":"stack"}'
LOG="/var/log/rune/terraform-$STACK.log"

mkdir -p "${LOG%/*}"
exec 3>&1 4>&2
exec >>"$LOG" 2>&1

say() { echo "$(date +%T) $*"; }
tf() { terraform -chdir="$ROOT/$STACK" "$@"; }

say "init"
tf init -input=false -no-color || rune_error 2 "terraform init failed" '{"step":"init"}' >&3
say "workspace $WORKSPACE"
tf workspace select "$WORKSPACE" || rune_error 2 "no such workspace" '{"step":"workspace"}'
say "plan"
rc=0
tf plan -input=false -no-color -detailed-exitcode -out=tfplan || rc=$?
case $rc in
  0) rune_ok "No changes" '{"changed":false}' >&3 ;;
  2) say "there is something to do" ;;
  *) rune_error 3 "plan failed" '{"step":"plan"}' >&3 ;;
esac
say "apply"
terraform -chdir="$ROOT/$STACK" apply -input=false -no-color tfplan
exec 1>&3 2>&4
rune_ok "Applied" "$(jq -nc --arg s "$STACK" '{stack:$s, changed:true}')"
