# Every digit figure of the report and its role in the ledger (README, "make figures").
#
# Reads, in this order and told apart by `kind=`: the names that the place file declares (names), the
# roles of figures that no entry carries (roles), the entries of the ledger (entries), the report in
# one line without blanks (text). Bytes, not characters: LC_ALL=C.

function is_digit(text) { return text ~ /^[0-9]$/ }

function give(i, word, what) {
	role[i] = role[i] == "" ? word : role[i] (role[i] == word ? "" : ", " word)
	detail[i] = detail[i] == "" ? what : detail[i] ", " what
}

# Every place where `name` stands, not as part of a longer number.
function take_name(name, word, what, at, from, hit, end, i, hits) {
	from = 1
	hits = 0
	while ((hit = index(substr(text, from), name)) > 0) {
		at = from + hit - 1
		end = at + length(name)
		from = at + 1
		if (is_digit(substr(name, 1, 1)) && at > 1 && is_digit(substr(text, at - 1, 1)))
			continue
		if (is_digit(substr(name, length(name), 1)) && is_digit(substr(text, end, 1)))
			continue
		hits++
		for (i = 1; i <= figures; i++) {
			if (start[i] >= at && start[i] + length(figure[i]) <= end && role[i] == "")
				give(i, word, what)
		}
	}
	return hits
}

# 2024年, 1月 behind a 年, 10日 behind a 月.
function take_dates(i, next_word, before) {
	for (i = 1; i <= figures; i++) {
		next_word = substr(text, start[i] + length(figure[i]), 3)
		before = start[i] > 3 ? substr(text, start[i] - 3, 3) : ""
		if (role[i] == "" && ((length(figure[i]) == 4 && next_word == "年") ||
				(before == "年" && next_word == "月") || (before == "月" && next_word == "日")))
			give(i, "date", substr(text, start[i], length(figure[i]) + 3))
	}
}

# The figure of an entry: the first in its quote that is its value and nobody's yet; where one number
# stands for two entries (均增长12%), the first that is its value.
function take_value(value, id, from, to, pass, i) {
	for (pass = 1; pass <= 2; pass++) {
		for (i = 1; i <= figures; i++) {
			if (start[i] < from || start[i] + length(figure[i]) > to || figure[i] != value ||
				(pass == 1 && role[i] != "") || (pass == 2 && role[i] != "value"))
				continue
			give(i, "value", id)
			return 1
		}
	}
	return 0
}

# 500 of "500万元以上技改项目": the figure stands in the name with what follows it in the report.
function take_thresholds(name, id, from, to, i) {
	for (i = 1; i <= figures; i++) {
		if (role[i] == "" && start[i] >= from && start[i] < to &&
			index(name, substr(text, start[i], length(figure[i]) + 6)) > 0)
			give(i, "threshold", id)
	}
}

function read_figures(at, rest, n) {
	rest = text
	at = 1
	figures = 0
	while (match(rest, /[0-9]+(\.[0-9]+)?/)) {
		n = ++figures
		start[n] = at + RSTART - 1
		figure[n] = substr(rest, RSTART, RLENGTH)
		at += RSTART + RLENGTH - 1
		rest = substr(rest, RSTART + RLENGTH)
	}
}

# A few characters around a figure, not cut within one.
function around(i, from, to) {
	from = start[i] > 12 ? start[i] - 12 : 1
	to = start[i] + length(figure[i]) + 9
	while (from < start[i] && substr(text, from, 1) ~ /[\200-\277]/)
		from++
	while (substr(text, to, 1) ~ /[\200-\277]/)
		to++
	return substr(text, from, start[i] - from) "[" figure[i] "]" \
		substr(text, start[i] + length(figure[i]), to - start[i] - length(figure[i]))
}

function fail(why) {
	print "not ok " why
	failed++
}

BEGIN { FS = "\t" }
kind == "names" { name[++names] = $0; next }
kind == "roles" {
	if ($0 ~ /^#/ || $0 == "")
		next
	word[++roles] = $1
	context[roles] = $2
	what[roles] = $3
	if ($1 == "han")
		has_words[$3] = 1
	next
}
kind == "entries" {
	n = ++entries
	id[n] = $1
	known[$1] = 1
	part[n] = $2
	value[n] = $3
	upper[n] = $4
	quote[n] = $5
	label[n] = $6
	next
}
kind == "text" { text = text $0 }

END {
	plan = index(text, "二、2024年工作安排")
	read_figures()
	for (i = 1; i <= names; i++)
		take_name(name[i], "name", name[i])
	for (i = 1; i <= roles; i++) {
		if (word[i] == "name" || word[i] == "date") {
			if (take_name(context[i], word[i], what[i] == "" ? context[i] : what[i]) == 0)
				fail("roles: \"" context[i] "\" is not in the report")
		}
	}
	take_dates()
	for (i = 1; i <= entries; i++) {
		at = part[i] == "二" ? plan : 1
		hit = index(substr(text, at), quote[i])
		from[i] = hit == 0 ? 0 : at + hit - 1
		to[i] = from[i] + length(quote[i])
		if (hit == 0)
			fail(id[i] ": its quote is not in part " part[i] " of the report")
	}
	# Names first, so that the 10 of "10亿元及以上项目10个" is not the value.
	for (i = 1; i <= entries; i++) {
		if (from[i] > 0)
			take_thresholds(label[i], id[i], from[i], to[i])
	}
	for (i = 1; i <= entries; i++) {
		if (from[i] == 0 || value[i] == "-")
			continue
		if (!take_value(value[i], id[i], from[i], to[i]) && !(id[i] in has_words))
			fail(id[i] ": " value[i] " is no figure of its quote")
		if (upper[i] != "-" && !take_value(upper[i], id[i], from[i], to[i]))
			fail(id[i] ": " upper[i] " is no figure of its quote")
	}
	for (i = 1; i <= figures; i++) {
		if (role[i] == "") {
			fail("figure " i " has no role: " around(i))
			continue
		}
		given++
		split(role[i], first, ",")
		by_role[first[1]]++
		if (list)
			printf "%3d  %-9s  %s\n     %s\n", i, role[i], around(i), detail[i]
	}
	# Quantities in Chinese characters: the words stand in the report, the entry in the ledger.
	for (i = 1; i <= roles; i++) {
		if (word[i] != "han")
			continue
		if (index(text, context[i]) == 0)
			fail("roles: \"" context[i] "\" is not in the report")
		else if (what[i] !~ /^\(/ && !(what[i] in known))
			fail("roles: \"" context[i] "\": no entry \"" what[i] "\" with a quote")
		else {
			in_words++
			if (list)
				printf "  -  %-9s  %s\n     %s\n", "in words", context[i], what[i]
		}
	}
	if (figures != expected)
		fail("the report has " expected " figures, found " figures)
	printf "%s%d of %d figures have a role: %d values, %d thresholds, %d names, %d dates; %d in words\n", \
		list ? "" : (given == figures ? "ok " : "not ok "), given, figures, by_role["value"], \
		by_role["threshold"], by_role["name"], by_role["date"], in_words
	exit failed > 0
}
