#!/bin/bash
# Templates of other tools have braces that are no JSON.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"

rune_init
name="$(rune_param name web)"
state="$(docker inspect --format "{{.State.Status}} of $name" "$name")" || state="unknown"
size="$(stat --format='{%s}' /etc/hosts)" || size=0
field="{{.NetworkSettings.$name}}"
page="{% block $name %}"
printf '%s\n' "$field" "$page" >&2
rune_out "state=$state"
rune_out "size=$size"
rune_finish "inspected"
