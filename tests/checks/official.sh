# Official documents (GB/T 9704-2012): positions measured in the finished PDF by poppler and mupdf, within
# 0.1 mm; the lint finds nothing in what is shipped, and finds each deviation that is put in.
: "${GONGBAO:=$PWD/build/gongbao}"
: "${BUILD:=build}"
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
official=data/zaozhuang-official

say() { # NAME WRONG
	if [ -z "$2" ]; then echo "ok $1"; else echo "not ok $1: $2"; fi
}
near() { # WHAT MEASURED WANTED, in mm
	awk -v w="$1" -v m="$2" -v t="$3" 'BEGIN {
		if (m == "" || (m - t) * (m - t) > 0.01) printf "%s is %s mm, not %s; ", w, m == "" ? "missing" : m, t }'
}

# A document of nothing but Han: pages are full, and every line has all its squares.
han=$(awk 'BEGIN { for (i = 0; i < 1500; i++) printf "%s", i % 2 ? "枣" : "庄" }')
jq --arg han "$han" '(.texts[] | select(.role == "circular-opening") | .paragraphs) = [{zh: $han, en: "Text."}]' \
	$official/text.json >"$dir/text.json"
"$GONGBAO" make tongbao data/zaozhuang $official/tongbao.json "$dir/text.json" \
	-o "$dir/a.pdf" -o "$dir/b.pdf,writer=cairo" >"$dir/said" 2>&1 || cat "$dir/said"

