# gongbao audit: every figure of a finished PDF is the ledger's (D 4.6), and one digit is enough to
# be found out.
: "${GONGBAO:=$PWD/build/gongbao}"
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
sh tests/city/make.sh "$dir/city" 60

agrees() { # NAME WORDS…: the audit finds nothing
	name=$1
	shift
	if "$GONGBAO" audit "$@" >"$dir/said" 2>&1; then
		echo "ok $name: $(head -n 1 "$dir/said" | sed 's/^audited [^:]*: //; s/ agree.*//')"
	else
		echo "not ok $name: $(head -n 4 "$dir/said" | tr '\n' ' ')"
	fi
}

differs() { # NAME STATUS PATTERN WORDS…: the audit ends with the status and a line like the pattern
	name=$1
	expected=$2
	pattern=$3
	shift 3
	"$GONGBAO" audit "$@" >"$dir/said" 2>"$dir/faults"
	status=$?
	if [ "$status" = "$expected" ] && grep -q "$pattern" "$dir/faults" && [ ! -s "$dir/said" ]; then
		echo "ok $name"
	else
		echo "not ok $name: status $status, $(head -n 4 "$dir/said" "$dir/faults" | tr '\n' ' ')"
	fi
}

# --- what was made agrees ---
for edition in zh en zh+en; do
	for data in data/zaozhuang "$dir/city"; do
		for layout in bulletin summary; do
			name="$layout $edition $(basename "$data")"
			"$GONGBAO" make $layout "$data" -e $edition -o "$dir/h.pdf" -o "$dir/c.pdf,writer=cairo" \
				>"$dir/made" 2>&1 || echo "not ok $name: $(head -n 3 "$dir/made" | tr '\n' ' ')"
			agrees "$name" "$dir/h.pdf" "$dir/c.pdf" "$data" --layout $layout -e $edition
		done
	done
done
# Turned labels, maps, superscripts, foreign signs, corrections.
for layout in tests/pages/*.layout.json; do
	more=
	[ -d "${layout%.layout.json}.data" ] && more=$(echo "${layout%.layout.json}.data"/*.json)
	# shellcheck disable=SC2086
	"$GONGBAO" make "$layout" tests/pages/data $more -o "$dir/h.pdf" -o "$dir/c.pdf,writer=cairo" >/dev/null
	# shellcheck disable=SC2086
	agrees "$layout" "$dir/h.pdf" "$dir/c.pdf" tests/pages/data $more --layout "$layout"
done

# SVG: every page of the test layouts, turned labels, maps and clusters of several glyphs included.
for layout in tests/pages/*.layout.json; do
	more=
	[ -d "${layout%.layout.json}.data" ] && more=$(echo "${layout%.layout.json}.data"/*.json)
	rm -f "$dir"/p-*.svg
	# shellcheck disable=SC2086
	"$GONGBAO" make "$layout" tests/pages/data $more -o "$dir/p-%d.svg" >/dev/null
	# shellcheck disable=SC2086
	agrees "$layout as SVG" "$dir"/p-*.svg tests/pages/data $more --layout "$layout"
done
for edition in zh en zh+en; do
	"$GONGBAO" make summary "$dir/city" -e $edition -o "$dir/s.svg" >/dev/null
	agrees "summary $edition as SVG" "$dir/s.svg" "$dir/city" --layout summary -e $edition
done

# --- what was altered is found ---
cp -r data/zaozhuang "$dir/data"
"$GONGBAO" make bulletin "$dir/data" -o "$dir/h.pdf" -o "$dir/c.pdf,writer=cairo" \
	-o "$dir/part.pdf,pages=3-9" >/dev/null
agrees 'some pages' "$dir/part.pdf,pages=3-9" "$dir/data"
for writer in h c; do
	qpdf --qdf --object-streams=disable "$dir/$writer.pdf" "$dir/$writer.qdf.pdf"
	agrees "$writer rewritten by qpdf" "$dir/$writer.qdf.pdf" "$dir/data"
done
# One glyph of one figure, in the bytes of the page: libharu's text is glyph numbers, cairo's Latin
# text is letters.
LC_ALL=C awk -v page=4 -v from=5 -v to=6 -f tests/figures/tamper.awk \
	"$dir/h.qdf.pdf" "$dir/h.qdf.pdf" >"$dir/h.tampered.pdf"
LC_ALL=C sed 's/(5\.5%)/(6.5%)/' "$dir/c.qdf.pdf" >"$dir/c.tampered.pdf"
for writer in h c; do
	if [ "$(cmp -l "$dir/$writer.qdf.pdf" "$dir/$writer.tampered.pdf" | wc -l)" -lt 1 ]; then
		echo "not ok $writer: nothing was altered"
	fi
done
bytes=$(cmp -l "$dir/h.qdf.pdf" "$dir/h.tampered.pdf" | wc -l)
if [ "$bytes" -eq 1 ]; then echo "ok one byte is altered"; else echo "not ok $bytes bytes are altered"; fi
differs 'one digit altered in the file' 1 \
	'found "\([^"]*\)6\([^"]*\)" on page 4; expected "\15\2", the [a-z]* [^ ]*/' \
	"$dir/h.tampered.pdf" "$dir/data"
