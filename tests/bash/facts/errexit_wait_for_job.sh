# `wait` with a job has the status of the job.
# outcome: possible
# stdout: "5\n"
# status: 0
(exit 5) &
wait $!
echo "$?"
