#!/bin/bash
# `cmd || { …; }` with an emitter in the block handles the failure.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"

rune_init
source_dir="$(rune_param from /srv/a)"
rsync -a "$source_dir/" /srv/b/ >&2 || {
  echo "rsync said no" >&2
  rune_error 2 "Copy failed" '{"copied":false}'
}
rune_out "copied=yes"
rune_finish "copied"
