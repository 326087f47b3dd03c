#!/bin/bash
# Hold or unhold packages. Speaks the protocol itself, there is no library on the old hosts.
set -euo pipefail

msg="$(cat)"
action="$(printf '%s' "$msg" | jq -r '.payload.input_parameters.action // "hold"')"
pkgs="$(printf '%s' "$msg" | jq -r '.payload.input_parameters.packages // [] | join(" ")')"

code=0
text="marked"
case "$action" in
	hold|unhold)
		# shellcheck disable=SC2086
		apt-mark "$action" $pkgs >&2 || { code=3; text="apt-mark failed"; }
		;;
	*)
		code=1; text="action must be hold or unhold"
		;;
esac

held="$(apt-mark showhold | jq -Rnc '[inputs]')" || held='[]'

printf '%s' "$msg" | jq -c --argjson code "$code" --arg text "$text" --argjson held "$held" '{
	message_metadata,
	payload: (if $code == 0 then {result: "success", output_data: {message: $text, held: $held}} else null end),
	observability,
	error: (if $code == 0 then null else {code: $code, message: $text, details: {held: $held}} end)
}'
exit "$code"
