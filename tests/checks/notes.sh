# Foot notes: whatever the page's height and the edition, each note stands once, at the foot of the
# page that has its mark, below all text and above the margin.
: "${GONGBAO:=$PWD/build/gongbao}"
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
# heights NAME LAYOUT HEIGHT…
heights() {
	name=$1
	layout=$2
	shift 2
	for edition in zh en zh+en; do
		wrong=
		for bottom in "$@"; do
			sed "s/\"bottom\": \"90mm\"/\"bottom\": \"${bottom}mm\"/" "$layout" >"$dir/notes.layout.json"
			"$GONGBAO" make "$dir/notes.layout.json" tests/pages/data tests/pages/notes.data -e $edition \
				-o "$dir/out.trace" -o "$dir/out.pdf" >"$dir/said" 2>&1 || wrong="$wrong ${bottom}mm: $(head -n 2 "$dir/said" | tr '\n' ' ')"
			# Text is of 9 to 11 points, marks and notes are smaller; the first run of a note begins with its number.
			awk -v bottom=$bottom -v edition=$edition '
				function page_ends(   n) {
					for (n in marks) if (notes[n] != marks[n]) print "the mark " n " and its note are parted on page " page
					for (n in notes) if (!(n in marks)) print "the note " n " has no mark on page " page
					if (lowest > highest) print "text below a note on page " page
					if (last > 595.276 - bottom * 72 / 25.4 + 0.01) print "a note in the margin of page " page
					delete marks; delete notes; lowest = 0; highest = 9999; last = 0
				}
				/^page / { page_ends(); page = $2 }
				$1 == "glyphs" && /muted/ { running = 1 }
				$1 == "glyphs" {
					split($5, at, ","); size = $3; text = $0
					sub(/^[^"]*"/, "", text); sub(/" \|.*$/, "", text)
					if (size >= 9 && at[2] > lowest && !/muted/) lowest = at[2]
					if (size < 9 && !/muted/ && text ~ /^([1-4]|(①|②|③|④))$/) { marks[text]++; all++ }
					if (/muted/ && size < 9 && text ~ /^([1-4]  |(①|②|③|④)　)/) {
						n = text; sub(/( |　).*$/, "", n); notes[n]++; told++
					}
					if (/muted/ && size < 9 && at[2] > 60 && at[2] < 560) {
						if (at[2] < highest) highest = at[2]
						if (at[2] > last) last = at[2]
					}
				}
				END {
					page_ends()
					if (all != (edition == "zh+en" ? 8 : 4) || told != all) print all " marks and " told " notes"
				}' "$dir/out.trace" >"$dir/found"
			[ -s "$dir/found" ] && wrong="$wrong ${bottom}mm: $(head -n 2 "$dir/found" | tr '\n' ' ')"
			"$GONGBAO" audit "$dir/out.pdf" tests/pages/data tests/pages/notes.data -e $edition \
				--layout "$dir/notes.layout.json" >"$dir/said" 2>&1 || wrong="$wrong audit at ${bottom}mm: $(head -n 2 "$dir/said" | tr '\n' ' ')"
		done
		if [ -z "$wrong" ]; then echo "ok $name $edition at every height"; else echo "not ok $name $edition:$wrong"; fi
	done
}

heights notes tests/pages/notes.layout.json 18 40 62 70 78 84 90 96 101 106 111 116
# In columns: text without notes reaches as far down as the notes of the other column let it.
pair='{"kind": "pair", "side": "stacked", "text": {"zh": $zh, "en": $en}}'
plain="{\"kind\": \"column\", \"blocks\": [$pair, $pair, $pair, $pair]}"
noted='{"kind": "column", "padding": 4, "blocks": [
	{"kind": "heading", "level": 1, "text": {"zh": "说明", "en": "Remarks"}},
	{"kind": "pair", "side": "stacked", "from": "texts", "where": {"role": "noted"}}]}'
inner="{\"kind\": \"column\", \"blocks\": [{\"kind\": \"columns\", \"blocks\": [$noted]}]}"
way=0
for order in "$plain, $noted" "$noted, $plain" "$plain, $inner"; do
	jq --arg zh "$(jq -r '.texts[0].paragraphs[1].zh' tests/pages/notes.data/text.json)" \
		--arg en "$(jq -r '.texts[0].paragraphs[1].en' tests/pages/notes.data/text.json)" \
		".blocks = [{\"kind\": \"columns\", \"gutter\": \"5mm\", \"blocks\": [$order]}]" \
		tests/pages/notes.layout.json >"$dir/columns.layout.json"
	way=$((way + 1))
	heights "notes in columns, $way," "$dir/columns.layout.json" 18 40 55 62 70 78 84 90 96 101
done
