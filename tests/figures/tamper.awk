# Alters one digit of a PDF as qpdf --qdf writes it, where text is glyph numbers: on page `page`, the
# first `from` becomes `to` in the same font. Read the file twice: first the fonts, then the pages.
#   LC_ALL=C awk -v page=4 -v from=5 -v to=6 -f tamper.awk FILE FILE >TAMPERED
function code(digit) { return sprintf("<%04X>", 48 + digit) }
/^[0-9]+ 0 obj$/ { object = $1 }
NR == FNR {
	if ($1 ~ /^\/F[0-9]+$/ && $3 == 0 && $4 == "R") font[$1] = $2
	if ($1 == "/ToUnicode") map[object] = $2
	if ($0 ~ /^<[0-9A-F]+> <[0-9A-F]+>$/) glyph[object, $2] = tolower(substr($1, 2, 4))
	next
}
/^%% Contents for page / { inside = $NF == page }
inside && / Tf$/ { table = map[font[$1]] }
inside && !done && /T[jJ]$/ && (table, code(from)) in glyph && (table, code(to)) in glyph {
	line = ""
	rest = $0
	while (!done && match(rest, /<[0-9a-f]+>/)) {
		run = substr(rest, RSTART, RLENGTH)
		line = line substr(rest, 1, RSTART - 1)
		rest = substr(rest, RSTART + RLENGTH)
		for (i = 2; i < length(run) && !done; i += 4) {
			if (substr(run, i, 4) != glyph[table, code(from)]) continue
			run = substr(run, 1, i - 1) glyph[table, code(to)] substr(run, i + 4)
			done = 1
		}
		line = line run
	}
	$0 = line rest
}
{ print }
