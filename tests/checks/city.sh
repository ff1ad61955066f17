# Another city, with other sections, agencies, lamps and 500 targets, goes through the same layouts.
: "${GONGBAO:=$PWD/build/gongbao}"
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
sh tests/city/make.sh "$dir/data" 500
if "$GONGBAO" check "$dir/data" >"$dir/out" 2>&1; then
	echo "ok check"
else
	echo "not ok check: $(head -n 8 "$dir/out" | tr '\n' ' ')"
fi
for layout in layouts/*.json; do
	if "$GONGBAO" make "$layout" "$dir/data" -o "$dir/h.pdf" -o "$dir/c.pdf,writer=cairo" -o "$dir/d.trace" >"$dir/out" 2>&1; then
		echo "ok $layout"
	else
		echo "not ok $layout: $(head -n 8 "$dir/out" | tr '\n' ' ')"
		continue
	fi
	for file in h.pdf c.pdf; do
		if qpdf --check "$dir/$file" >/dev/null 2>&1; then echo "ok $layout $file"; else echo "not ok $layout $file"; fi
	done
	# Every target stands in the document by its name.
	pdftotext "$dir/h.pdf" "$dir/text" 2>/dev/null
	lost=0
	for n in 1 137 250 499 500; do
		tr -d ' \n' <"$dir/text" | grep -q "第${n}项" || lost=$((lost + 1))
	done
	if [ "$lost" = 0 ]; then echo "ok $layout shows its targets"; else echo "not ok $layout: $lost targets are missing"; fi
done
