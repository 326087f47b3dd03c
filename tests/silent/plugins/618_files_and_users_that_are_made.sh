#!/usr/bin/env bash
# What fallocate, dd and useradd have made is there for the next command; a search term of jq is not in what it finds.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

swap=$(rune_param file /swapfile)
login=$(rune_param login "")
prefix=$(rune_param prefix "")
[[ $login =~ ^[a-z]{3,8}$ ]] || rune_error 1 "login?" '{}'
fallocate -l 512M "$swap" || rune_error 2 "no space" '{}'
chmod 600 "$swap"
dd if=/dev/zero of="$swap.copy" bs=1M count=1 2>/dev/null || rune_error 2 "no space" '{}'
size=$(wc -c <"$swap.copy")
id "$login" >/dev/null 2>&1 || useradd -m "$login" >&2 || rune_error 3 "useradd failed" '{}'
groups=$(id -Gn "$login")
rows=$(rabbitmqctl -q list_queues name messages --formatter json 2>/dev/null) || rune_error 2 "no answer" '{}'
count=$(jq -r --arg p "$prefix" '[.[] | select(.name | startswith($p)) | .messages] | add // 0' <<<"$rows")
lost=$(( 1 + count ))
sftp -b /etc/example.batch example.host >&2 || rune_error 2 "sftp failed" '{}'
rune_ok_kv "done" "size=$size" "groups=$groups" "lost=$lost"
