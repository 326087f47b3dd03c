# Helpers about mounts, sourced by plugins beside this file.

mounts_of_type() {
  findmnt -rn -t "$1" -o TARGET 2>/dev/null
}

mounts_json() {
  mounts_of_type "$1" | jq -Rnc '[inputs]'
}

mount_is_stale() {
  ! timeout -k 2 5 stat -t "$1" >/dev/null 2>&1
}
