#!/bin/bash
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"
rune_init

name="$(rune_param name "app")"
base="$(mktemp -d)"
mkdir -p "$base"/{conf,log}
printf '[%s] {%s} %s\n' "$(date +%T)" "$name" "writing the templates" >&2

# Templates for other tools.
cat >"$base/conf/nginx.conf" <<EOF || rune_error 2 "Cannot write the template" '{}'
server {
    listen 8080;
    location /${name} { root ${base}; }
}
EOF
logger -t templates <<EOF || true
{${name}} written below [${base}]
EOF

users="$(awk -F: -v skip="${name}" '$1 != skip { n++ } END { print n + 0 }' /etc/passwd)"
title="$(printf '%s' "${name}" | sed 's/{/(/g; s/}/)/g')"

rune_out "base=${base}"
rune_out "title=${title}"
rune_out "users=${users}"
rune_finish "templates written"
