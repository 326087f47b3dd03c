#!/usr/bin/env bash
# Constants hold standard codes and other numbers stand only in the details.
set -euo pipefail

readonly BASE="${BASH_SOURCE[0]%/*}"
source "${BASE}/rune_bpcs.sh"

rune_init

declare -ri E_INPUT=1 E_DEPENDENCY=2
sku=$(rune_param sku "")
[[ -n $sku ]] || rune_error "$E_INPUT" "Missing required parameter: sku"
code=$(curl -sS -o /dev/null -w '%{http_code}' "https://shop.example.net/items/$sku") || code=000
[[ $code == 200 ]] || rune_error "$E_DEPENDENCY" "Answer was 404 or worse" '{"expected":200}'
rune_ok_kv "Item is there" "http=$code"
