# The README shows what `gongbao explain` prints for a target of each kind, word for word.
: "${GONGBAO:=$PWD/build/gongbao}"
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
awk -v dir="$dir" '
	/^\$ build\/gongbao explain / { name = sprintf("%s/%02d", dir, ++count); sub(/^\$ build\/gongbao /, ""); print > (name ".words"); next }
	/^```/ { name = ""; next }
	name != "" { print > (name ".expected") }
' README.md
for words in "$dir"/*.words; do
	name=${words%.words}
	# shellcheck disable=SC2046 # the words are meant to be split
	if "$GONGBAO" $(cat "$words") 2>&1 | diff "$name.expected" - >"$dir/diff"; then
		echo "ok $(cat "$words")"
	else
		echo "not ok $(cat "$words"):"
		head -n 8 "$dir/diff" | sed 's/^/    /'
	fi
done
for kind in growth flow level ceiling share rank milestone works qualitative; do
	id=$(jq -r --arg kind "$kind" 'first(.targets[] | select(.kind == $kind)).id' tests/explain/data/targets.json)
	if grep -q "explain tests/explain/data $id\$" "$dir"/*.words; then
		echo "ok the README explains a $kind"
	else
		echo "not ok the README explains no $kind"
	fi
	"$GONGBAO" explain tests/explain/data "$id" --lang zh >"$dir/zh" 2>&1
	if grep -q '^理由：' "$dir/zh" && ! grep -q 'error' "$dir/zh"; then
		echo "ok $id in Chinese"
	else
		echo "not ok $id in Chinese: $(head -n 2 "$dir/zh")"
	fi
done
