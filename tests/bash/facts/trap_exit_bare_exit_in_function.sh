# A bare `exit` in a function that the EXIT trap calls keeps the status of the plugin.
# outcome: exact
# stdout: ""
# status: 3
cleanup() {
  true
  exit
}
trap cleanup EXIT
exit 3
