#!/usr/bin/env bash
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
db=$(rune_param db ''); coll=$(rune_param collection ''); field=$(rune_param field ''); uniq=$(rune_param unique false)
[[ $db =~ ^[A-Za-z0-9_-]{1,63}$ ]] || rune_error 1 'bad db' '{"parameter":"db"}'
[[ -n $coll && $coll != system.* ]] || rune_error 1 'bad collection' '{"parameter":"collection"}'
[[ $field =~ ^[A-Za-z_][A-Za-z0-9_.]*$ ]] || rune_error 1 'bad field' '{"parameter":"field"}'
[[ $uniq == true ]] || uniq=false
m() { timeout 300 mongosh --quiet --norc "mongodb://localhost/$db" --eval "$1" </dev/null; }
m 'quit(db.hello().isWritablePrimary ? 0 : 1)' >&2 || rune_error 2 'not the primary' "db=$db"
have=$(m "db.getCollection('$coll').getIndexes().filter(i => i.key['$field']).length" 2>/dev/null) || have=0
if [[ $have != 0 ]]; then rune_ok 'index is there' "$(jq -nc --arg f "$field" '{field:$f,created:false}')"; fi
up=$(m 'db.stats().ok' 2>/dev/null) || up=
[[ $up == 1 ]] || rune_error 2 'db is not usable' "$(jq -nc --arg d "$db" '{db:$d}')"
m "quit(db.getCollection('$coll').createIndex({'$field': 1}, {unique: $uniq}) ? 0 : 1)" >&2 ||
  rune_error 3 'createIndex failed' "$(jq -nc --arg c "$coll" --arg f "$field" '{collection:$c,field:$f}')"
rune_ok 'index made' "$(jq -nc --arg c "$coll" --arg f "$field" '{collection:$c,field:$f,created:true}')"
