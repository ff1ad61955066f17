# The same page by both PDF writers, rasterised at 150 dpi by poppler and by mupdf, on every page of
# the bulletin: under 1 % of the ink pixels differ by more than half. The PNG writer's page agrees
# with both within antialiasing (under 0.1 %); poppler sets glyphs on whole pixels vertically, so for
# that its page is made at 600 dpi and each 4 x 4 pixels are made into their mean.
: "${GONGBAO:=$PWD/build/gongbao}"
pixels=$PWD/${BUILD:-build}/pixels
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

if ! "$GONGBAO" make bulletin data/zaozhuang -o "$dir/h.pdf" -o "$dir/c.pdf,writer=cairo" \
	-o "$dir/%d.png,dpi=150" >"$dir/made" 2>&1; then
	echo "not ok bulletin: $(head -n 6 "$dir/made" | tr '\n' ' ')"
	exit
fi
count=$(find "$dir" -name '*.png' | wc -l)

raster() { # FOLDER PAGE: h and c by poppler (p) and mupdf (m)
	for writer in h c; do
		pdftoppm -r 150 -f "$2" -l "$2" -singlefile "$dir/$writer.pdf" "$1/$writer-p"
		mutool draw -q -r 150 -o "$1/$writer-m.ppm" "$dir/$writer.pdf" "$2" 2>/dev/null
	done
	pdftoppm -r 600 -f "$2" -l "$2" -singlefile "$dir/h.pdf" "$1/large"
}

compare() { # FOLDER PAGE
	"$pixels" 1 "page $2 libharu and cairo by poppler" "$1/h-p.ppm" "$1/c-p.ppm"
	"$pixels" 1 "page $2 libharu and cairo by mupdf" "$1/h-m.ppm" "$1/c-m.ppm"
	"$pixels" 0.1 "page $2 PNG and mupdf" "$dir/$2.png" "$1/h-m.ppm"
	"$pixels" 0.1 "page $2 PNG and poppler" "$1/large.ppm" "$dir/$2.png" 0 4
}

worker() { # FIRST: every second page
	mkdir "$dir/$1"
	page=$1
	while [ "$page" -le "$count" ]; do
		raster "$dir/$1" "$page"
		compare "$dir/$1" "$page"
		page=$((page + 2))
	done
}

worker 1 >"$dir/odd" &
worker 2 >"$dir/even"
wait
cat "$dir/odd" "$dir/even"

# What the check cannot see it cannot fail at: one pixel to the right is seen.
raster "$dir" "$count"
for reader in p m; do
	if "$pixels" 1 shifted "$dir/h-$reader.ppm" "$dir/c-$reader.ppm" 1 >"$dir/said"; then
		echo "not ok a page moved by a pixel is not seen: $(cat "$dir/said")"
	else
		echo "ok a page moved by a pixel is seen:$(cut -d: -f2 "$dir/said")"
	fi
done
