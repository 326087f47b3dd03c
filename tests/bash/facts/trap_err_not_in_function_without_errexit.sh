# Without `-E` and errexit a failing command inside a function runs no ERR trap, but the failing call does.
# outcome: exact
# stdout: "in\nerr\nend\n"
# status: 0
trap 'echo err' ERR
f() { false; echo in; return 2; }
f
echo end
