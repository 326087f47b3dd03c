# A bare `exit` in an EXIT trap keeps the status, where the plugin ends within a function, too.
# outcome: exact
# stdout: ""
# status: 4
trap 'false; exit' EXIT
main() { exit 4; }
main
