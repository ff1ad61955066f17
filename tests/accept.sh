#!/bin/sh
# Writes what the program says now as what the tests expect: tests/bad/*.expected, tests/pages/*.trace.
set -u
cd "$(dirname "$0")/.." || exit 2
GONGBAO=$PWD/${BUILD:-build}/gongbao

for input in tests/bad/*.json tests/bad/*.args; do
	[ -e "$input" ] || continue
	name=${input%.*}
	words="check $name.json"
	[ -f "$name.args" ] && words=$(sed "s|@|tests/bad|g" "$name.args")
	[ -f "$name.part" ] && continue # belongs to another case
	# shellcheck disable=SC2086
	"$GONGBAO" $words >/dev/null 2>"$name.expected"
	echo "status $?" >>"$name.expected"
done
for layout in tests/pages/*.layout.json; do
	name=${layout%.layout.json}
	more=
	[ -d "$name.data" ] && more=$(echo "$name.data"/*.json)
	[ -d "$name.previous" ] && more="$more --previous=tests/pages/data/place.json --previous=tests/pages/data/policy.json --previous=$name.previous"
	# shellcheck disable=SC2086
	"$GONGBAO" make "$layout" tests/pages/data $more -o "$name.trace" >/dev/null || exit 1
done
git status --short tests
