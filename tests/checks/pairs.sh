# Pairs side by side: whatever the page's height, both languages begin on one page, neither leaves a
# single line on either side of a page break (D 2.7, 2.12), and no page ends inside an English word.
: "${GONGBAO:=$PWD/build/gongbao}"
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
# layout ZH EN: a pair in styles of 10.5 and 9 points below lines of 8, which are not looked at
layout() {
	jq --arg zh "$1" --arg en "$2" '
		.styles |= map(if .name == "body" then .en = "body-en" else . end) + [
			{"name": "body-en", "based_on": "body", "size": 9, "leading": 12.5, "align": "start", "hyphenate": true},
			{"name": "small", "based_on": "body", "size": 8, "leading": 11, "en": "small"}]
		| .blocks = [
			{"kind": "paragraph", "style": "small", "text": {"zh": "前言", "en": "Before"}},
			{"kind": "pair", "text": {"zh": $zh, "en": $en}}]' tests/pages/notes.layout.json
}
broken=0
hyphens=0
# pairs NAME ZH EN
pairs() {
	layout "$2" "$3" >"$dir/pair.layout.json"
	wrong=
	bottom=20
	while [ $bottom -le 170 ]; do
		sed "s/\"bottom\": \"90mm\"/\"bottom\": \"${bottom}mm\"/" "$dir/pair.layout.json" >"$dir/one.layout.json"
		"$GONGBAO" make "$dir/one.layout.json" tests/pages/data -o "$dir/out.trace" >"$dir/said" 2>&1 ||
			wrong="$wrong ${bottom}mm: $(head -n 2 "$dir/said" | tr '\n' ' ')"
		found=$(awk '
			function parts(lang,   p, first, last) {
				for (p = 1; p <= page; p++)
					if (lines[lang, p] > 0) {
						if (!first) first = p
						last = p
					}
				begins[lang] = first
				if (first < last) broken++
				for (p = first; p <= last && first < last; p++)
					if (lines[lang, p] < 2) print lines[lang, p] + 0 " lines in " lang " on page " p
				for (p = first; p < last; p++)
					if (ends[lang, p] ~ /[-‐]$/ && lines[lang, p] > 2) print "a hyphen ends page " p
			}
			/^page / { page = $2; y = "" }
			$1 == "glyphs" && $3 >= 8.9 {
				split($5, at, ","); lang = $7; text = $0
				sub(/^[^"]*"/, "", text); sub(/" \|.*$/, "", text)
				if (y != lang at[2]) lines[lang, page]++
				y = lang at[2]
				if (ends[lang, page] ~ /[-‐]$/) hyphens++
				ends[lang, page] = text
			}
			END {
				parts("zh-CN"); parts("en")
				if (begins["zh-CN"] != begins["en"]) print "begun on pages " begins["zh-CN"] " and " begins["en"]
				print "=" broken + 0, hyphens + 0
			}' "$dir/out.trace")
		counts=${found##*=}
		broken=$((broken + ${counts% *}))
		hyphens=$((hyphens + ${counts#* }))
		found=$(printf '%s' "$found" | grep -v '^=' | head -n 2 | tr '\n' ' ')
		[ -z "$found" ] || wrong="$wrong ${bottom}mm: $found"
		bottom=$((bottom + 3))
	done
	if [ -z "$wrong" ]; then echo "ok pairs $1 at every height"; else echo "not ok pairs $1:$wrong"; fi
}
zh=$(jq -r '.texts[0].paragraphs[1].zh' tests/pages/notes.data/text.json)
# long words, many of which are parted
en=$(jq -r '[.. | .en? // empty | strings | select(test("infrastructure"))][0]' tests/pages/hyphens.layout.json)
pairs long "$zh$zh" "$en $en $en"
pairs 'of a long Chinese text' "$zh$zh" "${en%%;*}."
pairs 'of a long English text' "${zh%%。*}。" "$en $en"
pairs short "${zh%%。*}。" "${en%%;*}."
# Otherwise nothing was tried.
if [ $broken -ge 100 ] && [ $hyphens -ge 50 ]; then
	echo "ok pairs: broken $broken times"
else
	echo "not ok pairs: only $broken page breaks and $hyphens hyphens are tried"
fi
