# A quotient, a difference, or a remainder of what is above 0 may be 0.
# outcome: possible
# stdout: "q d r m\n"
# status: 0
n=$(date +2)
[[ $n =~ ^[1-9][0-9]*$ ]] || exit
out=
((n / 3)) || out+="q"
((n - 2)) || out+=" d"
((n % 2)) || out+=" r"
((n * (n - 2))) || out+=" m"
echo "$out"