if [ "$(grep -c ' error: ' "$dir/faults")" -eq 1 ]; then
	echo "ok and nothing else is said"
else
	echo "not ok more is said: $(head -n 5 "$dir/faults" | tr '\n' ' ')"
fi
differs 'one digit altered in the press file' 1 \
	'found "6.5" on page [0-9]*; expected "5.5", the target gdp-growth/2024/target' \
	"$dir/c.tampered.pdf" "$dir/data"
# A file made of other data.
sed '0,/"value": 5.8/s//"value": 5.9/' data/zaozhuang/2024/readings-h1.json >"$dir/data/2024/readings-h1.json"
differs 'one digit altered in the data' 1 \
	'found "5.8" on page [0-9]*; expected "5.9", the value gdp-growth/2024-H1/actual' "$dir/h.pdf" "$dir/data"
if grep -q 'help: it comes from .*/readings-h1.json:[0-9:]* /readings/0/value' "$dir/faults"; then
	echo "ok and where it comes from"
else
	echo "not ok the place of the figure is not said: $(sed -n 2p "$dir/faults")"
fi
cp data/zaozhuang/2024/readings-h1.json "$dir/data/2024/"
# Pages lost, doubled, exchanged.
qpdf "$dir/h.pdf" --pages . 1-20,22-z -- "$dir/p.pdf"
differs 'a page lost' 1 'found no page 21 in its place; expected that page, with its [0-9]* figures' "$dir/p.pdf" "$dir/data"
differs 'a page lost is counted' 1 'found [0-9]* pages; expected [0-9]*$' "$dir/p.pdf" "$dir/data"
qpdf "$dir/h.pdf" --pages . 1-5,5-z -- "$dir/p.pdf"
differs 'a page doubled' 1 'found page 5 as sheet 6 of the file; expected page 6 there' "$dir/p.pdf" "$dir/data"
qpdf "$dir/h.pdf" --pages . 1-5,7,6,8-z -- "$dir/p.pdf"
differs 'pages exchanged' 1 'found page 6 as sheet 7 of the file; expected page 8 there' "$dir/p.pdf" "$dir/data"
# A figure on another page than promised: the list first, or last.
jq '.blocks = [.blocks[5], .blocks[1], .blocks[0]]' tests/pages/flow.layout.json >"$dir/a.layout.json"
jq '.blocks = [.blocks[0], .blocks[1], .blocks[5]]' tests/pages/flow.layout.json >"$dir/b.layout.json"
"$GONGBAO" make "$dir/a.layout.json" tests/pages/data -o "$dir/p.pdf" >/dev/null
agrees 'a list on page 1' "$dir/p.pdf" tests/pages/data --layout "$dir/a.layout.json"
differs 'a list on page 1 and not on 2' 1 'found no figure in its place on page 2; expected "（二）", the ordinal' \
	"$dir/p.pdf" tests/pages/data --layout "$dir/b.layout.json"
