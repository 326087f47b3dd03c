# A variable with the integer attribute holds a number, whatever is assigned to it.
# outcome: exact
# stdout: "number\n"
# status: 0
declare -i number
number=$BASHPID*2
number+=5
((number > 6)) && echo number
