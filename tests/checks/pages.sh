# tests/pages: NAME.layout.json over tests/pages/data is NAME.trace, op for op. A diff says what moved.
# The files of NAME.data, where there is such a folder, are data that only this page has; NAME.previous, that of the
# issue before, beside the place and the policy.
: "${GONGBAO:=$PWD/build/gongbao}"
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
for layout in tests/pages/*.layout.json; do
	name=${layout%.layout.json}
	more=
	[ -d "$name.data" ] && more=$(echo "$name.data"/*.json)
	[ -d "$name.previous" ] && more="$more --previous=tests/pages/data/place.json --previous=tests/pages/data/policy.json --previous=$name.previous"
	# shellcheck disable=SC2086 # nothing, or folders and options
	if ! "$GONGBAO" make "$layout" tests/pages/data $more -o "$out/now.trace" >"$out/said" 2>&1; then
		echo "not ok $name: $(head -n 4 "$out/said" | tr '\n' ' ')"
	elif cmp -s "$name.trace" "$out/now.trace"; then
		echo "ok $name"
	else
		echo "not ok $name:"
		diff "$name.trace" "$out/now.trace" | head -n 20 | sed 's/^/    /'
	fi
done
