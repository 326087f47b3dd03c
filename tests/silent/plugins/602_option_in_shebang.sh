#!/bin/bash -p
# An option behind the path of Bash does not matter.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
mode=$(getenforce 2>/dev/null) || rune_error 4 "SELinux is not installed"
[[ $mode == Enforcing ]] || rune_error_kv 3 "SELinux is not enforcing" "mode=$mode"
rune_ok_kv "SELinux is enforcing" "mode=$mode"
