#!/usr/bin/env bash
set -o errexit
set -o nounset

source "$(dirname -- "${BASH_SOURCE[0]}")/rune_bpcs.sh"

trace_dir=${RUNE_TRACE_DIR:-/tmp}
tee "$trace_dir/redrive.$$.in" | rune_init
chmod 600 "$trace_dir/redrive.$$.in" || true

queue=$(rune_param dlq_arn "")
rate=$(rune_param per_second 50)

[[ $queue == arn:aws:sqs:* ]] || rune_error 1 "dlq_arn is not an SQS ARN" "$(jq -nc --arg q "$queue" '{dlq_arn:$q}')"
[[ $rate =~ ^[1-9][0-9]{0,2}$ ]] || rune_error 1 "per_second: 1 to 500" '{}'

task=$(aws sqs start-message-move-task --source-arn "$queue" --max-number-of-messages-per-second "$rate" --query TaskHandle --output text) ||
  rune_error 3 "redrive refused" '{}'

for (( i = 0; i < 60; i++ )); do
  row=$(aws sqs list-message-move-tasks --source-arn "$queue" --max-results 1 --query 'Results[0]' --output json) || row='{}'
  case $(jq -r '.Status // "?"' <<<"$row") in
    COMPLETED) rune_ok "redriven" "$(jq -c '{moved: .ApproximateNumberOfMessagesMoved}' <<<"$row")" ;;
    FAILED|CANCELLED) rune_error 3 "redrive ended early" "$(jq -c '{moved: .ApproximateNumberOfMessagesMoved, reason: .FailureReason}' <<<"$row")" ;;
  esac
  sleep 5
done
rune_error 3 "redrive still running" "$(jq -nc --arg t "${task:0:32}" '{task:$t}')"
