# Tables too wide (D 5.2), as independent programs see them: nothing is lost or out of order where one is
# parted, and a turned page lies as GB/T 9704-2012, 8 has it, in every format alike.
: "${GONGBAO:=$PWD/build/gongbao}"
export LC_ALL=C.UTF-8
pixels=$PWD/${BUILD:-build}/pixels
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

good() { echo "ok $1"; }
bad() { echo "not ok $1"; }
make() { # NAME LAYOUT DATA…
	made=$1
	shift
	"$GONGBAO" make "$@" >"$dir/made" 2>&1 || bad "$made: $(head -n 4 "$dir/made" | tr '\n' ' ')"
}

# --- sixteen columns, two hundred rows: the parts are, element for element, the table on a page that is
# wide enough for it ---
mkdir -p "$dir/layouts"
cp -r layouts/themes "$dir/layouts/themes"
mkdir -p "$dir/tests/tables"
cp tests/tables/long.layout.json "$dir/tests/tables/long.layout.json"
sed 's/"size": "A4"/"width": "3000mm", "height": "297mm"/' tests/tables/long.layout.json >"$dir/tests/tables/whole.layout.json"
sh tests/city/make.sh "$dir/city" 200
plain() { sed 's/[[:space:]　]//g'; }
# Each element with its text on a line; the words for parts are no words of the table.
structure() { pdfinfo -struct-text "$1" | sed 's/（之一）//' | plain | awk '/^"/ { gsub(/"/, ""); text = text $0; next } { print text; text = ""; print } END { print text }' | grep -v '^$'; }
make long "$dir/tests/tables/long.layout.json" "$dir/city" -o "$dir/long.pdf" -o "$dir/cairo.pdf,writer=cairo"
make whole "$dir/tests/tables/whole.layout.json" "$dir/city" -o "$dir/whole.pdf"
structure "$dir/long.pdf" >"$dir/long.txt"
structure "$dir/whole.pdf" >"$dir/whole.txt"
rows=$(grep -c '^TR' "$dir/long.txt")
cells=$(grep -c -E '^T[DH]' "$dir/long.txt")
if [ "$rows" = 202 ] && [ "$cells" -gt 3216 ] && cmp -s "$dir/long.txt" "$dir/whole.txt"; then
	good "200 rows of 16 columns in parts: $cells cells in their places"
else
	bad "$rows rows, $cells cells: $(diff "$dir/whole.txt" "$dir/long.txt" | head -n 4 | tr '\n' ' ')"
fi
pages=$(pdfinfo "$dir/long.pdf" | sed -n 's/^Pages: *//p')
page=1
wrong=
second=0
while [ "$page" -le "$pages" ]; do
	pdftotext -layout -f "$page" -l "$page" "$dir/long.pdf" - | plain | tr -d '\n' >"$dir/page"
	grep -q '（之二）' "$dir/page" && second=$page
	# the key columns; the caption, saying so where the part goes on; the part's own heads and no others
	if [ "$second" = 0 ]; then
		heads='之一.*数值.*序号指标类型'
		others='亮灯'
	else
		heads='之二.*序号指标.*亮灯'
		others='数值'
	fi
	going=，续表）
	[ "$page" = 1 ] || [ "$page" = "$second" ] && going=）
	grep -q "$heads" "$dir/page" && grep -q "表1全部目标（之[一二]$going" "$dir/page" &&
		! grep -q "$others" "$dir/page" || wrong="$wrong $page"
	page=$((page + 1))
done
if [ -z "$wrong" ] && [ "$second" -gt 1 ] && [ "$second" -lt "$pages" ]; then
	good "key columns, caption and heads on each of $pages pages, part two from $second"
else
	bad "pages$wrong without their heads, part two from $second of $pages"
fi
pdftotext -raw "$dir/long.pdf" - | plain >"$dir/long.txt"
pdftotext -raw "$dir/cairo.pdf" - | plain >"$dir/cairo.txt"
if [ "$(wc -l <"$dir/long.txt")" -gt 3000 ] && cmp -s "$dir/long.txt" "$dir/cairo.txt"; then
	good 'both writers have the same words in the same order'
else
	bad "writers: $(diff "$dir/long.txt" "$dir/cairo.txt" | head -n 4 | tr '\n' ' ')"
fi

