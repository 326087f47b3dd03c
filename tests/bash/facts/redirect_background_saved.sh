# A background job writes to a saved descriptor, too.
# outcome: exact
# stdout: "shown\nend\n"
# status: 0
exec 3>&1
{ echo hidden; echo shown >&3; } >/dev/null &
wait
echo end