differs 'digits of another edition' 1 'on page 1, in ".*"; expected no digit that is not a figure of the ledger' \
	"$dir/h.pdf" "$dir/data" --edition en
differs 'another edition' 1 'found [0-9]* pages; expected' "$dir/h.pdf" "$dir/data" --edition en

# --- what cannot be read ---
"$GONGBAO" make summary "$dir/data" -o "$dir/s.svg" -o "$dir/s.png" >/dev/null
cp "$dir/s.svg" "$dir/whole.svg"
agrees 'an SVG' "$dir/whole.svg" "$dir/data" --layout summary
five=$(sed -n 's|^<glyph of="\(g[0-9]*\)">5</glyph>$|\1|p' "$dir/s.svg" | head -n 1)
six=$(sed -n 's|^<glyph of="\(g[0-9]*\)">6</glyph>$|\1|p' "$dir/s.svg" | head -n 1)
# A digest reckoned anew, as a forger would.
forge() { # FROM TO
	sed 's/ sha256="[0-9a-f]*"/ sha256="0000000000000000000000000000000000000000000000000000000000000000"/' "$1" >"$2.nought"
	sed "s/ sha256=\"0*\"/ sha256=\"$(sha256sum "$2.nought" | cut -d ' ' -f 1)\"/" "$2.nought" >"$2"
}
forge "$dir/whole.svg" "$dir/s.svg"
if cmp -s "$dir/whole.svg" "$dir/s.svg"; then
	echo "ok the digest is the SHA-256 with noughts in its place"
