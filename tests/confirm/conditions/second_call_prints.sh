#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

n=0
while read -r line; do
  if [[ $line != *hosts* ]]; then n=$((n + 1)); fi
done < <(ansible-playbook --list-hosts site.yml)
if ((n == 0)) && [[ $(ansible-playbook site.yml) == *changed* ]]; then
  : here
fi
rune_ok "done"
