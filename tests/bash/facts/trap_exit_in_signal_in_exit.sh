# An `exit` in the trap of a signal that comes while the EXIT trap runs ends the script, also where that was set again.
# outcome: possible
# stdout: "bye\nterm\n"
# status: 4
bye() { trap bye EXIT; echo bye; kill -TERM $$; echo never; }
trap bye EXIT
trap 'echo term; exit 4' TERM
exit 2