# --- rows cut at a page's end, and cells over rows of two pages: what is read is what is read from one page ---
for name in high-rows spans; do
	sed 's/"height": "[0-9]*mm"/"height": "400mm"/' tests/pages/$name.layout.json >"$dir/whole.layout.json"
	make $name tests/pages/$name.layout.json tests/pages/data -o "$dir/long.pdf"
	make "$name whole" "$dir/whole.layout.json" tests/pages/data -o "$dir/whole.pdf"
	structure "$dir/long.pdf" >"$dir/long.txt"
	structure "$dir/whole.pdf" >"$dir/whole.txt"
	pages=$(pdfinfo "$dir/long.pdf" | sed -n 's/^Pages: *//p')
	if [ "$pages" -gt 2 ] && [ "$(grep -c '^TR' "$dir/long.txt")" = 6 ] && cmp -s "$dir/long.txt" "$dir/whole.txt"; then
		good "$name: the same over $pages pages as on one"
	else
		bad "$name over $pages pages: $(diff "$dir/whole.txt" "$dir/long.txt" | head -n 4 | tr '\n' ' ')"
	fi
done
pdftotext -raw "$dir/long.pdf" - | plain >"$dir/long.txt"
if [ "$(grep -c '^经济运行$' "$dir/long.txt")" = 2 ]; then good 'what spans rows is said again on the next page'; else bad "spans: $(tr '\n' ' ' <"$dir/long.txt")"; fi

# --- a turned page: the sheet and its running matter as on the others, the table's head at the left ---
make turned tests/pages/wide-turn.layout.json tests/pages/data -o "$dir/h.pdf" -o "$dir/c.pdf,writer=cairo" -o "$dir/%d.png,dpi=150" -o "$dir/%d.svg"
words() { pdftotext -bbox -f "$2" -l "$2" "$1" - | sed -n 's/.*xMin="\([^"]*\)" yMin="\([^"]*\)" xMax="\([^"]*\)" yMax="\([^"]*\)">\(.*\)<.word>/\1 \2 \3 \4 \5/p'; }
for writer in h c; do
	sizes=$(pdfinfo -f 1 -l 4 "$dir/$writer.pdf" | sed -n 's/^Page  *[0-9]* \(size\|rot\): */\1 /p' | sort -u | tr '\n' ' ')
	case $sizes in
	'rot 0 size 419.528 x 595.276 pts ') good "$writer: all sheets stand upright" ;;
	*) bad "$writer: sheets are $sizes" ;;
	esac
	for page in 2 3; do
		words "$dir/$writer.pdf" $page >"$dir/words"
		# On its side a word of the head is higher than wide; it stands left of the body's, and the
		# key column's words stand below those of the last column.
		if awk '
			function tall() { return $4 - $2 > $3 - $1 }
			$5 == "Indicator" && tall() { head = $1; low = $2 }
			$5 == "agency" && tall() { high = $4 }
			$5 == "growth" || $5 == "calm" { body = $1 }
			END { exit !(head > 0 && head < 419.528 / 2 && body > head && high > 0 && high < low) }' "$dir/words"; then
			good "$writer: page $page has the table's head at the left edge, read from below"
		else
			bad "$writer: page $page lies otherwise: $(grep -E 'Indicator|agency|growth|calm' "$dir/words" | tr '\n' ' ')"
		fi
	done
	place() { words "$dir/$writer.pdf" "$1" | awk -v page="$1" '$5 == page && $2 > 550 { printf "%.0f %.0f", $1, $2 }'; }
	if [ "$(place 2)" = "$(place 4)" ] && [ "$(place 1)" = "$(place 3)" ] && [ -n "$(place 2)" ] && [ "$(place 1)" != "$(place 2)" ]; then
		good "$writer: page numbers stand where they do on upright pages: $(place 1), $(place 2)"
	else
		bad "$writer: page numbers at $(place 1), $(place 2), $(place 3), $(place 4)"
	fi
done
for page in 2 3; do
	for writer in h c; do
		pdftoppm -r 150 -f $page -l $page -singlefile "$dir/$writer.pdf" "$dir/$writer-p"
		mutool draw -q -r 150 -o "$dir/$writer-m.ppm" "$dir/$writer.pdf" $page 2>/dev/null
	done
	rsvg-convert -d 150 -p 150 "$dir/$page.svg" -o "$dir/svg.png" 2>/dev/null
	"$pixels" 1 "turned page $page libharu and cairo by poppler" "$dir/h-p.ppm" "$dir/c-p.ppm"
	"$pixels" 1 "turned page $page libharu and cairo by mupdf" "$dir/h-m.ppm" "$dir/c-m.ppm"
	"$pixels" 0.1 "turned page $page PNG and mupdf" "$dir/$page.png" "$dir/h-m.ppm"
	"$pixels" 0.1 "turned page $page PNG and SVG by librsvg" "$dir/svg.png" "$dir/$page.png"
done
if "$GONGBAO" audit "$dir/h.pdf" "$dir/c.pdf" "$dir/2.svg" tests/pages/data --layout tests/pages/wide-turn.layout.json >"$dir/said" 2>&1; then
	good "figures on turned pages agree in PDF"
else
	bad "audit: $(head -n 3 "$dir/said" | tr '\n' ' ')"
fi
