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
	# The summary is one page whatever there is; other layouts show every target by its name.
	if [ "$layout" = layouts/summary.json ]; then
		pages=$(pdfinfo "$dir/h.pdf" | sed -n 's/^Pages: *//p')
		if [ "$pages" = 1 ]; then echo "ok $layout is one page"; else echo "not ok $layout: $pages pages"; fi
		for edition in zh en; do
			if "$GONGBAO" make "$layout" "$dir/data" --edition "$edition" -o "$dir/s.png" >"$dir/made" 2>&1; then
				echo "ok $layout $edition is one page"
			else
				echo "not ok $layout $edition: $(head -n 2 "$dir/made" | tr '\n' ' ')"
			fi
		done
		continue
	fi
	# A briefing is short by design.
	[ "$layout" = layouts/jianbao.json ] && continue
	pdftotext "$dir/h.pdf" "$dir/text" 2>/dev/null
	lost=0
	for n in 1 137 250 499 500; do
		tr -d ' \n' <"$dir/text" | grep -q "第${n}项" || lost=$((lost + 1))
	done
	if [ "$lost" = 0 ]; then echo "ok $layout shows its targets"; else echo "not ok $layout: $lost targets are missing"; fi
done
# With sections of a hundred targets, charts and tables go on over pages, and every row of a chart
# stands on one of them.
sh tests/city/make.sh "$dir/large" 1200
if "$GONGBAO" make bulletin "$dir/large" -o "$dir/l.pdf" -o "$dir/l.trace" >"$dir/out" 2>&1; then
	pdftotext "$dir/l.pdf" "$dir/text" 2>/dev/null
	if grep -q '（续图）' "$dir/text" && grep -q '（续表）' "$dir/text"; then
		echo 'ok charts and tables go on'
	else
		echo 'not ok charts and tables do not go on'
	fi
	# The name of a target with a rate stands in its chart, its table and the list of all.
	times=$(tr -d '\n' <"$dir/text" | grep -o '第181项投资' | wc -l)
	if [ "$times" -ge 3 ]; then echo "ok a target of a large chart stands $times times"; else echo "not ok a target stands only $times times"; fi
else
	echo "not ok 1200 targets: $(head -n 6 "$dir/out" | tr '\n' ' ')"
fi
