# Every digit figure of the report has a role: the value of an entry, a threshold in an indicator's
# name, a declared name or a date. `make figures` prints the list (LIST=1). The report itself is not
# in this repository; where it does not lie beside it, this check has nothing to say.
report=${REPORT:-../shared/seed/report.txt}
if [ ! -f "$report" ]; then
	echo "skip the report is not here"
	exit 0
fi
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
year=data/zaozhuang/2024
grep -v '^ *— [0-9]* —' "$report" | tr -d ' \n\r\f' | sed 's/　//g' >"$dir/text"
jq -r '.names[]' data/zaozhuang/place.json >"$dir/names"
# The name of an indicator is in one file, its readings may be in another: one pass for the names.
jq -s 'map((.targets // []) + (.indicators // [])) | add | map({key: .id, value: .name.zh}) | from_entries' \
	$year/targets-*.json $year/review-*.json >"$dir/labels"
jq -r --slurpfile labels "$dir/labels" '
	(.targets // [], .readings // [])[] | select(.source.quote) |
	(.id // .of) as $id |
	[$id, .source.locator[0:1], ((.value // "-") | tostring), ((.upper // "-") | tostring),
		.source.quote, ($labels[0][.of // $id] // "")] | @tsv' \
	$year/targets-*.json $year/readings-2023-*.json >"$dir/entries"
figures() {
	LC_ALL=C awk -v list="${LIST:-}" -v expected=202 -f tests/figures/report.awk kind=names "$dir/names" \
		kind=roles "$1" kind=entries "$2" kind=text "$dir/text"
}
figures tests/figures/roles.txt "$dir/entries" || exit 1
[ -n "${LIST:-}" ] && exit 0
# The check would notice: a role less, an entry less, a value changed by one.
grep -v '75周年' tests/figures/roles.txt >"$dir/roles"
if figures "$dir/roles" "$dir/entries" | grep -q '^not ok figure 109 has no role'; then
	echo "ok a figure without a role is found"
else
	echo "not ok a figure without a role is not found"
fi
grep -v '^heating	' "$dir/entries" >"$dir/less"
if figures tests/figures/roles.txt "$dir/less" | grep -q '^not ok figure 154 has no role'; then
	echo "ok a figure whose entry is missing is found"
else
	echo "not ok a figure whose entry is missing is not found"
fi
sed 's/^heating	二	200	/heating	二	201	/' "$dir/entries" >"$dir/changed"
if figures tests/figures/roles.txt "$dir/changed" | grep -q '^not ok heating: 201 is no figure of its quote'; then
	echo "ok a value changed by one is found"
else
	echo "not ok a value changed by one is not found"
fi
