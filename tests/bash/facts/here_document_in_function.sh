# A here-document in a function is expanded at each call.
# outcome: possible
# stdout: "<a>\n<b>\n"
# status: 0
f() { cat <<E
<$1>
E
}
f a
f b
