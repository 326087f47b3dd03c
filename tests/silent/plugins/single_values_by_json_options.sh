#!/usr/bin/env bash
# What is taken out of a document, or sent as one, is no document.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

title=$(gh pr view 12 --json title --jq .title) || rune_error 2 "no such request"
version=$(npm view left-pad version --json) || rune_error 2 "no such package"
status=$(curl -sS -o /dev/null -w "%{http_code}" --json "{}" https://api.example.com/x) || rune_error 2 "no answer"
names=$(aws ec2 describe-instances --query "Reservations[].Id" --output text) || rune_error 2 "no answer"
rune_ok_kv "asked" "title=$title" "version=$version" "status=$status" "names=$names"
