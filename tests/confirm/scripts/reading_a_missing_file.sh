set -e
y=$(x=$(</nonexistent/file) || echo z)
echo "$y"
( x=$(</nonexistent/file) || echo no ) || echo caught
if ! x=$(cat /nonexistent/file); then echo in; fi
set +e
x=$(</nonexistent/file) || echo out
set -e
(:)
x=$(</nonexistent/file) || echo never
echo never
