# Every digit on every page belongs to a figure that says what it is and where it came from (D 4.6).
: "${GONGBAO:=$PWD/build/gongbao}"
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
sh tests/city/make.sh "$dir/city" 60

for edition in zh en zh+en; do
	for data in data/zaozhuang "$dir/city" tests/pages/data; do
		for layout in bulletin summary tests/pages/marks.layout.json; do
			case $layout in *marks*) [ "$data" = tests/pages/data ] || continue ;; esac
			name="$(basename "$layout" .layout.json) $edition $(basename "$data")"
			if ! "$GONGBAO" make $layout "$data" --edition "$edition" -o "$dir/a.trace" >"$dir/out" 2>&1; then
				echo "not ok $name: $(head -n 5 "$dir/out" | tr '\n' ' ')"
				continue
			fi
			# Offsets are bytes, so the text is taken as bytes.
			LC_ALL=C awk -v name="$name" '
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
				END { flush(); if (!bad && digits > 0) print "ok " name ": " digits " digits"; if (!digits) print "not ok " name ": no digits" }' "$dir/a.trace"
		done
	done
done