else
	echo "not ok the digest is another: $(grep -o 'sha256="[^"]*"' "$dir/whole.svg" "$dir/s.svg" | tr '\n' ' ')"
fi
sed "0,/#$five\"/s//#$six\"/" "$dir/whole.svg" >"$dir/s.svg"
differs 'one digit altered in an SVG' 1 'found "[^"]*6[^"]*" on page 1; expected "[^"]*5[^"]*", the' \
	"$dir/s.svg" "$dir/data" --layout summary
differs 'and its bytes are others' 1 'found an SVG whose bytes are not those that were written' \
	"$dir/s.svg" "$dir/data" --layout summary
forge "$dir/s.svg" "$dir/forged.svg"
differs 'one digit altered, the digest too' 1 'found "[^"]*6[^"]*" on page 1; expected "[^"]*5[^"]*", the' \
	"$dir/forged.svg" "$dir/data" --layout summary
if grep -q 'bytes are not those' "$dir/faults"; then
	echo "not ok a digest that is right is called wrong"
else
	echo "ok and no more is said of the bytes"
fi
sed "s|^\(<path id=\"$five\" d=\"m[0-9]*\)|\10|" "$dir/whole.svg" >"$dir/s.svg"
if cmp -s "$dir/whole.svg" "$dir/s.svg"; then echo "not ok no outline was altered"; fi
differs 'one outline altered' 1 'found an SVG whose bytes are not those that were written' \
	"$dir/s.svg" "$dir/data" --layout summary
sed "s|^<glyph of=\"$five\">5<|<glyph of=\"$five\">6<|" "$dir/whole.svg" >"$dir/s.svg"
differs 'another meaning of an outline' 1 'found "[^"]*6[^"]*" on page 1; expected "[^"]*5[^"]*", the' \
	"$dir/s.svg" "$dir/data" --layout summary
sed "s|^<glyph of=\"$five\">5</glyph>||" "$dir/whole.svg" >"$dir/s.svg"
differs 'an outline without a meaning' 1 "found the glyph $five, of which the file does not say what it is" \
	"$dir/s.svg" "$dir/data" --layout summary
sed 's|^<metadata>|<text>7</text><metadata>|' "$dir/whole.svg" >"$dir/s.svg"
differs 'text that is no outline' 1 'found an element <text>, which gongbao does not write' \
	"$dir/s.svg" "$dir/data" --layout summary
{
	echo '<svg xmlns="http://www.w3.org/2000/svg">'
	awk 'BEGIN { for (i = 0; i < 100000; i++) print "<g>" }'
	sed -n '/^<metadata>/,$p' "$dir/whole.svg"
} >"$dir/s.svg"
differs 'an SVG of many levels' 1 'found a damaged SVG' "$dir/s.svg" "$dir/data" --layout summary
head -c 100000 "$dir/whole.svg" >"$dir/s.svg"
differs 'an SVG cut off' 1 'found an SVG that does not say what its outlines stand for' \
	"$dir/s.svg" "$dir/data" --layout summary
sed '0,/"value": 5.8/s//"value": 5.9/' data/zaozhuang/2024/readings-h1.json >"$dir/data/2024/readings-h1.json"
differs 'an SVG of other data' 1 'found "5.8[^"]*" on page 1; expected "5.9' "$dir/whole.svg" "$dir/data" --layout summary
cp data/zaozhuang/2024/readings-h1.json "$dir/data/2024/"
differs 'a PNG' 1 'found a PNG, whose text is pixels' "$dir/s.png" "$dir/data"
head -c 40000 "$dir/h.pdf" >"$dir/p.pdf"
differs 'a PDF cut off' 1 'found a damaged PDF; expected a PDF that can be read' "$dir/p.pdf" "$dir/data"
qpdf --encrypt secret owner 256 -- "$dir/h.pdf" "$dir/p.pdf"
differs 'a PDF with a password' 1 'found a PDF that asks for a password' "$dir/p.pdf" "$dir/data"
differs 'a page that is not there' 2 'found pages=60-9999; expected pages of a document that has [0-9]*$' \
	"$dir/h.pdf,pages=60-9999" "$dir/data"

# --- the list ---
for format in txt csv json; do
	"$GONGBAO" audit "$dir/h.pdf" "$dir/data" -o "$dir/1.$format" >"$dir/said" 2>&1
	LC_ALL=C TZ=Asia/Shanghai "$GONGBAO" audit "$dir/h.pdf" "$dir/data" -o "$dir/2.$format" >/dev/null 2>&1
	if [ -s "$dir/1.$format" ] && cmp -s "$dir/1.$format" "$dir/2.$format"; then
		echo "ok list as $format"
	else
		echo "not ok list as $format: $(head -n 2 "$dir/said" | tr '\n' ' ')"
	fi
done
count=$(sed 's/.*: \([0-9]*\) figures.*/\1/' "$dir/said")
listed=$(jq '.figures | length' "$dir/1.json")
rows=$(($(wc -l <"$dir/1.csv") - 1))
if [ "$count" = "$listed" ] && [ "$count" = "$rows" ]; then
	echo "ok $count figures are listed"
else
	echo "not ok $count figures, $listed in JSON, $rows in CSV"
fi
# Of the ledger's values both forms are said, whatever the page shows.
single=$(jq -r '.figures[] | select(.path != "" and .path != "count:areas" and (.zh == "" or .en == "")).path' "$dir/1.json" | sort -u | head -n 3)
if [ -z "$single" ]; then
	echo "ok both forms of every value"
else
	echo "not ok without both forms: $single"
fi
form=$(jq -r 'first(.figures[] | select(.path == "urban-jobs/2024/target")) | .zh + "=" + .en' "$dir/1.json")
case $form in 3.2万人=32,000*) echo "ok $form" ;; *) echo "not ok forms: $form" ;; esac
"$GONGBAO" audit "$dir/h.pdf" "$dir/data" --list --lang zh >"$dir/zh" 2>/dev/null
if head -n 1 "$dir/zh" | grep -q '^页	部分	语言	类别	页面数字	台账路径	精确值	修约值	修约规则' &&
	grep -q '	样例	' "$dir/zh"; then
	echo "ok Chinese list"
else
	echo "not ok Chinese list: $(head -n 1 "$dir/zh")"
fi
rm -f "$dir/1.csv"
"$GONGBAO" audit "$dir/h.tampered.pdf" "$dir/data" -o "$dir/1.csv" >/dev/null 2>&1
if [ -e "$dir/1.csv" ]; then echo "not ok a list in spite of differences"; else echo "ok no list where there are differences"; fi
