echo '{"a":[1,2],"b":"x"}' | jq -r '.b, (.a|length)'; jq -nc --arg k v '{k:$k}'
