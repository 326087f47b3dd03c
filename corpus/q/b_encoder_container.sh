# restart an encoder container with a new image tag
. "$(dirname "$0")/rune_bpcs.sh"
rune_init

name=$(rune_param name "")
tag=$(rune_param tag "")
[[ $name =~ ^enc[0-9]{2}$ ]] || rune_error 1 "name is encNN" '{"field":"name"}'
[[ $tag =~ ^[0-9]+\.[0-9]+\.[0-9]+$ ]] || rune_error 1 "tag is x.y.z" '{"field":"tag"}'

img=registry.tv.example/encoder:$tag
docker pull -q "$img" >/dev/null || rune_error_kv 2 "no such image" "image=$img"

prev=$(docker inspect -f '{{.Config.Image}}' "$name" 2>/dev/null)
up() {
  docker rm -f "$name" >/dev/null 2>&1
  docker run -d --name "$name" --restart unless-stopped --network host --device /dev/blackmagic \
    -v "/etc/encoder/$name.yml:/etc/encoder.yml:ro" "$1" >/dev/null
}
up "$img" || { [ -n "$prev" ] && up "$prev"; rune_error_kv 3 "does not start" "name=$name" "image=$img"; }

for i in 1 2 3 4 5 6; do
  s=$(docker inspect -f '{{if .State.Health}}{{.State.Health.Status}}{{else}}{{.State.Status}}{{end}}' "$name" 2>/dev/null)
  case $s in healthy|running) break ;; esac
  sleep 10
done
case $s in
  healthy|running) rune_ok_kv "encoder is up" "name=$name" "image=$img" "was=$prev" "waited=$i" ;;
  *) rune_error 7 "encoder is not healthy" "$(jq -nc --arg n "$name" --arg s "$s" '{name: $n, state: $s}')" ;;
esac
