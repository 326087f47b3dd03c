#!/bin/bash
set -euo pipefail
DIR=$(dirname "$0")
source "$DIR/rune_bpcs.sh"
rune_init

NAME=$(rune_param name "")
SHELL_=$(rune_param shell "/bin/bash")
GROUPS_=$(rune_param groups "")

if [[ -z $NAME ]]; then
    echo "ERROR: no name given"
    exit 1
fi

# check if there already
if id "$NAME" 2>/dev/null; then
    rune_ok_kv "user already exists" "name=$NAME" "created=false"
fi

echo "creating $NAME" >&2
if ! useradd -m -s "$SHELL_" "$NAME"; then
    echo "useradd failed" >&2
    exit 2
fi

if [ "$GROUPS_" != '' ]; then
    usermod -aG "$GROUPS_" "$NAME"
fi

rune_ok_kv "user created" "name=$NAME" "created=true"
