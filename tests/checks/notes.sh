# Foot notes: whatever the page's height and the edition, each note stands once, at the foot of the
# page that has its mark, below all text and above the margin.
: "${GONGBAO:=$PWD/build/gongbao}"
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
made=0
for edition in zh en zh+en; do
	wrong=
	for bottom in 18 40 62 70 78 84 90 96 101 106 111 116; do
		sed "s/\"bottom\": \"90mm\"/\"bottom\": \"${bottom}mm\"/" tests/pages/notes.layout.json >"$dir/notes.layout.json"
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
		made=$((made + 1))
	done
	if [ -z "$wrong" ]; then echo "ok notes $edition at every height"; else echo "not ok notes $edition:$wrong"; fi
done
