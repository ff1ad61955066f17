# PNG and SVG, as other programs see them: exact pixels, well-formed XML with title and desc in the
# language of the edition, no font named, and the same picture by librsvg and by mupdf as by our own pixels.
: "${GONGBAO:=$PWD/build/gongbao}"
pixels=$PWD/${BUILD:-build}/pixels
export LC_ALL=C.UTF-8
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

make_files() { # NAME ARGUMENT…: false, and said, when it fails
	name=$1
	shift
	if "$GONGBAO" make "$@" >"$dir/made" 2>&1; then return 0; fi
	echo "not ok $name: $(head -n 6 "$dir/made" | tr '\n' ' ')"
	return 1
}

# Width and height stand in bytes 16 to 23 of a PNG.
size() {
	od -An -tu1 -j16 -N8 "$1" | awk '{ print (($1 * 256 + $2) * 256 + $3) * 256 + $4 "x" (($5 * 256 + $6) * 256 + $7) * 256 + $8 }'
}
is() { # NAME EXPECTED ACTUAL
	if [ "$2" = "$3" ]; then echo "ok $1"; else echo "not ok $1: $3, expected $2"; fi
}
has() { # NAME PATTERN FILE
	if grep -q -e "$2" "$3"; then echo "ok $1"; else echo "not ok $1: $(head -c 300 "$3" | tr '\n' ' ')"; fi
}

# NAME SVG PNG DPI
check_svg() {
	if xmllint --noout --nonet "$2" 2>"$dir/said"; then echo "ok $1 is XML"; else echo "not ok $1: $(head -n 2 "$dir/said" | tr '\n' ' ')"; fi
	for part in title desc; do
		words=$(xmllint --xpath "string(/*[local-name()='svg']/*[local-name()='$part'])" "$2" 2>/dev/null)
		if [ -n "$words" ]; then echo "ok $1 has a $part"; else echo "not ok $1 has no $part"; fi
	done
	if grep -q -i -E 'font|<text|<style' "$2"; then echo "not ok $1 names a font"; else echo "ok $1 needs no font"; fi
	rsvg-convert -d "$4" -p "$4" "$2" -o "$dir/rsvg.png" 2>"$dir/said" || echo "not ok $1 librsvg: $(head -n 2 "$dir/said")"
	"$pixels" 0.1 "$1 by librsvg is the PNG" "$dir/rsvg.png" "$3"
	grep -q stroke-dasharray "$2" && return # which mupdf does not know
	mutool draw -q -r "$4" -o "$dir/mupdf.ppm" "$2" 2>/dev/null
	"$pixels" 0.1 "$1 by mupdf is the PNG" "$dir/mupdf.ppm" "$3"
}

# Every operation that there is: signs, links, a list, an image, a turned stamp, charts and tables.
for layout in signs table stamp; do
	make_files "$layout" "tests/pages/$layout.layout.json" tests/pages/data -o "$dir/$layout-%d.svg" -o "$dir/$layout-%d.png,dpi=144" || continue
	for svg in "$dir/$layout"-*.svg; do
		check_svg "$(basename "$svg")" "$svg" "${svg%.svg}.png" 144
	done
done
for edition in zh en zh+en; do
	make_files "bulletin $edition" bulletin data/zaozhuang --edition $edition -o "$dir/b-%d.svg,pages=1-5" -o "$dir/b-%d.png,pages=1-5,dpi=192" || continue
	for page in 1 5; do
		check_svg "bulletin $edition page $page" "$dir/b-$page.svg" "$dir/b-$page.png" 192
	done
	case $edition in
	zh) has 'Chinese title' '<title>枣庄市[^·]*</title>' "$dir/b-5.svg" ;;
	en) has 'English title' '<title>[^·]*Zaozhuang[^·]*</title>' "$dir/b-5.svg"
		has 'English alt text' 'aria-label="[A-Z][a-z]* [^"]*[0-9]' "$dir/b-5.svg" ;;
	*) has 'title in both languages' '<title>枣庄市.* · .*Zaozhuang.*</title>' "$dir/b-5.svg" ;;
	esac
done

# The summary: the same picture by both formats, one page of the declared pixels in every edition.
for edition in zh en zh+en; do
	make_files "summary $edition" summary data/zaozhuang --edition $edition -o "$dir/s.svg" -o "$dir/s.png" || continue
	check_svg "summary $edition" "$dir/s.svg" "$dir/s.png" 96
	is "summary $edition pixels" 1200x2133 "$(size "$dir/s.png")"
done

make_files sizes bulletin data/zaozhuang -o "$dir/a.png,pages=3,px=1080" -o "$dir/b.png,pages=3,dpi=300" -o "$dir/c.png,pages=3" &&
	{
		is 'px=1080 is 1080 wide' 1080x1527 "$(size "$dir/a.png")"
		is 'dpi=300' 2481x3508 "$(size "$dir/b.png")"
		is '96 dpi by default' 794x1123 "$(size "$dir/c.png")"
	}

# A range, and a name for each page: the number is that of the page.
make_files range bulletin data/zaozhuang -o "$dir/range/%d.svg,pages=3-5" -o "$dir/range/page-%d.pdf,pages=2" -o "$dir/range/all.trace,pages=2-3" &&
	{
		is 'a file for each page' '3.svg 4.svg 5.svg all.trace page-2.pdf ' "$(ls "$dir/range" | tr '\n' ' ')"
		is 'made says how many' "3 pages" "$(sed -n 's/.*%d.svg: \([0-9]* pages\),.*/\1/p' "$dir/made")"
		is 'a PDF of one page' 1 "$(pdfinfo "$dir/range/page-2.pdf" | sed -n 's/^Pages: *//p')"
		is 'a trace of two pages' 2 "$(grep -c '^page ' "$dir/range/all.trace")"
		# The page is the same alone as among others.
		make_files alone bulletin data/zaozhuang -o "$dir/alone.svg,pages=4" && is 'a page alone is the same' '' "$(cmp "$dir/alone.svg" "$dir/range/4.svg" 2>&1)"
	}
# When one page cannot be written none is.
mkdir -p "$dir/half/p-4.svg"
"$GONGBAO" make bulletin data/zaozhuang -o "$dir/half/p-%d.svg,pages=3-5" >"$dir/made" 2>&1
is 'all pages or none: status' 3 $?
is 'all pages or none' 'p-4.svg ' "$(ls "$dir/half" | tr '\n' ' ')"
