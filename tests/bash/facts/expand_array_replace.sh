# A replacement acts on each element.
# outcome: possible
# stdout: "oo bo\n"
# status: 0
a=(aa ba)
echo "${a[@]//a/o}"
