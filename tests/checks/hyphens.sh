# Words parted at the ends of lines: as other programs read them, and the patterns that must be there.
: "${GONGBAO:=$PWD/build/gongbao}"
export LC_ALL=C.UTF-8
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
layout=tests/pages/hyphens.layout.json

"$GONGBAO" make "$layout" tests/pages/data --audit -o "$dir/haru.pdf" -o "$dir/cairo.pdf,writer=cairo" >"$dir/said" 2>&1 \
	&& echo "ok the audit agrees" || echo "not ok the audit: $(head -n 4 "$dir/said" | tr '\n' ' ')"
for writer in haru cairo; do
	pdftotext -enc UTF-8 "$dir/$writer.pdf" "$dir/text"
	pdftotext -enc UTF-8 -raw "$dir/$writer.pdf" "$dir/raw"
	# On the page the halves of a word stand on two lines …
	if grep -q 'infrastruc-$' "$dir/raw" && grep -q '^ture programme' "$dir/raw"; then
		echo "ok $writer parts words"
	else
		echo "not ok $writer parts words: $(head -n 2 "$dir/raw" | tr '\n' ' ')"
	fi
	# … and who copies the text gets them whole, parted by patterns or where U+00AD was typed.
	for word in 'infrastructure programme' comprehensive enterprises supernumerary; do
		if tr '\n' ' ' <"$dir/text" | grep -q "$word"; then
			echo "ok $writer joins $word"
		else
			echo "not ok $writer joins $word"
		fi
	done
	if grep -q "$(printf '\302\255')" "$dir/raw"; then
		echo "not ok $writer: a soft hyphen is left"
	else
		echo "ok $writer leaves no soft hyphen"
	fi
	mutool draw -q -F text "$dir/$writer.pdf" 2>/dev/null | grep -q 'infrastruc-$' && echo "ok $writer mupdf" || echo "not ok $writer mupdf"
done

# Without the pinned patterns a layout that hyphenates is refused, and nothing is written.
mkdir -p "$dir/fonts/cache"
cp fonts/families.json "$dir/fonts"
for font in "$PWD"/fonts/cache/*.ttf; do
	ln -s "$font" "$dir/fonts/cache"
done
refused() { # NAME EXPECTED…
	"$GONGBAO" make "$layout" tests/pages/data --fonts "$dir/fonts" -o "$dir/none.pdf" >/dev/null 2>"$dir/said"
	status=$?
	name=$1
	shift
	for words in "$@"; do
		if [ "$status" = 1 ] && [ ! -e "$dir/none.pdf" ] && grep -q -F "$words" "$dir/said"; then
			echo "ok $name: $words"
		else
			echo "not ok $name: status $status, $(head -n 4 "$dir/said" | tr '\n' ' ')"
		fi
	done
}
refused 'no patterns' "$layout:17:58: error: /styles/1/hyphenate: found hyphenation without its patterns $dir/fonts/cache/hyph-en-gb.dic" \
	'help: run: make fonts'
printf 'UTF-8\n.a1b\n' >"$dir/fonts/cache/hyph-en-gb.dic"
refused 'other patterns' 'the patterns that families.json pins' 'help: remove the file, then run: make fonts'
errors=$(grep -c 'error:' "$dir/said")
[ "$errors" = 1 ] && echo "ok other patterns: said once" || echo "not ok other patterns: said $errors times"
rm "$dir/fonts/cache/hyph-en-gb.dic"
# Who does not hyphenate does not need them.
if "$GONGBAO" make tests/pages/titles.layout.json tests/pages/data --fonts "$dir/fonts" -o "$dir/titles.pdf" >/dev/null 2>"$dir/said"; then
	echo "ok patterns are asked for by who hyphenates"
else
	echo "not ok patterns are asked for by who hyphenates: $(head -n 3 "$dir/said" | tr '\n' ' ')"
fi
