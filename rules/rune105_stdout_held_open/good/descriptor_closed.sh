#!/usr/bin/env bash
set -euo pipefail

source "$(dirname "$0")/rune_bpcs.sh"
rune_init

exec {answer}>&1 1>&2

dir=$(rune_param dir /var/log/app)
echo "compressing $dir"
nice -n 19 find "$dir" -name '*.1' -exec gzip -f {} + >/dev/null 2>&1 {answer}>&- &

# Both are there before the answer is.
sync -d / &
sleep 0.1 &
wait

rune_ok_kv "Compression started" "dir=$dir" >&"$answer"
