# Files that are cut off, damaged, deep or huge end with a fault: no crash, no hang, no swapping.
: "${GONGBAO:=$PWD/build/gongbao}"
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cp -r data/zaozhuang "$dir/data"

# Any answer but a crash (128 and more), a hang (124) or a sanitizer's report (99).
run() { # LABEL WORD…
	label=$1
	shift
	UBSAN_OPTIONS=exitcode=99 timeout 20 "$GONGBAO" "$@" >/dev/null 2>"$dir/err"
	status=$?
	if [ "$status" -gt 4 ]; then
		echo "not ok $label: status $status: $(tail -n 4 "$dir/err" | tr '\n' ' ')"
		return 1
	fi
	return 0
}

crashed=0
cases=0
for file in place.json policy.json counties.geojson 2024/issue.json 2024/targets-headline.json 2024/text.json; do
	size=$(stat -c %s "data/zaozhuang/$file")
	for part in 1 3 7 13 29 50 71 87 96 99; do
		head -c $((size * part / 100)) "data/zaozhuang/$file" >"$dir/data/$file"
		run "$file cut at $part %" check "$dir/data" || crashed=$((crashed + 1))
		[ "$status" = 1 ] || { echo "not ok $file cut at $part %: status $status"; crashed=$((crashed + 1)); }
		cases=$((cases + 1))
	done
	# Bytes changed here and there, always in the same places.
	for seed in 1 2 3 4 5 6 7 8 9 10 11 12; do
		awk -v seed="$seed" 'BEGIN { RS = "\0" } {
			text = $0; n = length(text)
			for (i = 0; i < 6; i++) {
				seed = (seed * 1103 + 12345) % 65536
				at = int(seed / 65536 * n) + 1
				seed = (seed * 1103 + 12345) % 65536
				text = substr(text, 1, at - 1) substr("{}[],:\"\\0-eE.tfn\001", int(seed / 65536 * 17) + 1, 1) substr(text, at + 1)
			}
			printf "%s", text }' "data/zaozhuang/$file" >"$dir/data/$file"
		run "$file damaged $seed" check "$dir/data" || crashed=$((crashed + 1))
		cases=$((cases + 1))
	done
	cp "data/zaozhuang/$file" "$dir/data/$file"
done
for seed in 1 2 3 4 5 6 7 8; do
	awk -v seed="$seed" 'BEGIN { RS = "\0" } {
		text = $0; n = length(text)
		for (i = 0; i < 4; i++) {
			seed = (seed * 1103 + 12345) % 65536
			at = int(seed / 65536 * n) + 1
			seed = (seed * 1103 + 12345) % 65536
			text = substr(text, 1, at - 1) substr("09-.,\"{}[]", int(seed / 65536 * 10) + 1, 1) substr(text, at + 1)
		}
		printf "%s", text }' layouts/bulletin.json >"$dir/layout.json"
	run "layout damaged $seed" make "$dir/layout.json" data/zaozhuang -o "$dir/x.trace" || crashed=$((crashed + 1))
	cases=$((cases + 1))
done
if [ "$crashed" = 0 ]; then echo "ok $cases damaged inputs"; fi

deep() { # CHARACTER COUNT
	awk -v c="$1" -v n="$2" 'BEGIN { for (i = 0; i < n; i++) printf "%s", c }'
}
mkdir "$dir/odd"
deep '[' 200000 >"$dir/odd/a.json"
run 'deep' check "$dir/odd" && echo 'ok deep nesting'
deep '9' 3000000 >"$dir/odd/a.json"
run 'long number' check "$dir/odd" && echo 'ok a number of three million digits'
{ printf '{"format": "gongbao.text/1", "texts": ['; deep '{},' 200000; printf '{}]}'; } >"$dir/odd/a.json"
run 'many faults' check "$dir/odd" && echo 'ok two hundred thousand faults'
if [ "$(grep -c ' error: ' "$dir/err")" -le 20 ]; then echo 'ok at most twenty are shown'; else echo 'not ok more than twenty are shown'; fi
: >"$dir/odd/a.json"
run 'empty' check "$dir/odd" && echo 'ok empty file'
head -c 70000000 /dev/zero >"$dir/odd/a.json"
run 'huge' check "$dir/odd" && echo 'ok file over the limit'
rm "$dir/odd/a.json"
run 'empty folder' check "$dir/odd" && echo 'ok empty folder'
run 'no such file' check "$dir/nowhere.json" && echo 'ok no such file'
mkfifo "$dir/odd/pipe.json"
run 'a pipe' check "$dir/odd" && echo 'ok a pipe is not waited for'
