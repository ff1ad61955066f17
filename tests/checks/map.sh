# Maps of cities that do not exist, from generated GeoJSON with holes and islands: drawn in every
# edition, no label over another or outside its frame, every digit a figure, both PDFs sound. And a
# province of 136 counties, in time.
: "${GONGBAO:=$PWD/build/gongbao}"
export LC_ALL=C.UTF-8
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
sh tests/city/make.sh "$dir/city" 120
sh tests/city/make.sh "$dir/province" 20 136

labels() { # NAME TRACE
	awk -v name="$1" '
		/^page / { page = $2 }
		$1 == "box" && ($2 == "frame" || $2 == "label") {
			group = ""
			for (i = 7; i <= NF; i++) if ($i == "group") group = page "/" $(i + 1)
			if (group == "") next
			if ($2 == "frame") { frame[group] = $3 " " $4 " " $5 " " $6; next }
			label[group, ++n[group]] = $3 " " $4 " " $5 " " $6
			all++
		}
		END {
			for (g in n) {
				split(frame[g], f, " ")
				for (i = 1; i <= n[g]; i++) {
					split(label[g, i], a, " ")
					if (a[1] < f[1] - 0.02 || a[2] < f[2] - 0.02 || a[1] + a[3] > f[1] + f[3] + 0.02 || a[2] + a[4] > f[2] + f[4] + 0.02)
						{ print "not ok " name ": a label leaves its frame: " label[g, i]; bad++ }
					for (k = i + 1; k <= n[g]; k++) {
						split(label[g, k], b, " ")
						if (a[1] + a[3] > b[1] + 0.02 && b[1] + b[3] > a[1] + 0.02 && a[2] + a[4] > b[2] + 0.02 && b[2] + b[4] > a[2] + 0.02)
							{ print "not ok " name ": labels overlap: " label[g, i] " and " label[g, k]; bad++ }
					}
				}
			}
			if (!bad && all > 0) print "ok " name ": " all " labels"
			if (!all) print "not ok " name ": no labels"
		}' "$2"
}

digits() { # NAME TRACE: offsets are bytes
	LC_ALL=C awk -v name="$1" '
		function flush(   i, k, covered) {
			for (i = 1; i <= length(text); i++) {
				if (substr(text, i, 1) !~ /[0-9]/) continue
				digits++
				covered = 0
				for (k = 1; k <= n; k++) if (from[k] < i && i <= to[k]) covered = 1
				if (!covered) { print "not ok " name ": a digit without a figure in \"" text "\""; bad++; break }
			}
			text = ""; n = 0
		}
		$1 == "glyphs" {
			flush()
			if (match($0, / (zh-CN|en) ".*" \| /)) {
				text = substr($0, RSTART, RLENGTH - 4)
				sub(/^ (zh-CN|en) "/, "", text)
				gsub(/\\"/, "\"", text)
			}
			next
		}
		$1 == "figure" { split($2, range, "-"); n++; from[n] = range[1]; to[n] = range[2]; next }
		{ flush() }
		END { flush(); if (!bad && digits > 0) print "ok " name ": " digits " digits"; if (!digits) print "not ok " name ": no digits" }' "$2"
}

for edition in zh en zh+en; do
	for data in city province; do
		name="$edition $data"
		if ! timeout 20 "$GONGBAO" make tests/city/map.layout.json "$dir/$data" --edition "$edition" \
			-o "$dir/h.pdf" -o "$dir/c.pdf,writer=cairo" -o "$dir/m.trace" >"$dir/out" 2>&1; then
			echo "not ok $name: $(head -n 5 "$dir/out" | tr '\n' ' ')"
			continue
		fi
		labels "$name" "$dir/m.trace"
		digits "$name" "$dir/m.trace"
		for file in h.pdf c.pdf; do
			if qpdf --check "$dir/$file" >/dev/null 2>&1; then echo "ok $name $file"; else echo "not ok $name $file"; fi
		done
	done
done
# The real one, too: no label leaves it in any edition.
for edition in zh en zh+en; do
	sed 's/"t-4"/"gdp-growth"/; s/"t-1"/"urban-jobs"/; s/-t-4\.actual/-gdp-growth.actual/; s/"area-1"/"tengzhou"/; s/"area-[2-6]"/"shanting"/' \
		tests/city/map.layout.json >"$dir/real.json"
	if "$GONGBAO" make "$dir/real.json" data/zaozhuang --edition "$edition" -o "$dir/m.trace" >"$dir/out" 2>&1; then
		labels "$edition zaozhuang" "$dir/m.trace"
	else
		echo "not ok $edition zaozhuang: $(head -n 5 "$dir/out" | tr '\n' ' ')"
	fi
done
