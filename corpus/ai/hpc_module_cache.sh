#!/bin/bash
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

# ---- from the cluster's site functions ----
site_warn() { printf 'warning: %s\n' "$*" >&2; }
site_step() {
  # site_step "text" command...
  printf '%-40s' "$1 ..." >&2
  shift
  "$@" 2>&1 >/dev/null || { printf 'FAILED\n' >&2; return 1; }
  printf 'ok\n' >&2
}
# ---- end of site functions ----

root=$(rune_param module_root /opt/modulefiles)
cache=$(rune_param cache_dir /opt/moduleData)
arch=$(rune_param arch "")

[[ -d $root ]] || rune_error 2 "module_root is missing" "$(jq -nc --arg r "$root" '{path: $r}')"
[[ -n $arch ]] || arch=$(uname -m)

shopt -s nullglob
set -- "$root/$arch"/* "$root/noarch"/*
if (($# == 0)); then
  rune_error 2 "no modules" "$(jq -nc --arg a "$arch" '{arch: $a}')"
fi

paths=
for d; do
  [[ -d $d ]] || { site_warn "$d is no directory"; continue; }
  paths+=${paths:+:}$d
done

mkdir -p "$cache/new" || rune_error 2 "cannot make the cache directory"
pushd "$cache/new" || rune_error 2 "cannot enter the cache directory"

site_step "spider cache for $arch" \
  /usr/share/lmod/lmod/libexec/update_lmod_system_cache_files -d "$PWD" -t "$PWD/stamp" "$paths" ||
  rune_error 3 "cache could not be built" "$(jq -nc --arg a "$arch" '{arch: $a}')"

popd >/dev/null

[[ -s $cache/new/stamp ]] || rune_error 3
rm -rf "$cache/old"
[[ ! -d $cache/current ]] || mv "$cache/current" "$cache/old" || rune_error 2 "cannot retire the old cache"
mv "$cache/new" "$cache/current" || rune_error 2 "cannot put the new cache in place"

rune_ok "module cache rebuilt" "$(jq -nc --arg a "$arch" --argjson n "$#" '{arch: $a, trees: $n}')"
