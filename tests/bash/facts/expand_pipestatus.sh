# PIPESTATUS holds the statuses of the last pipeline.
# outcome: possible
# stdout: "2 0 3\n"
# status: 0
(exit 2) | true | (exit 3)
echo "${PIPESTATUS[@]}"
