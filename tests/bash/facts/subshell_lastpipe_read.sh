# With lastpipe `read` behind a pipe sets a variable of the script.
# outcome: possible
# stdout: "[text]\n"
# status: 0
shopt -s lastpipe
echo text | read -r x
echo "[$x]"
