# Shared by the plugins of this folder: it is sourced, and nothing has to execute it.

clock_offset() {
  chronyc tracking | awk '/^System time/ {print $4}'
}
