cd /; pushd /usr; pushd /tmp >/dev/null; pwd; pushd; popd; dirs; popd; popd 2>/dev/null || echo "empty $?"
cd /usr; cd -; pwd; pushd 2>/dev/null || echo "no other $?"
f() { pushd /tmp >/dev/null; echo "$PWD $OLDPWD"; popd >/dev/null; }; f; pwd
(pushd /usr >/dev/null; pwd); pwd
