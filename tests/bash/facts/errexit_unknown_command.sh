# A command that does not exist does not end the script without errexit.
# outcome: exact
# stdout: "end\n"
# status: 0
this_command_does_not_exist_anywhere 2>/dev/null
echo "end"