for pdf in a b; do
	for page in 2 3; do
		pdftotext -f $page -l $page -bbox-layout "$dir/$pdf.pdf" - 2>/dev/null >"$dir/box"
		wrong=$(awk -F'"' -v left=$([ $page = 2 ] && echo 26 || echo 28) '
			BEGIN { mm = 25.4 / 72; pitch = 225 / 22 }
			function near(what, measured, wanted) {
				if ((measured - wanted) ^ 2 > 0.01) printf "%s %.3f, not %.3f mm; ", what, measured, wanted
			}
			/<word/ && gsub(/枣|庄/, "&") == 28 {
				x = $2 * mm; y = $4 * mm; right = $6 * mm; height = ($8 - $4) * mm
				if (n == 0) near("top margin", y - (pitch - height) / 2, 37)
				else near("line pitch", y - last, pitch)
				near("left margin", x, left)
				near("width", right - x, 156)
				near("character pitch", (right - x - 16 * mm) / 27, 156 / 28)
				last = y; n++
			}
			END {
				if (n != 22) printf "%d lines of 28 characters, not 22", n
				else near("bottom margin", 297 - last - height - (pitch - height) / 2, 35)
			}' "$dir/box")
		say "official $pdf: 22 lines of 28 characters on page $page" "$wrong"
	done
	# Single characters, by mupdf.
	wrong=$(mutool draw -F stext "$dir/$pdf.pdf" 2 2>/dev/null | awk -F'"' '
		/<line/ { n = 0 }
		/<char/ && /c="&#x(67a3|5e84);"/ {
			for (i = 1; i < NF; i++) if ($i ~ / x=$/) x = $(i + 1)
			if (n++ > 0 && ((x - last) * 25.4 / 72 - 156 / 28) ^ 2 > 0.0001) bad++
			last = x; all++
		}
		END { if (all != 616 || bad) printf "%d characters, %d of another pitch than 156/28 mm", all, bad }')
	say "official $pdf: every character on its place" "$wrong"
done

# The form of the real document.
"$GONGBAO" make tongbao data/zaozhuang $official/tongbao.json $official/text.json --audit \
	-o "$dir/t.pdf" >"$dir/said" 2>&1
say "official tongbao is made and audited" "$(grep -E 'error|warning' "$dir/said" | head -n 2)"
pages=$(pdfinfo "$dir/t.pdf" | sed -n 's/^Pages: *//p')
# The paths of a page: top, height, left and width of each filled rectangle, mm.
rules() { # PAGE
	mutool trace "$dir/t.pdf" "$1" 2>/dev/null | awk -F'"' '
		/<fill_path/ { n = 0; for (i = 1; i < NF; i++) if ($i ~ / transform=$/) split($(i + 1), m, " ") }
		/<(moveto|lineto)/ { x[n] = $2 * m[1] + m[5]; y[n] = $4 * m[4] + m[6]; n++ }
		/<\/fill_path/ {
			x0 = x1 = x[0]; y0 = y1 = y[0]
			for (i = 1; i < n; i++) {
				if (x[i] < x0) x0 = x[i]; if (x[i] > x1) x1 = x[i]
				if (y[i] < y0) y0 = y[i]; if (y[i] > y1) y1 = y[i]
			}
			k = 25.4 / 72; printf "%.3f %.3f %.3f %.3f\n", y0 * k, (y1 - y0) * k, x0 * k, (x1 - x0) * k
		}'
}
rules 1 >"$dir/rules1"
read -r top height left width <"$dir/rules1"
# The number's characters end 0.12 em below their baseline.
number=$(mutool draw -F stext "$dir/t.pdf" 1 2>/dev/null | awk -F'"' '/c="&#x3014;"/ { for (i = 1; i < NF; i++) if ($i ~ / y=$/) print ($(i + 1) + 0.12 * 16) * 25.4 / 72 }')
say "official red rule" "$(near "left edge" "$left" 28; near width "$width" 156; near "below the number" "$(awk -v a="$top" -v b="$number" 'BEGIN { print a - b }')" 4)"
mark=$(pdftoppm -r 600 -gray -f 1 -l 1 -x 700 -y 1500 -W 3700 -H 600 "$dir/t.pdf" | "$BUILD/ink" 600 700 1500)
say "official mark: 35 mm below the type area's top" "$(near top "$(echo "$mark" | cut -d' ' -f2)" 72; near middle "$(echo "$mark" | awk '{ print ($1 + $3) / 2 }')" 106)"
rules "$pages" >"$dir/rules"
say "official colophon: rules of 0.35 and 0.25 mm, the last on the type area's edge" "$(awk '
	function near(what, m, t) { if ((m - t) ^ 2 > 0.0001) printf "%s %.3f, not %.3f; ", what, m, t }
	{ top[NR] = $1; height[NR] = $2; near("left", $3, 26); near("width", $4, 156) }
	END {
		if (NR != 3) printf "%d rules", NR
		near("first", height[1], 0.35); near("inner", height[2], 0.25); near("last", height[NR], 0.35)
		near("edge", top[NR] + height[NR], 262)
	}' "$dir/rules")"
# The strip of the page number: its dash is all of it that lies left of 190 mm.
for page in 1 2 3; do
	ink=$(pdftoppm -r 600 -gray -f $page -l $page -x 600 -y 6250 -W 3800 -H 300 "$dir/t.pdf" | "$BUILD/ink" 600 600 6250)
	x=$([ $((page % 2)) = 1 ] && echo "$ink" | cut -d' ' -f3 || echo "$ink" | cut -d' ' -f1)
	# The first dash alone: a strip of 3 mm at its side.
	start=$(echo "$ink" | awk '{ printf "%d", $1 / 25.4 * 600 }')
	dash=$(pdftoppm -r 600 -gray -f $page -l $page -x "$start" -y 6250 -W 72 -H 300 "$dir/t.pdf" | "$BUILD/ink" 600 "$start" 6250)
	# One character of 四号 in from the edge, but for the dash's own side bearing.
	say "official page number on page $page" "$(near "top of the dash" "$(echo "$dash" | cut -d' ' -f2)" 269
		awk -v x="$x" -v want="$([ $((page % 2)) = 1 ] && echo 179.061 || echo 30.939)" 'BEGIN { if ((x - want) ^ 2 > 0.25) printf "edge at %s mm, not %s", x, want }')"
done
# Pages with nothing but the colophon have no number; those before have theirs.
"$GONGBAO" make tests/pages/official.layout.json tests/pages/data tests/pages/official.data/issue.json -o "$dir/f.pdf" >/dev/null 2>&1
say "official page with the colophon alone has no number" "$(for page in 1 2 3 4; do
	pdftotext -f $page -l $page "$dir/f.pdf" - 2>/dev/null | grep -Eq "^— $page —" && printf '%s ' $page; done | grep -v '^1 2 3 $')"

