# A trap that sends its own signal while it may still do so runs in itself.
# outcome: possible
# stdout: "in 1\nin 2\nout\nout\nend\n"
# status: 0
n=0
trap 'n=$((n + 1)); echo "in $n"; if ((n < 2)); then kill -USR1 $$; fi; echo out' USR1
kill -USR1 $$
echo end
