f() { local x=$1; echo "in $x $#"; return 3; }; f a b || echo "status $?"
