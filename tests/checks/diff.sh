# Two issues held against each other: the sample's first quarter, made here, and its first half.
: "${GONGBAO:=$PWD/build/gongbao}"
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
now=data/zaozhuang
cp -r $now "$dir/q1"
rm -f "$dir"/q1/2024/readings-h1*.json
jq '.id = "2024-q1" | .as_of = "2024-03-31" | .period = "2024-Q1" | .date = "2024-04-20" | .number = 1 | .serial = 1
	| .subtitle = {zh: "2024年一季度", en: "First quarter of 2024"}' $now/2024/issue.json >"$dir/q1/2024/issue.json"
cp -r "$dir/q1" "$dir/other"

is() { # name, wanted, found
	if [ "$2" = "$3" ]; then echo "ok $1"; else echo "not ok $1: $3 instead of $2"; fi
}
changes() { # jq filter over the changes between the issue before, $1, and this one, $2
	"$GONGBAO" diff --json "$1" "$2" 2>"$dir/faults" | jq -c "$3"
}

# As diff(1): 0 the same, 1 different, 2 trouble.
"$GONGBAO" diff "$dir/q1" "$dir/other" >"$dir/out" 2>&1
is 'the same issue' 0 $?
"$GONGBAO" diff "$dir/q1" $now >"$dir/out" 2>&1
is 'another issue' 1 $?
"$GONGBAO" diff "$dir/q1" "$dir/nowhere" >"$dir/out" 2>&1
is 'no issue' 2 $?
"$GONGBAO" diff "$dir/q1" >"$dir/out" 2>&1
is 'one issue' 2 $?
"$GONGBAO" diff "$dir/q1" tests/explain/data >"$dir/out" 2>&1
is 'another place' 2 $?

# Text in either language, JSON, files; several files on each side.
"$GONGBAO" diff "$dir/q1" $now --lang zh >"$dir/zh"
is 'Chinese headings' 1 "$(grep -c '^进展转差（[0-9]*）$' "$dir/zh")"
"$GONGBAO" diff "$dir/q1" $now >"$dir/en"
is 'English headings' 1 "$(grep -c '^Worse state ([0-9]*)$' "$dir/en")"
"$GONGBAO" diff "$dir/q1" $now --json >"$dir/json"
is 'JSON' '"gongbao.changes/1"' "$(jq -c .format "$dir/json")"
is 'its counts' true "$(jq '([.counts[]] | add) == (.changes | length)' "$dir/json")"
is 'as many lines as changes' "$(jq '.changes | length' "$dir/json")" "$(grep -c '^  ' "$dir/en")"
"$GONGBAO" diff -o "$dir/a.json" -o "$dir/a.txt" -- "$dir/q1" $now >"$dir/out" 2>&1
is 'two words behind --' 1 $?
"$GONGBAO" diff -o "$dir/a.json" -o "$dir/a.txt" "$dir"/q1/place.json "$dir"/q1/policy.json "$dir"/q1/2024 -- \
	$now/place.json $now/policy.json $now/2024 >"$dir/out" 2>&1
is 'several files on each side' 1 $?
if cmp -s "$dir/a.json" "$dir/json" && cmp -s "$dir/a.txt" "$dir/en" && [ ! -s "$dir/out" ]; then
	echo 'ok the same in files'
else
	echo 'not ok the same in files'
fi
"$GONGBAO" diff "$dir/q1" $now -o "$dir/a.pdf" >"$dir/out" 2>&1
is 'a suffix it cannot write' 2 $?

# Turned round, what rose has fallen.
is 'ranks turned round' "$(jq -c '.counts["rank-up"]' "$dir/json")" "$(changes $now "$dir/q1" '.counts["rank-down"]')"

# Each kind of change, made in a copy.
edit() { # file, jq program: in the copy
	jq "$2" "$dir/other/2024/$1" >"$dir/edited" && mv "$dir/edited" "$dir/other/2024/$1"
}
edit targets-headline.json '(.targets[] | select(.id == "gdp-growth")) |= (.value = 6 | .qualifier = "at-least")'
is 'a changed target' '["aim","gdp-growth",5.5,6]' "$(changes "$dir/q1" "$dir/other" \
	'.changes[] | select(.change == "changed") | [.what, .target, .old_value, .new_value]')"
edit targets-plan-1-industry.json '(.targets[] | select(.id == "smart-factories")).id = "clever-factories"'
edit readings-q1.json 'del(.readings[] | select(.of == "smart-factories"))'
is 'a dropped and a new one' '["new","clever-factories"]["dropped","smart-factories"]' "$(changes "$dir/q1" "$dir/other" \
	'.changes[] | select(.target) | select(.change == "new" or .change == "dropped") | [.change, .target]' | tr -d '\n')"
rm -r "$dir/other" && cp -r "$dir/q1" "$dir/other"
file=readings-q1.json
edit $file '(.readings[] | select(.of == "gdp-growth" and .area == null)) |=
	(.revises = {value: .value, reason: {zh: "核算更正", en: "Recalculated"}} | .value = 5.9)'
is 'a revised figure' '["gdp-growth","2024-Q1",5.9,"Recalculated"]' "$(changes "$dir/q1" "$dir/other" \
	'.changes[] | select(.change == "revised") | [.indicator, .period, .new_value, .reason.en]')"

# The bulletin has its chapter of changes only beside the issue before.
"$GONGBAO" make bulletin $now --previous "$dir/q1" -o "$dir/with.trace" >"$dir/out" 2>&1
is 'the bulletin with the issue before' 0 $?
"$GONGBAO" make bulletin $now -o "$dir/without.trace" >"$dir/out" 2>&1
is 'the bulletin without' 0 $?
is 'its chapter' 'yes no' "$(for f in with without; do grep -q '进展变化的目标' "$dir/$f.trace" && echo yes || echo no; done | xargs)"
# Only where something was corrected has it a chapter for that.
mkdir "$dir/corrected" && cp -r $now/. "$dir/corrected"
jq '(.readings[] | select(.of == "gdp-growth" and .area == null)) |=
	(.revises = {value: (.value - 1), reason: {zh: "核算更正", en: "Recalculated"}})' \
	$now/2024/readings-h1.json >"$dir/corrected/2024/readings-h1.json"
"$GONGBAO" make bulletin "$dir/corrected" -o "$dir/corrected.trace" >"$dir/out" 2>&1
is 'a corrected bulletin' 0 $?
is 'its corrections' 'yes no' "$(for f in corrected without; do grep -q '更正以前各期的数据' "$dir/$f.trace" && echo yes || echo no; done | xargs)"
