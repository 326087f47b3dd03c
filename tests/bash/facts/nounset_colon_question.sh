# `${x:?}` of an empty variable ends the script at once.
# outcome: possible
# stdout: "start\n"
# status: 1
x=
echo start
: "${x:?}"
echo end