# Both PDF writers, on an upright page, one with a chart and a turned one.
"$GONGBAO" make tongbao data/zaozhuang $official/tongbao.json $official/text.json -o "$dir/c.pdf,writer=cairo" >/dev/null 2>&1
for page in 1 5 8; do
	for writer in t c; do
		mutool draw -q -r 150 -o "$dir/$writer.ppm" "$dir/$writer.pdf" $page 2>/dev/null
	done
	"$BUILD/pixels" 1 "official page $page libharu and cairo by mupdf" "$dir/t.ppm" "$dir/c.ppm"
done

# The lint finds nothing in the shipped form, and each fault that is made.
"$GONGBAO" check data/zaozhuang $official/tongbao.json $official/text.json --layout tongbao --official >"$dir/report" 2>"$dir/warnings"
say "official lint: nothing to say" "$([ $? -eq 0 ] || tail -n 1 "$dir/report"; head -n 1 "$dir/warnings")"
mkdir "$dir/themes"
cp layouts/themes/official.json "$dir/themes"
deviates() { # CLAUSE NAME JQ
	jq "$3" layouts/tongbao.json >"$dir/tongbao.json"
	"$GONGBAO" check data/zaozhuang $official/tongbao.json $official/text.json --layout "$dir/tongbao.json" \
		--official >"$dir/report" 2>"$dir/warnings"
	status=$?
	if [ $status -eq 1 ] && grep -q "^$1 .*✗" "$dir/report" && grep -q "GB/T 9704-2012, $1" "$dir/warnings"; then
		echo "ok official lint: $2 ($1)"
	else
		echo "not ok official lint: $2 ($1): status $status; $(grep ✗ "$dir/report" | tr -s ' ' | tr '\n' ';') $(head -n 1 "$dir/warnings")"
	fi
}
deviates 5.1 'a narrower sheet' '.page = {"width": "200mm", "height": "297mm"} | .masters[0].margin.outer = "16mm"'
deviates 5.2.1 'a wider top margin' '.masters[0].margin.top = "40mm" | .masters[0].margin.bottom = "32mm"'
deviates 5.2.1 'a narrow bound margin' '.masters[0].margin.inner = "25mm" | .masters[0].margin.outer = "29mm"'
deviates 5.2.2 'text of 四号' '(.styles[] | select(.name == "body") | .size) = "四号"'
deviates 5.2.3 'other line pitch' '.grid.lines = 24'
deviates 5.2.3 'other character pitch' '.grid.characters = 27'
deviates 5.2.4 'coloured text' '(.styles[] | select(.name == "body") | .colour) = "red"'
deviates 7.2.4 'a mark too high' '.blocks[0].top = "25mm"'
deviates 7.2.4 'a black mark' '(.styles[] | select(.name == "redhead") | .colour) = "ink"'
deviates 7.3.1 'a small title' '(.styles[] | select(.name == "title") | .size) = "三号"'
deviates 7.3.3 'headings of another role' '(.styles[] | select(.name == "heading-2") | .role) = "serif"'
deviates 7.3.3 'no indent' '(.styles[] | select(.name == "body") | .first_indent_em) = 0'
deviates 7.4.1 'no colophon' '.blocks |= map(select(.kind != "colophon"))'
deviates 7.5 'page numbers too low' '(.masters[0].fixed[] | select(.edge == "ink-top") | .y) = "271mm"'
deviates 7.5 'page numbers on the other side' '(.masters[0].fixed[] | select(.when == "odd") | .align) = "start"'
sed 's/样例〔2024〕2号/样例[2024]第02号/' $official/tongbao.json >"$dir/issue.json"
"$GONGBAO" check data/zaozhuang "$dir/issue.json" $official/text.json --layout tongbao --official >"$dir/report" 2>&1
say "official lint: a document number with other brackets" "$([ $? -eq 1 ] && grep -q '^7.2.5 .*✗.*样例\[2024\]第02号' "$dir/report" || cat "$dir/report")"
"$GONGBAO" check data/zaozhuang --official >"$dir/report" 2>&1
say "official lint without a layout" "$([ $? -eq 2 ] && grep -q -- '--layout tongbao' "$dir/report" || cat "$dir/report")"
