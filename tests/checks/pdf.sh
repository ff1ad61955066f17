# The finished files, as independent programs see them: qpdf, poppler and mupdf. One reader is not a
# witness. Every document is made by both PDF writers and as a trace; the trace says what should be
# there.
: "${GONGBAO:=$PWD/build/gongbao}"
export LC_ALL=C.UTF-8
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

# The text of the display list, one line a page, without white space.
trace_text() {
	awk '
		/^page / { if (page++) print text; text = "" }
		/^ *glyphs / {
			line = $0
			if (match(line, / (zh-CN|en) ".*" \| /)) {
				piece = substr(line, RSTART, RLENGTH - 4)
				sub(/^ (zh-CN|en) "/, "", piece)
				gsub(/\\"/, "\"", piece)
				gsub(/\\\\/, "\\", piece)
				text = text piece
			}
		}
		END { print text }' "$1" | sed 's/[[:space:]　]//g'
}

# The text of a PDF in the order of its content streams, one line a page.
poppler_text() {
	pages=$(pdfinfo "$1" | sed -n 's/^Pages: *//p')
	n=1
	while [ "$n" -le "$pages" ]; do
		pdftotext -raw -enc UTF-8 -f "$n" -l "$n" "$1" - 2>>"$dir/complaints" | tr -d '\n\f' | sed 's/[[:space:]　]//g'
		echo
		n=$((n + 1))
	done
}

# mupdf sorts text into blocks, so its characters are compared as a bag.
mupdf_bag() {
	mutool draw -q -F text "$1" 2>/dev/null | sed 's/[[:space:]　]//g' | grep -o . | sort | uniq -c
}

check_pdf() { # NAME FILE TRACE
	: >"$dir/complaints"
	if qpdf --check "$2" >"$dir/qpdf" 2>&1; then
		echo "ok $1 qpdf"
	else
		echo "not ok $1 qpdf: $(tail -n 2 "$dir/qpdf" | tr '\n' ' ')"
	fi
	# name type encoding emb sub uni object ID: every font embedded, subset, with ToUnicode
	loose=$(pdffonts "$2" 2>>"$dir/complaints" | tail -n +3 | awk '{ if ($(NF-4) != "yes" || $(NF-3) != "yes" || $(NF-2) != "yes") print $1 }')
	if [ -z "$loose" ]; then
		echo "ok $1 fonts embedded, subset, with ToUnicode"
	else
		echo "not ok $1 fonts: $loose"
	fi
	trace_text "$3" >"$dir/expected"
	poppler_text "$2" >"$dir/actual"
	if cmp -s "$dir/expected" "$dir/actual"; then
		echo "ok $1 poppler's text is the display list's"
	else
		echo "not ok $1 poppler's text: $(diff "$dir/expected" "$dir/actual" | head -c 600 | tr '\n' ' ')"
	fi
	tr -d '\n' <"$dir/expected" | grep -o . | sort | uniq -c >"$dir/bag"
	mupdf_bag "$2" >"$dir/mupdf"
	if cmp -s "$dir/bag" "$dir/mupdf"; then
		echo "ok $1 mupdf's characters are the display list's"
	else
		echo "not ok $1 mupdf's characters: $(diff "$dir/bag" "$dir/mupdf" | head -n 8 | tr '\n' ' ')"
	fi
	# 日 must not come back as ⽇: no Kangxi radicals, no private use, no replacement character
	if grep -q -P '[\x{2E80}-\x{2FDF}\x{E000}-\x{F8FF}\x{FFFD}]' "$dir/actual"; then
		echo "not ok $1 radicals: $(grep -o -P '[\x{2E80}-\x{2FDF}\x{E000}-\x{F8FF}\x{FFFD}]' "$dir/actual" | sort -u | tr '\n' ' ')"
	else
		echo "ok $1 no radicals in place of characters"
	fi
	pdftoppm -r 20 "$2" "$dir/page" 2>>"$dir/complaints"
	if [ -s "$dir/complaints" ]; then
		echo "not ok $1 complaints: $(head -n 3 "$dir/complaints" | tr '\n' ' ')"
	else
		echo "ok $1 nobody complains"
	fi
}

make_and_check() { # NAME LAYOUT DATA EDITION
	if "$GONGBAO" make "$2" "$3" --edition "$4" -o "$dir/h.pdf" -o "$dir/c.pdf,writer=cairo" -o "$dir/d.trace" >"$dir/made" 2>&1; then
		check_pdf "$1 libharu" "$dir/h.pdf" "$dir/d.trace"
		check_pdf "$1 cairo" "$dir/c.pdf" "$dir/d.trace"
	else
		echo "not ok $1: $(head -n 6 "$dir/made" | tr '\n' ' ')"
	fi
}

make_and_check 'bulletin zh+en' bulletin data/zaozhuang zh+en
pages=$(pdfinfo "$dir/h.pdf" | sed -n 's/^Pages: *//p')
if [ "$pages" -ge 12 ]; then echo "ok $pages pages"; else echo "not ok $pages pages: expected 12 or more"; fi
outline=$(mutool show "$dir/h.pdf" outline | grep -c '"')
if [ "$outline" -ge 8 ]; then echo "ok outline of $outline entries"; else echo "not ok outline: $outline entries"; fi
if pdfinfo "$dir/h.pdf" | grep -q '^Title: .*枣庄'; then echo "ok Chinese title"; else echo "not ok Chinese title: $(pdfinfo "$dir/h.pdf" | head -n 1)"; fi

make_and_check 'bulletin zh' bulletin data/zaozhuang zh
make_and_check 'bulletin en' bulletin data/zaozhuang en
make_and_check 'summary zh+en' summary data/zaozhuang zh+en
# 𠮷 of plane 2, —— as one sign of two ems, superscripts, a link, a list, an image
make_and_check 'signs' tests/pages/signs.layout.json tests/pages/data zh+en
for sign in 𠮷 —— 日 µg; do
	if tr -d '\n' <"$dir/actual" | grep -q "$sign"; then echo "ok $sign survives"; else echo "not ok $sign is lost"; fi
done
