# In ( ) and $( ), also in what they start, BASH_SUBSHELL is above 0.
# outcome: exact
# stdout: "main\nnested\nnested\nnested\n"
# status: 0
say() { if ((BASH_SUBSHELL == 0)); then echo main; else echo nested; fi; }
say
( say )
x=$(say)
echo "$x"
x=$(say | cat)
echo "$x"
