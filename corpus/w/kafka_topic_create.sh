#!/usr/bin/env bash
set -o errexit -o nounset -o pipefail

LIB_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
. "${LIB_DIR}/rune_bpcs.sh"
rune_init

brokers=$(rune_param brokers localhost:9092)
topic=$(rune_param topic "")
partitions=$(rune_param partitions 6)
retention=$(rune_param retention_ms 604800000)

valid_topic() { [[ $1 =~ ^[a-zA-Z0-9._-]{1,249}$ ]]; }
topics()      { kafka-topics.sh --bootstrap-server "$brokers" "$@" 2>/dev/null; }
details()     { printf '{"topic":"%s","brokers":"%s"}' "$topic" "$brokers"; }

valid_topic "$topic" || rune_error 1 "bad topic name" '{"parameter":"topic"}'
[[ $partitions =~ ^[0-9]+$ ]] || rune_error 1 "bad partition count" '{"parameter":"partitions"}'

existing=$(topics --list | grep -Fx -- "$topic")
if [[ -n $existing ]]; then
  rune_ok "topic is already there" "$(details)"
fi

if ! topics --create --topic "$topic" --partitions "$partitions" --replication-factor 3 \
     --config "retention.ms=$retention" >/dev/null; then
  rune_error 3 "topic could not be created" "$(details)"
fi
rune_ok "topic created" "$(details)"
