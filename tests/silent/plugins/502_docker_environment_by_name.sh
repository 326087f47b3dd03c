#!/usr/bin/env bash
# The environment option of docker has only the name of the exported variable.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
export API_KEY
API_KEY=$(rune_param api_key "")
[[ -n $API_KEY ]] || rune_error 1 "Missing required parameter: api_key"
docker run --rm -d -e API_KEY --name poller registry.example.net/poller:1 >/dev/null || rune_error 2 "Poller was not started"
rune_ok_kv "Poller started" "name=poller"
